package io.jenkins.plugins.mlstages.engine.report.html;

import java.math.BigDecimal;
import java.math.RoundingMode;

/**
 * An SVG picture in the making. Colours are attributes, so that they hold where style sheets are refused, and classes beside
 * them, so that a style sheet can change them for dark screens.
 */
final class Svg {
    private final StringBuilder out = new StringBuilder();

    /**
     * @param css a class of the style sheet
     * @param label what the picture is called; {@code null} when all of it stands in words beside it
     */
    Svg(String css, int width, int height, String label) {
        out.append("<svg class=\"").append(css).append("\" xmlns=\"http://www.w3.org/2000/svg\" width=\"");
        out.append(width).append("\" height=\"").append(height);
        out.append("\" viewBox=\"0 0 ").append(width).append(' ').append(height).append("\" ");
        out.append(
                label == null
                        ? "aria-hidden=\"true\">"
                        : "role=\"img\" aria-label=\"" + HtmlText.escaped(label) + "\">");
    }

    /** @param ink class and colours */
    Svg path(String ink, CharSequence data) {
        out.append("<path ").append(ink).append(" d=\"").append(data).append("\"/>");
        return this;
    }

    Svg rectangle(String ink, double x, double y, double width, double height, double radius) {
        out.append("<rect ").append(ink);
        attribute("x", x).attribute("y", y).attribute("width", width).attribute("height", height);
        if (radius > 0) {
            attribute("rx", radius);
        }
        out.append("/>");
        return this;
    }

    Svg circle(String ink, double x, double y, double radius) {
        out.append("<circle ").append(ink);
        attribute("cx", x).attribute("cy", y).attribute("r", radius);
        out.append("/>");
        return this;
    }

    /** @param anchor {@code start}, {@code middle} or {@code end} */
    Svg text(double x, double y, String anchor, String text) {
        out.append("<text class=\"t\" fill=\"#6c6c80\" font-size=\"11\" font-family=\"sans-serif\"");
        attribute("x", x).attribute("y", y);
        out.append(" text-anchor=\"").append(anchor).append("\">");
        out.append(HtmlText.escaped(text)).append("</text>");
        return this;
    }

    /** Text that is read from below. */
    Svg upwards(double x, double y, String text) {
        String centre = point(x) + " " + point(y);
        out.append("<g transform=\"rotate(-90 ").append(centre).append(")\">");
        text(x, y, "middle", text);
        out.append("</g>");
        return this;
    }

    private Svg attribute(String name, double value) {
        out.append(' ').append(name).append("=\"").append(point(value)).append('"');
        return this;
    }

    /** A tenth of a pixel is as good as nothing. */
    static String point(double value) {
        return BigDecimal.valueOf(value)
                .setScale(1, RoundingMode.HALF_EVEN)
                .stripTrailingZeros()
                .toPlainString();
    }

    @Override
    public String toString() {
        return out + "</svg>";
    }
}
