package io.jenkins.plugins.mlstages.engine.report.html;

import io.jenkins.plugins.mlstages.engine.report.document.Chart;
import java.util.List;

/** Two distributions: the reference filled with grey, the current one drawn over it. */
final class BarsSvg {
    private static final int WIDTH = 120;
    private static final int HEIGHT = 34;
    private static final String REFERENCE = "class=\"reference\" fill=\"#c9cad6\"";

    private BarsSvg() {}

    static String of(Chart.Bars chart) {
        Svg svg = new Svg("mini", WIDTH, HEIGHT, null);
        double step = (double) WIDTH / Math.max(1, chart.reference().size());
        if (chart.categories()) {
            double width = Math.max(1, Math.min(9, step / 2 - 1));
            for (int i = 0; i < chart.reference().size(); i++) {
                double middle = (i + 0.5) * step;
                bar(svg, REFERENCE, middle - width, width, chart.reference().get(i));
                bar(
                        svg,
                        "class=\"current\" fill=\"#0b63e0\"",
                        middle,
                        width,
                        chart.current().get(i));
            }
            return svg.toString();
        }
        String reference = steps(chart.reference(), step);
        svg.path(REFERENCE, "M0 " + HEIGHT + reference + "V" + HEIGHT + "z");
        String current = steps(chart.current(), step);
        return svg.path(
                        "class=\"current-line\" fill=\"none\" stroke=\"#0b63e0\" stroke-width=\"1.5\"",
                        "M0 " + HEIGHT + current + "V" + HEIGHT)
                .toString();
    }

    private static void bar(Svg svg, String ink, double x, double width, int height) {
        double top = y(height);
        svg.rectangle(ink, x, top, width, Math.max(0, HEIGHT - top), 0);
    }

    private static String steps(List<Integer> heights, double step) {
        StringBuilder path = new StringBuilder();
        for (int i = 0; i < heights.size(); i++) {
            path.append('V').append(Svg.point(y(heights.get(i)))).append('H').append(Svg.point((i + 1) * step));
        }
        return path.toString();
    }

    private static double y(int height) {
        return HEIGHT - 1 - height / 100.0 * (HEIGHT - 3);
    }
}
