package io.jenkins.plugins.mlstages.engine.report;

import io.jenkins.plugins.mlstages.engine.io.InputException;
import io.jenkins.plugins.mlstages.engine.report.document.RunReport;
import io.jenkins.plugins.mlstages.engine.report.html.HtmlReport;
import io.jenkins.plugins.mlstages.engine.report.markdown.MarkdownReport;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;

/** How a report is written; the ending of a file's name says which. */
public enum ReportFormat {
    MARKDOWN(List.of("md", "markdown"), MarkdownReport::of),
    HTML(List.of("html", "htm"), HtmlReport::of);

    private final List<String> names;
    private final Function<RunReport, String> form;

    ReportFormat(List<String> names, Function<RunReport, String> form) {
        this.names = names;
        this.form = form;
    }

    public String write(RunReport report) {
        return form.apply(report);
    }

    /**
     * @throws InputException when the ending is none of those known
     */
    public static ReportFormat ofFile(String file) {
        return find(file.substring(file.lastIndexOf('.') + 1))
                .orElseThrow(() -> new InputException("The report's file '" + file
                        + "' does not say its format: a name that ends with .html or .md was expected."));
    }

    /**
     * @param name {@code html} or {@code md}
     * @throws InputException when it is neither
     */
    public static ReportFormat named(String name) {
        return find(name)
                .orElseThrow(() ->
                        new InputException("There is no format '" + name + "' of reports: html or md was expected."));
    }

    private static Optional<ReportFormat> find(String name) {
        return Stream.of(values())
                .filter(format -> format.names.contains(name.toLowerCase(Locale.ROOT)))
                .findFirst();
    }
}
