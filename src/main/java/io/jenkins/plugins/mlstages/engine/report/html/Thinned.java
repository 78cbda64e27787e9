package io.jenkins.plugins.mlstages.engine.report.html;

import io.jenkins.plugins.mlstages.engine.report.document.Chart;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.IntStream;

/** Chooses the points of a long curve that a picture of it needs. */
final class Thinned {
    private Thinned() {}

    /** Positions of at most two points for each of so many equal parts, the least and the greatest, and of both ends. */
    static List<Integer> of(Chart.Curve curve, int parts) {
        int points = curve.y().size();
        if (points <= 2 * parts) {
            return IntStream.range(0, points).boxed().toList();
        }
        TreeSet<Integer> chosen = new TreeSet<>(List.of(0, points - 1));
        for (int part = 0; part < parts; part++) {
            int from = (int) ((long) part * points / parts);
            int to = (int) ((part + 1L) * points / parts);
            int least = from;
            int greatest = from;
            for (int i = from; i < to; i++) {
                least = curve.y().get(i) < curve.y().get(least) ? i : least;
                greatest = curve.y().get(i) > curve.y().get(greatest) ? i : greatest;
            }
            chosen.add(least);
            chosen.add(greatest);
        }
        return List.copyOf(chosen);
    }
}
