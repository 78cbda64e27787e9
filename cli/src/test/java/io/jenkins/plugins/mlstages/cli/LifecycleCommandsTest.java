package io.jenkins.plugins.mlstages.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.jenkins.plugins.mlstages.engine.data.TableOptions;
import io.jenkins.plugins.mlstages.engine.dataset.ProfiledData;
import io.jenkins.plugins.mlstages.engine.drift.DriftCheck;
import io.jenkins.plugins.mlstages.engine.drift.DriftOptions;
import io.jenkins.plugins.mlstages.engine.io.Json;
import io.jenkins.plugins.mlstages.engine.record.DriftRecord;
import io.jenkins.plugins.mlstages.engine.record.StageRecord;
import io.jenkins.plugins.mlstages.engine.record.TrainingRecord;
import io.jenkins.plugins.mlstages.engine.training.TrainingOptions;
import io.jenkins.plugins.mlstages.engine.training.TrainingReader;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

/** The lifecycle by the commands alone, each in the form that scripts rely on. */
class LifecycleCommandsTest {
    @TempDir
    Path folder;

    private String out;
    private String err;

    private int run(String... arguments) {
        List<String> all = new ArrayList<>(List.of(arguments));
        int end = all.contains("--") ? all.indexOf("--") : all.size();
        all.addAll(end, List.of("--store", folder.resolve("store").toString()));
        StringWriter standard = new StringWriter();
        StringWriter error = new StringWriter();
        CommandLine command =
                MlStages.commandLine().setOut(new PrintWriter(standard)).setErr(new PrintWriter(error));
        int exit = command.execute(all.toArray(String[]::new));
        out = standard.toString();
        err = error.toString();
        return exit;
    }

    private JsonNode json() {
        return Json.tree(out.getBytes(StandardCharsets.UTF_8), "standard output");
    }

    private String file(String name) {
        return folder.resolve(name).toString();
    }

    @BeforeEach
    void files() throws IOException {
        StringBuilder train = new StringBuilder("x,kind\n");
        StringBuilder later = new StringBuilder("x,kind\n");
        StringBuilder predictions = new StringBuilder("label,score\n");
        IntStream.range(0, 400).forEach(i -> {
            train.append(i % 100).append(',').append(i % 3 == 0 ? "a" : "b").append('\n');
            later.append(i % 100 + 40).append(',').append(i % 3 == 0 ? "a" : "b").append('\n');
            predictions.append(i % 2).append(',').append(i % 2 == 0 ? 0.1 + (i % 50) / 100.0 : 0.4 + (i % 50) / 100.0).append('\n');
        });
        Files.writeString(folder.resolve("train.csv"), train);
        Files.writeString(folder.resolve("later.csv"), later);
        Files.writeString(folder.resolve("predictions.csv"), predictions);
        Files.writeString(folder.resolve("metrics.json"), "{\"loss\": 0.25}");
        Files.writeString(folder.resolve("model.json"), "{}");
    }

    private int train(String... more) {
        List<String> arguments = new ArrayList<>(List.of("train", "--model", "m", "--data", "train=" + file("train.csv"), "--target", "kind",
                "--param", "depth=3", "--metrics", file("metrics.json"), "--artifacts", file("model.json")));
        arguments.addAll(List.of(more));
        arguments.addAll(List.of("--", Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-version"));
        return run(arguments.toArray(String[]::new));
    }

    private int validate() {
        return run("validate", "--model", "m", "--predictions", file("predictions.csv"), "--label", "label", "--score", "score",
                "--gate", "auc >= 0.8", "--json");
    }

    @Test
    void trainValidateRegisterPromoteAndRollBack() throws IOException {
        assertThat(train()).as(err).isZero();
        assertThat(validate()).isZero();
        assertThat(json().at("/gates/0/verdict").asText()).isEqualTo("PASSED");
        assertThat(json().at("/origin/run/number").asInt()).isEqualTo(1);

        assertThat(run("register", "--model", "m", "--artifacts", file("model.json"), "--alias", "production", "--json")).isZero();
        assertThat(json().path("number").asInt()).isEqualTo(1);

        Files.writeString(folder.resolve("model.json"), "{\"better\": true}");
        assertThat(train()).isZero();
        assertThat(validate()).isZero();
        assertThat(run("register", "--model", "m", "--artifacts", file("model.json"))).isZero();

        assertThat(run("promote", "m/2", "--alias", "production")).as(err).isZero();
        assertThat(run("versions", "m", "--json")).isZero();
        assertThat(json().at("/versions/0/number").asInt()).isEqualTo(1);
        assertThat(json().at("/versions/0/aliases")).isEmpty();
        assertThat(json().at("/versions/1/aliases/0").asText()).isEqualTo("production");

        assertThat(run("rollback", "m@production")).as(err).isZero();
        assertThat(run("show", "m@production", "--json")).isZero();
        assertThat(json().path("number").asInt()).isEqualTo(1);
        assertThat(json().at("/metrics/loss/value").asDouble()).isEqualTo(0.25);
        assertThat(run("audit", "m", "--verify")).isZero();
    }

    @Test
    void whatHasNotPassedIsNotRegistered() {
        assertThat(train()).isZero();
        assertThat(run("validate", "--model", "m", "--predictions", file("predictions.csv"), "--label", "label", "--score", "score",
                "--gate", "auc >= 0.999")).isEqualTo(ExitCode.NOT_PASSED);

        assertThat(run("register", "--model", "m", "--artifacts", file("model.json"))).isEqualTo(ExitCode.NOT_PASSED);
        assertThat(err).contains("m is not registered, since run 1 has not passed: auc");
        assertThat(run("versions", "m")).isEqualTo(ExitCode.BAD_INPUT);
    }

    @Test
    void theTrainingsRecordIsTheEnginesForTheSameFiles() throws IOException {
        assertThat(train("--json")).as(err).isZero();
        TrainingRecord printed =
                (TrainingRecord) Json.read(out.getBytes(StandardCharsets.UTF_8), StageRecord.SCHEMA, StageRecord.class, "standard output");

        Path here = Path.of("").toAbsolutePath();
        TrainingOptions options = new TrainingOptions(
                List.of(new TrainingOptions.DataInput("train", file("train.csv"), "kind")), Map.of("depth", "3"), null,
                file("metrics.json"), null, List.of(file("model.json")));
        TrainingReader reader = new TrainingReader(here);
        var inputs = reader.inputs(options.data());
        TrainingRecord engines = reader.outputs(options, inputs)
                .record(printed.origin(), inputs.found().stream().map(found -> found.dataset()).toList(), printed.millis(), null);

        assertThat(printed).isEqualTo(engines);
        assertThat(printed.datasets().get(0).profile()).hasSize(64);
    }

    @Test
    void theDriftsRecordIsTheEnginesForTheSameFiles() throws IOException {
        assertThat(run("drift", "--reference-data", file("train.csv"), "--current", file("later.csv"), "--json"))
                .isEqualTo(ExitCode.NOT_PASSED);
        DriftRecord printed =
                (DriftRecord) Json.read(out.getBytes(StandardCharsets.UTF_8), StageRecord.SCHEMA, StageRecord.class, "standard output");

        Path here = Path.of("").toAbsolutePath();
        ProfiledData before = ProfiledData.read(here, List.of(file("train.csv")), "reference", TableOptions.DEFAULT, Map.of(), 1);
        ProfiledData now =
                ProfiledData.read(here, List.of(file("later.csv")), "current", TableOptions.DEFAULT, before.profile().rules(), 1);
        DriftRecord engines = DriftCheck.run(before.profile(), now.profile(), new DriftOptions())
                .toRecord(null, file("train.csv"), now.dataset());

        assertThat(printed).usingRecursiveComparison().isEqualTo(engines);
        assertThat(printed.driftedColumns()).containsExactly("x");
    }

    @Test
    void aFailedTrainingIsRecordedAndItsCommandNamed() {
        assertThat(run("train", "--model", "m", "--metrics", file("none.json"), "--",
                Path.of(System.getProperty("java.home"), "bin", "java").toString(), "--no-such-option"))
                .isEqualTo(ExitCode.BAD_INPUT);
        assertThat(err).contains("ended with exit code").contains("It is recorded as run 1.");
        assertThat(out).contains("training of m failed");
    }

    @Test
    void wrongInputIsOneSentenceAndLeavesNothing() {
        assertRefused("--model", "train", "--", "true");
        assertRefused("'a/../b' is not a model name", "train", "--model", "a/../b", "--", "true");
        assertRefused("cannot be started", "train", "--model", "m", "--", file("no-such-program"));
        assertRefused("No model is registered yet", "show", "m@production");
        assertRefused("names no version", "show", "m");
        assertRefused("No model is registered yet", "rollback", "m@production");
        assertThat(folder.resolve("store")).doesNotExist();
    }

    private void assertRefused(String sentence, String... arguments) {
        assertThat(run(arguments)).as(String.join(" ", arguments)).isEqualTo(ExitCode.BAD_INPUT);
        assertThat(out).isEmpty();
        assertThat(err).contains(sentence).doesNotContain("\tat ");
    }
}
