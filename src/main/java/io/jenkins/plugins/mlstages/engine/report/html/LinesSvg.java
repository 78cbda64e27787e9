package io.jenkins.plugins.mlstages.engine.report.html;

import io.jenkins.plugins.mlstages.engine.report.document.Chart;
import io.jenkins.plugins.mlstages.engine.report.document.Chart.Pen;
import java.util.List;

/** Curves in a frame of two axes, with a legend above where there is more than one. */
final class LinesSvg {
    private static final int WIDTH = 420;
    private static final int HEIGHT = 270;
    private static final int LEFT = 58;
    private static final int RIGHT = 12;
    private static final int TOP = 10;
    private static final int BOTTOM = 42;
    /** Two points for each of so many parts of the width: their least and their greatest. */
    private static final int PARTS = 200;

    private static final String[] COLOURS = {
        "#0b63e0", "#e8720c", "#9b3fe0", "#1a9c49", "#dc2f6b", "#0f8391", "#97763c", "#5b5fe0", "#d9241b", "#0c8fd0"
    };

    private final Chart.Lines chart;

    private LinesSvg(Chart.Lines chart) {
        this.chart = chart;
    }

    static String of(String title, Chart.Lines chart) {
        return new LinesSvg(chart).drawn(title);
    }

    private String drawn(String title) {
        Svg svg = new Svg("chart", WIDTH, HEIGHT, title);
        axes(svg);
        int series = 0;
        StringBuilder legend = new StringBuilder();
        StringBuilder before = new StringBuilder();
        for (Chart.Curve curve : chart.curves()) {
            boolean main = curve.pen() == Pen.MAIN || curve.pen() == Pen.MAIN_WITH_POINTS;
            int colour = series % COLOURS.length;
            if (curve.pen() != Pen.CHANCE) {
                legend.append(key(curve.name(), main ? colour : -1));
            }
            series += main ? 1 : 0;
        }
        for (int i = chart.curves().size() - 1; i >= 0; i--) {
            Chart.Curve curve = chart.curves().get(i);
            boolean main = curve.pen() == Pen.MAIN || curve.pen() == Pen.MAIN_WITH_POINTS;
            series -= main ? 1 : 0;
            line(svg, curve, Math.max(0, series) % COLOURS.length);
        }
        if (chart.curves().stream().filter(curve -> curve.pen() != Pen.CHANCE).count() > 1) {
            before.append("<p class=\"legend\">").append(legend).append("</p>\n");
        }
        return before.append(svg).toString();
    }

    /** @param colour index of a colour, negative for a baseline's */
    private static String key(String name, int colour) {
        String ink = colour < 0
                ? "class=\"base\" stroke=\"#8b8ca0\" stroke-width=\"2\" stroke-dasharray=\"4 3\""
                : "class=\"s" + colour + "\" stroke=\"" + COLOURS[colour] + "\" stroke-width=\"3\"";
        String swatch = new Svg("key", 20, 8, null).path(ink, "M1 4H19").toString();
        return "<span class=\"entry\">" + swatch + " " + HtmlText.escaped(name) + "</span> ";
    }

    private void axes(Svg svg) {
        Ticks across = Ticks.of(chart.x());
        Ticks up = Ticks.of(chart.y());
        for (double tick : up.at()) {
            svg.path(
                    "class=\"grid\" stroke=\"#e2e3ea\"", "M" + LEFT + " " + Svg.point(y(tick)) + "H" + (WIDTH - RIGHT));
            svg.text(LEFT - 7, y(tick) + 4, "end", up.text(tick));
        }
        svg.path("class=\"axis\" stroke=\"#a9aab8\"", "M" + LEFT + " " + (HEIGHT - BOTTOM) + "H" + (WIDTH - RIGHT));
        for (double tick : across.at()) {
            svg.text(x(tick), HEIGHT - BOTTOM + 16, "middle", across.text(tick));
        }
        svg.text(
                (LEFT + WIDTH - RIGHT) / 2.0,
                HEIGHT - 8,
                "middle",
                shortened(chart.x().name()));
        svg.upwards(12, (TOP + HEIGHT - BOTTOM) / 2.0, shortened(chart.y().name()));
    }

    private static String shortened(String name) {
        return name.length() > 40 ? name.substring(0, name.offsetByCodePoints(0, 38)) + "\u2026" : name;
    }

    private void line(Svg svg, Chart.Curve curve, int colour) {
        StringBuilder path = new StringBuilder();
        List<Integer> shown = Thinned.of(curve, PARTS);
        for (int i : shown) {
            path.append(path.isEmpty() ? 'M' : 'L').append(Svg.point(x(curve.x().get(i))));
            path.append(' ').append(Svg.point(y(curve.y().get(i))));
        }
        String ink =
                switch (curve.pen()) {
                    case MAIN, MAIN_WITH_POINTS ->
                        "class=\"s" + colour + "\" stroke=\"" + COLOURS[colour] + "\" stroke-width=\"2\"";
                    case BASELINE -> "class=\"base\" stroke=\"#8b8ca0\" stroke-width=\"1.5\" stroke-dasharray=\"4 3\"";
                    case CHANCE -> "class=\"chance\" stroke=\"#c9cad6\" stroke-dasharray=\"2 3\"";
                };
        svg.path(ink + " fill=\"none\" stroke-linejoin=\"round\"", path);
        if (curve.pen() == Pen.MAIN_WITH_POINTS) {
            shown.forEach(i -> svg.circle(
                    "class=\"f" + colour + "\" fill=\"" + COLOURS[colour] + "\"",
                    x(curve.x().get(i)),
                    y(curve.y().get(i)),
                    3));
        }
    }

    private double x(double value) {
        return LEFT + (value - chart.x().from()) / (chart.x().to() - chart.x().from()) * (WIDTH - LEFT - RIGHT);
    }

    private double y(double value) {
        return HEIGHT
                - BOTTOM
                - (value - chart.y().from()) / (chart.y().to() - chart.y().from()) * (HEIGHT - TOP - BOTTOM);
    }
}
