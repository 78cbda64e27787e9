package io.jenkins.plugins.mlstages.engine.report.html;

import io.jenkins.plugins.mlstages.engine.report.document.Chart;
import io.jenkins.plugins.mlstages.engine.report.document.Tone;
import java.util.DoubleSummaryStatistics;
import java.util.Objects;
import java.util.stream.Stream;

/** A number with its interval beside another number; the side on which it may lie is shaded. */
final class IntervalSvg {
    private static final int WIDTH = 120;
    private static final int HEIGHT = 28;
    private static final double MARGIN = 0.25;
    private static final int BORDER = 5;

    private IntervalSvg() {}

    static String of(Chart.Interval chart) {
        DoubleSummaryStatistics points = Stream.of(chart.value(), chart.low(), chart.high(), chart.against())
                .filter(Objects::nonNull)
                .mapToDouble(Double::doubleValue)
                .summaryStatistics();
        double span = points.getMax() - points.getMin();
        double unit = span > 0 ? span : Math.max(1e-9, Math.abs(points.getMax()));
        double from = points.getMin() - MARGIN * unit;
        double to = points.getMax() + MARGIN * unit;
        Svg svg = new Svg("mini", WIDTH, HEIGHT, null);
        String ink = ink(chart.tone());
        double bound = x(chart.against(), from, to);
        if (chart.allowed() != 0) {
            double left = chart.allowed() > 0 ? bound : 0;
            double right = chart.allowed() > 0 ? WIDTH : bound;
            svg.rectangle("class=\"allowed\" fill=\"#e3f3e8\"", left, 2, right - left, HEIGHT - 4, 3);
        }
        svg.path(
                "class=\"bound\" fill=\"none\" stroke=\"#6c6c80\" stroke-width=\"1.5\" stroke-dasharray=\"3 2\"",
                "M" + Svg.point(bound) + " 2V" + (HEIGHT - 2));
        double middle = HEIGHT / 2.0;
        if (chart.low() != null && chart.high() != null) {
            double left = x(chart.low(), from, to);
            svg.rectangle(
                    ink + " fill-opacity=\"0.35\"",
                    left,
                    middle - 4,
                    Math.max(2, x(chart.high(), from, to) - left),
                    8,
                    4);
        }
        return svg.circle(ink, x(chart.value(), from, to), middle, 4.5).toString();
    }

    private static double x(double value, double from, double to) {
        return BORDER + (value - from) / (to - from) * (WIDTH - 2 * BORDER);
    }

    private static String ink(Tone tone) {
        return switch (tone) {
            case GOOD -> "class=\"fill-good\" fill=\"#1a9c49\"";
            case BAD -> "class=\"fill-bad\" fill=\"#d9241b\"";
            case DOUBT, WARNING -> "class=\"fill-warning\" fill=\"#e8720c\"";
            case PLAIN -> "class=\"fill-plain\" fill=\"#6c6c80\"";
        };
    }
}
