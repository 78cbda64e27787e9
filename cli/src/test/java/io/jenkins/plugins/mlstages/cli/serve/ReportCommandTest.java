package io.jenkins.plugins.mlstages.cli.serve;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.mlstages.cli.MlStages;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

/** {@code ml-stages report} on a store with an ordinary model and everything that is awkward. */
class ReportCommandTest {
    @TempDir
    static Path folder;

    private static Path store;
    private static Map<String, Integer> runs;

    private String out;
    private String err;

    @BeforeAll
    static void makeStore() throws IOException {
        store = folder.resolve("store");
        runs = new SampleStore(store).write();
    }

    private int run(String... arguments) {
        List<String> all = new ArrayList<>(List.of("report", "--store", store.toString()));
        all.addAll(List.of(arguments));
        StringWriter standard = new StringWriter();
        StringWriter error = new StringWriter();
        CommandLine command =
                MlStages.commandLine().setOut(new PrintWriter(standard)).setErr(new PrintWriter(error));
        int exit = command.execute(all.toArray(String[]::new));
        out = standard.toString();
        err = error.toString();
        return exit;
    }

    @Test
    void printsMarkdownBesideProductionAndTheRunBefore() {
        assertThat(run("--model", "price-up")).isZero();

        assertThat(out)
                .startsWith("# Report of run 12\n")
                .contains("## price-up")
                .contains("Against production (version 9) | Against run 11 |")
                .contains("Version 10 was registered as challenger.");
    }

    @Test
    void writesOneHtmlFile() throws IOException {
        Path file = folder.resolve("report.html");

        assertThat(run("--run", runs.get("ordinary9").toString(), "-o", file.toString())).isZero();

        assertThat(out).isEqualTo("Wrote the report of run 9 to " + file + "." + System.lineSeparator());
        assertThat(Files.readString(file))
                .startsWith("<!DOCTYPE html>")
                .contains("2 of 3 gates failed.")
                .contains("Receiver operating characteristic")
                .endsWith("</html>\n");
    }

    @Test
    void linksToThePagesWhereTheyCanBeReached() {
        assertThat(run("--run", "12", "--pages", "https://ml.example.com/team/")).isZero();

        assertThat(out)
                .contains("[Open the page](https://ml.example.com/team/runs/12/)")
                .contains("(https://ml.example.com/team/models/version?name=price-up&number=9)");
    }

    @Test
    void aThousandColumnsAreNotTooMuch() throws IOException {
        Path file = folder.resolve("wide.html");

        assertThat(run("--run", runs.get("wide").toString(), "-o", file.toString())).isZero();

        assertThat(Files.size(file)).isLessThan(1_000_000);
    }

    @Test
    void aRunWithoutRecordsSaysSo() {
        assertThat(run()).isZero();

        assertThat(out).contains("This run recorded nothing.");
    }

    @Test
    void jsonIsWhatTheReportIsMadeOf() {
        assertThat(run("--run", "12", "--json")).isZero();

        assertThat(out).startsWith("{").contains("\"kind\" : \"build\"");
    }

    @Test
    void badInputIsOneSentence() {
        assertThat(run("--run", "99")).isEqualTo(2);
        assertThat(err).startsWith("ml-stages: There is no run 99 in the store");

        assertThat(run("--model", "nobody")).isEqualTo(2);
        assertThat(err).startsWith("ml-stages: There is no run of 'nobody' in this store.");

        assertThat(run("--run", "1", "--model", "price-up")).isEqualTo(2);
        assertThat(err).contains("not both");

        assertThat(run("--run", "1", "-o", "report.pdf")).isEqualTo(2);
        assertThat(err).contains("'report.pdf'").contains(".html or .md was expected");

        assertThat(run("--run", "1", "-o", folder.resolve("no/such/report.html").toString())).isEqualTo(2);
        assertThat(err).contains("there is no folder " + folder.resolve("no/such"));

        assertThat(run("--run", "1", "--pages", "javascript:alert(1)")).isEqualTo(2);
        assertThat(err).contains("--pages: 'javascript:alert(1)' is no address of pages");
    }
}
