package io.jenkins.plugins.mlstages.cli.serve;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.jenkins.plugins.mlstages.cli.ExitCode;
import io.jenkins.plugins.mlstages.cli.JsonOption;
import io.jenkins.plugins.mlstages.cli.LocalStore;
import io.jenkins.plugins.mlstages.cli.StoreOption;
import io.jenkins.plugins.mlstages.engine.io.DurableFile;
import io.jenkins.plugins.mlstages.engine.io.InputException;
import io.jenkins.plugins.mlstages.engine.record.ModelName;
import io.jenkins.plugins.mlstages.engine.record.RunRecords;
import io.jenkins.plugins.mlstages.engine.report.ReportFormat;
import io.jenkins.plugins.mlstages.engine.report.ReportLinks;
import io.jenkins.plugins.mlstages.engine.report.ReportOfRun;
import io.jenkins.plugins.mlstages.engine.report.document.RunReport;
import io.jenkins.plugins.mlstages.engine.view.BuildView;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code ml-stages report}: what the page of a run shows, to send to somebody. */
@Command(
        name = "report",
        mixinStandardHelpOptions = true,
        description = "Write the report of a run as Markdown or as one HTML file that needs nothing else.",
        footer = {
            "%nExamples:",
            "  ml-stages report --model price-up -o report.html",
            "  ml-stages report --run 12 -o report.md --pages https://ml.example.com/",
            "  ml-stages report > report.md"
        })
public final class ReportCommand implements Callable<Integer> {
    private static final String STANDARD_OUTPUT = "-";

    @Option(names = "--run", paramLabel = "NUMBER", description = "Number of the run (default: the latest).")
    private Integer run;

    @Option(names = "--model", paramLabel = "NAME", description = "Take the latest run of this model.")
    private String model;

    @Option(
            names = {"-o", "--output"},
            paramLabel = "FILE",
            defaultValue = STANDARD_OUTPUT,
            description = "A file that ends with .html or .md; without it, or as '-', Markdown is printed.")
    private String output;

    @Option(names = "--pages", paramLabel = "URL", description = "Where readers reach the pages of 'ml-stages serve'; the report then links to them.")
    private URI pages;

    @Mixin
    private StoreOption store;

    @Mixin
    private JsonOption json;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() throws IOException {
        ReportFormat format = STANDARD_OUTPUT.equals(output) ? ReportFormat.MARKDOWN : ReportFormat.ofFile(output);
        ReportLinks links = links();
        LocalStore opened = store.open();
        opened.mustExist();
        LocalStore.Run chosen = chosen(opened);
        RunRecords.Contents contents = chosen.records().read();
        StoreBaselines baselines = new StoreBaselines(opened, new StoreModels(opened));
        ObjectNode view =
                BuildView.of(chosen.ref(), contents, name -> baselines.of(chosen, contents, name));
        String text = format.write(ReportOfRun.of(view, links));
        if (!STANDARD_OUTPUT.equals(output)) {
            write(text);
        }
        json.print(spec, view, () -> STANDARD_OUTPUT.equals(output)
                ? text.stripTrailing()
                : "Wrote the report of run " + chosen.ref().number() + " to " + output + ".");
        return ExitCode.FINE;
    }

    private ReportLinks links() {
        if (pages == null) {
            return ReportLinks.NONE;
        }
        if (!("http".equals(pages.getScheme()) || "https".equals(pages.getScheme())) || pages.getRawQuery() != null) {
            throw new InputException("--pages: '" + pages + "' is no address of pages; https://host/ was expected.");
        }
        return new PageLinks(pages);
    }

    private LocalStore.Run chosen(LocalStore opened) throws IOException {
        if (run != null && model != null) {
            throw new InputException("--run and --model: give the number of a run or the name of a model, not both.");
        }
        if (run != null) {
            return opened.run(run);
        }
        Optional<LocalStore.Run> latest = model == null
                ? opened.allRuns().findFirst()
                : opened.latestRun(new ModelName(model));
        return latest.orElseThrow(() -> new InputException(
                model == null ? "There is no run in this store." : "There is no run of '" + model + "' in this store."));
    }

    private void write(String text) throws IOException {
        Path file = Path.of(output).toAbsolutePath();
        if (!Files.isDirectory(file.getParent())) {
            throw new InputException("--output: there is no folder " + file.getParent() + " to write " + file.getFileName() + " to.");
        }
        DurableFile.replace(file, text.getBytes(StandardCharsets.UTF_8));
    }
}
