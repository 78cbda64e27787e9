package io.jenkins.plugins.mlstages.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.jenkins.plugins.mlstages.engine.io.Json;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CheckDataCommandTest {
    private static final String JAVA = Path.of(System.getProperty("java.home"), "bin", "java").toString();

    @TempDir
    Path folder;

    private String out;
    private String err;

    @BeforeEach
    void data() throws IOException {
        write("train.csv", 100);
        write("more.csv", 150);
    }

    private void write(String name, int rows) throws IOException {
        List<String> lines = new ArrayList<>(List.of("id,price,state"));
        for (int i = 0; i < rows; i++) {
            lines.add("r" + i + "," + (i % 40) * 0.5 + "," + (i % 2 == 0 ? "new" : "sold"));
        }
        Files.write(folder.resolve(name), lines);
    }

    private String file(String name) {
        return folder.resolve(name).toString();
    }

    private int run(String command, String... arguments) {
        StringWriter outWriter = new StringWriter();
        StringWriter errWriter = new StringWriter();
        List<String> all = new ArrayList<>(List.of(command, "--store", file("store")));
        all.addAll(List.of(arguments));
        int exit = MlStages.commandLine()
                .setOut(new PrintWriter(outWriter))
                .setErr(new PrintWriter(errWriter))
                .execute(all.toArray(String[]::new));
        out = outWriter.toString();
        err = errWriter.toString();
        return exit;
    }

    private JsonNode json() {
        return Json.tree(out.getBytes(StandardCharsets.UTF_8), "output");
    }

    @Test
    void dataAreJudgedAndTheExitCodeSaysWhetherAllExpectationsPass() {
        assertThat(run("check-data", "--files", file("train.csv"), "--expect", "rows >= 100", "--expect",
                "range(price) in [0, 20] : FAILURE")).isZero();
        assertThat(out).contains("train: 100 rows, 3 columns", "PASSED    range(price) in [0, 20] : FAILURE");
        assertThat(run("check-data", "--files", file("train.csv"), "--expect", "values(state) in {new}")).isEqualTo(1);
        assertThat(out).contains("FAILED", "50 values of state are not allowed, such as 'sold'");
        assertThat(run("check-data", "--files", file("train.csv"), "--expect", "mean(nothing) >= 0")).isEqualTo(1);
        assertThat(out).contains("UNDECIDED", "there is no column 'nothing'");
        assertThat(folder.resolve("store")).doesNotExist();
    }

    @Test
    void whatIsWrongIsTwoWithOneSentence() {
        assertThat(run("check-data", "--files", file("gone.csv"))).isEqualTo(2);
        assertThat(err).hasLineCount(1).contains("gone.csv");
        assertThat(run("check-data", "--files", file("train.csv"), "--expect", "rows > 5")).isEqualTo(2);
        assertThat(err).hasLineCount(1).contains("The expectation 'rows > 5' cannot be read");
    }

    @Test
    void suggestionsCanBePastedIntoAFileAndPass() throws IOException {
        assertThat(run("check-data", "--files", file("train.csv"), "--suggest", "--json")).isZero();
        List<String> lines = new ArrayList<>(List.of("# suggested", ""));
        json().path("suggestions").forEach(one -> lines.add(one.asText()));
        assertThat(lines).contains("rows >= 50", "unique(id) >= 100%", "values(state) in {new, sold}");
        Files.write(folder.resolve("expected.txt"), lines);
        assertThat(run("check-data", "--files", file("more.csv"), "--expectations", file("expected.txt"), "--json")).isZero();
        assertThat(json().path("expectations")).hasSize(lines.size() - 2);
    }

    @Test
    void aModelsDataAreKeptAndComparedWithTheLastRecord() {
        assertThat(check("train.csv", "rows <= last * 1.2")).isEqualTo(1);
        assertThat(out).contains("these data were not recorded before");
        assertThat(check("more.csv", "rows <= last * 1.2")).isEqualTo(1);
        assertThat(out).contains("Since local #1: +50 rows (100 then), the same columns.", "it was 100 in local #1");
        assertThat(check("more.csv", "rows <= last * 1.2")).isEqualTo(1);
        assertThat(out).as("refused data are no measure").contains("the same files", "it was 100 in local #1");
        assertThat(check("more.csv", "rows <= last * 1.6")).isZero();
        assertThat(check("more.csv", "rows <= last * 1.2")).isZero();
        assertThat(out).contains("it was 150 in local #4");
    }

    private int check(String file, String expectation) {
        return run("check-data", "--model", "price-up", "--files", file(file), "--expect", expectation);
    }

    @Test
    void trainingTakesRecordedDataByTheirNameAndGoesOnWithTheirRun() throws IOException {
        assertThat(check("train.csv", "rows >= 1000 : FAILURE")).isEqualTo(1);
        assertThat(run("train", "--model", "price-up", "--data", "train", "--target", "state", "--json", "--", JAVA, "-version"))
                .as(err)
                .isZero();
        JsonNode data = json().path("datasets").path(0);
        assertThat(data.path("rows").asInt()).isEqualTo(100);
        assertThat(data.path("target").asText()).isEqualTo("state");
        assertThat(data.path("check").path("failed").asInt()).isEqualTo(1);
        assertThat(json().path("origin").path("run").path("number").asInt()).isEqualTo(1);

        Files.writeString(folder.resolve("model.json"), "{}");
        assertThat(run("register", "--model", "price-up", "--artifacts", file("model.json"))).isEqualTo(1);
        assertThat(err).contains("Of the data 'train': rows 100 is below 1000.");

        assertThat(run("train", "--model", "price-up", "--data", "train", "--", JAVA, "-version")).isEqualTo(2);
        assertThat(err).hasLineCount(1).contains("--data train names no files", "check-data --model price-up --name train");
    }

    @Test
    void recordedDataKeepTheTargetThatTheyWereRecordedWith() {
        assertThat(run("check-data", "--model", "price-up", "--files", file("train.csv"), "--target", "state")).isZero();
        assertThat(run("train", "--model", "price-up", "--data", "train", "--json", "--", JAVA, "-version")).as(err).isZero();
        assertThat(json().path("datasets").path(0).path("target").asText()).isEqualTo("state");
    }

    @Test
    void dataThatHaveChangedSinceTheyWereRecordedAreNotTrainedOn() throws IOException {
        assertThat(check("train.csv", "rows >= 10")).isZero();
        Files.writeString(folder.resolve("train.csv"), Files.readString(folder.resolve("train.csv")).replaceFirst("0", "9"));

        assertThat(run("train", "--model", "price-up", "--data", "train", "--", JAVA, "-version")).isEqualTo(2);
        assertThat(err).hasLineCount(1).contains("'train' are not as they were recorded", "train.csv has the SHA-256");
    }

    @Test
    void aVersionKnowsThatItsDataWereChecked() throws IOException {
        assertThat(check("train.csv", "rows >= 10")).isZero();
        assertThat(run("train", "--model", "price-up", "--data", "train=" + file("train.csv"), "--", JAVA, "-version")).isZero();
        Files.writeString(folder.resolve("model.json"), "{}");
        assertThat(run("register", "--model", "price-up", "--artifacts", file("model.json"), "--alias", "production")).as(err).isZero();
        assertThat(run("lineage", "price-up@production", "--json")).isZero();
        JsonNode dataset = json().path("nodes").findParent("sha256");
        assertThat(dataset.path("recorded").path("passed").asInt()).isEqualTo(1);
        assertThat(dataset.path("recorded").path("run").path("number").asInt()).isEqualTo(1);

        assertThat(check("more.csv", "schema == production")).isZero();
        assertThat(out).contains("The schema is that of price-up/1 ('train'): 3 columns.");
        assertThat(check("more.csv", "schema == price-up@staging (whenNoBaseline=PASS)")).isZero();
        assertThat(out).contains("UNDECIDED", "lets pass");
    }

    @Test
    void driftIsCheckedOfRecordedDataByTheirName() throws IOException {
        assertThat(run("check-data", "--model", "price-up", "--name", "week", "--files", file("more.csv"))).isZero();
        assertThat(run("drift", "--model", "price-up", "--reference-data", file("train.csv"), "--current", "week", "--columns",
                "price,state", "--json")).isZero();
        assertThat(json().path("current").path("rows").asInt()).isEqualTo(150);
    }

    @Test
    void aTargetThatIsNoColumnIsRefusedAndLeavesNothing() {
        assertThat(run("check-data", "--model", "m", "--files", file("train.csv"), "--target", "nope")).isEqualTo(2);
        assertThat(err).contains("target: 'train' has no column 'nope'; its columns are id, price, state.");
        assertThat(folder.resolve("store/runs/1")).doesNotExist();
        assertThat(run("train", "--model", "m", "--data", "train=" + file("train.csv"), "--target", "nope", "--", JAVA,
                "-version")).isEqualTo(2);
        assertThat(err).contains("target: 'train' has no column 'nope'; its columns are id, price, state.");
        assertThat(folder.resolve("store/runs/1")).doesNotExist();
    }

    @Test
    void aTargetOfRecordedDataIsCheckedToo() {
        assertThat(run("check-data", "--model", "m", "--files", file("train.csv"))).isZero();
        assertThat(run("train", "--model", "m", "--data", "train", "--target", "nope", "--", JAVA, "-version")).isEqualTo(2);
        assertThat(err).contains("target: 'train' has no column 'nope'");
    }

    @Test
    void dataWithoutTheTargetHaveNoneWhenOthersHaveIt() throws IOException {
        Files.writeString(folder.resolve("other.csv"), "x,y\n1,2\n");
        assertThat(run("train", "--model", "m", "--data", "train=" + file("train.csv"), "--data",
                "other=" + file("other.csv"), "--target", "state", "--no-mlflow", "--json", "--", JAVA, "-version")).isZero();
        assertThat(json().path("datasets"))
                .extracting(one -> one.path("name").asText() + " " + one.path("target").asText("none"))
                .containsExactlyInAnyOrder("train state", "other none");
    }

    @Test
    void dataOrParametersThatComeTwiceAreRefused() {
        assertThat(run("train", "--model", "m", "--data", "d=" + file("train.csv"), "--data", "d=" + file("more.csv"),
                "--", JAVA, "-version")).isEqualTo(2);
        assertThat(err).contains("--data: 'd' is given twice; each name was expected once.");
        assertThat(run("train", "--model", "m", "--param", "depth=1", "--param", "depth=2", "--", JAVA, "-version")).isEqualTo(2);
        assertThat(err).contains("--param: 'depth' is given twice; each name was expected once.");
    }

    @Test
    void aFileOfExpectationsIsTextInUtf8AndMayBeginWithAMark() throws IOException {
        Files.writeString(folder.resolve("marked.txt"), "\uFEFFrows >= 100\n");
        assertThat(run("check-data", "--files", file("train.csv"), "--expectations", file("marked.txt"))).isZero();
        Files.write(folder.resolve("latin.txt"), "# gr\u00F6\u00DFer\nrows >= 100\n".getBytes(StandardCharsets.ISO_8859_1));
        assertThat(run("check-data", "--files", file("train.csv"), "--expectations", file("latin.txt"))).isEqualTo(2);
        assertThat(err).contains("--expectations: ", "latin.txt is no text in UTF-8; save it in that encoding.");
        assertThat(run("check-data", "--files", file("train.csv"), "--expectations", file("gone.txt"))).isEqualTo(2);
        assertThat(err).contains("gone.txt does not exist or is no file.");
    }
}
