package io.jenkins.plugins.mlstages.engine.report.html;

import io.jenkins.plugins.mlstages.engine.report.document.ModelReport;
import io.jenkins.plugins.mlstages.engine.report.document.RunReport;

/**
 * Writes a report as one HTML file, for a browser or a mail: no script, no address that is loaded, pictures as SVG inside.
 * A policy in its head forbids both to whatever could get into it.
 */
public final class HtmlReport {
    private HtmlReport() {}

    public static String of(RunReport report) {
        StringBuilder out = new StringBuilder();
        String title = HtmlText.escaped("Report of " + report.run());
        out.append("<!DOCTYPE html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n")
                .append("<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src ")
                .append("'unsafe-inline'; base-uri 'none'; form-action 'none'\">\n")
                .append("<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n")
                .append("<meta name=\"color-scheme\" content=\"light dark\">\n")
                .append("<meta name=\"referrer\" content=\"no-referrer\">\n")
                .append("<title>")
                .append(title)
                .append("</title>\n<style>\n")
                .append(HtmlStyle.sheet())
                .append("</style>\n</head>\n<body>\n<div class=\"page\">\n<div class=\"top\">")
                .append("<h1>")
                .append(title)
                .append("</h1>\n<p class=\"muted\">");
        out.append(report.time() == null ? "Nothing is recorded." : HtmlText.escaped(report.time()));
        if (report.page() != null) {
            String address = HtmlText.escaped(report.page());
            out.append(" &middot; <a href=\"").append(address).append("\" rel=\"noreferrer\">Open the page</a>");
        }
        out.append("</p></div>\n");
        report.problems()
                .forEach(problem -> out.append("<p class=\"notice warning\">")
                        .append(HtmlText.escaped(problem))
                        .append("</p>\n"));
        if (report.models().isEmpty()) {
            out.append("<p>This run recorded nothing.</p>\n");
        }
        report.models().forEach(model -> out.append(section(model)));
        return out.append("<p class=\"foot muted\">Written by ML Stages.</p>\n</div>\n</body>\n</html>\n")
                .toString();
    }

    private static String section(ModelReport model) {
        StringBuilder out = new StringBuilder("<div class=\"model\">\n");
        String tone = HtmlLine.css(model.outcome().tone());
        out.append("<div class=\"banner ").append(tone).append("\"><h2>");
        out.append(HtmlText.escaped(model.title()))
                .append("</h2>\n<p><span class=\"mark ")
                .append(tone)
                .append("\">");
        out.append(HtmlLine.sign(model.outcome().tone()))
                .append("&nbsp;")
                .append(model.outcome().words());
        out.append("</span> ").append(HtmlText.escaped(model.headline())).append("</p></div>\n");
        model.summary().forEach(block -> out.append(HtmlBlock.of(block)));
        model.details().forEach(block -> out.append(HtmlBlock.of(block)));
        return out.append("</div>\n").toString();
    }
}
