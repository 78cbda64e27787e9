package io.jenkins.plugins.mlstages.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

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
import java.util.Random;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EvaluationCommandsTest {
    @TempDir
    Path folder;

    private String out;
    private String err;

    @BeforeEach
    void predictionsOfTwoModels() throws IOException {
        write("good.csv", 1.2, 0);
        write("worse.csv", 4, 0);
        write("shifted.csv", 1.2, 3);
        Files.writeString(folder.resolve("model.json"), "{}");
    }

    /** The same 600 rows with scores that get worse with the noise. */
    private void write(String name, double noise, double shift) throws IOException {
        Random rows = new Random(1);
        Random scores = new Random(2);
        List<String> lines = new ArrayList<>(List.of("id,label,score,price,region"));
        for (int i = 0; i < 600; i++) {
            int label = rows.nextInt(2);
            double score = 1 / (1 + Math.exp(-(3 * label - 1.5 + noise * scores.nextGaussian())));
            lines.add("row" + i + "," + label + "," + score + "," + (rows.nextGaussian() + shift) + ","
                    + (i % 2 == 0 ? "EU" : "US"));
        }
        Files.write(folder.resolve(name), lines);
    }

    private int run(String... arguments) {
        StringWriter outWriter = new StringWriter();
        StringWriter errWriter = new StringWriter();
        List<String> all = new ArrayList<>(List.of(arguments));
        if (!List.of("evaluate", "train").contains(arguments[0])) {
            all.addAll(List.of("--store", folder.resolve("store").toString()));
        }
        int exit = MlStages.commandLine()
                .setOut(new PrintWriter(outWriter))
                .setErr(new PrintWriter(errWriter))
                .execute(all.toArray(String[]::new));
        out = outWriter.toString();
        err = errWriter.toString();
        return exit;
    }

    private int validate(String file, String... more) {
        List<String> all = new ArrayList<>(List.of(
                "validate", "--model", "price-up", "--predictions", folder.resolve(file).toString(), "--label", "label",
                        "--score", "score",
                "--id", "id"));
        all.addAll(List.of(more));
        return run(all.toArray(String[]::new));
    }

    private void register() {
        assertThat(run("register", "--model", "price-up", "--artifacts", folder.resolve("model.json").toString(), "--alias",
                "production"))
                .as(err)
                .isZero();
    }

    private JsonNode json() {
        return Json.tree(out.getBytes(StandardCharsets.UTF_8), "output");
    }

    @Test
    void evaluatePrintsTheContractsJsonAndNothingElse() {
        assertThat(run("evaluate", "--predictions", folder.resolve("good.csv").toString(), "--label", "label", "--score",
                "score", "--json"))
                .isZero();
        assertThat(json().path("kind").asText()).isEqualTo("evaluation");
        assertThat(json().path("rows").asInt()).isEqualTo(600);
        JsonNode auc = json().path("metrics").path("auc");
        assertThat(auc.path("value").asDouble()).isGreaterThan(auc.path("low").asDouble())
                .isLessThan(auc.path("high").asDouble());
        assertThat(err).isEmpty();
        assertThat(folder.resolve("store")).doesNotExist();
    }

    @Test
    void badInputIsTwoWithOneSentence() {
        assertThat(run("evaluate", "--predictions", folder.resolve("good.csv").toString(), "--label", "id", "--score", "score"))
                .isEqualTo(2);
        assertThat(err).hasLineCount(1).contains("good.csv, line 2").contains("row0");
        assertThat(out).isEmpty();
        assertThat(validate("good.csv", "--gate", "auc > 0.8")).isEqualTo(2);
        assertThat(err).hasLineCount(1).contains("auc > 0.8");
        assertThat(run("evaluate", "--label", "label")).isEqualTo(2);
        assertThat(err).contains("--predictions");
    }

    @Test
    void validateKeepsTheRecordAndSaysByItsExitCodeWhetherAllGatesPass() {
        assertThat(validate("good.csv", "--gate", "auc >= 0.85", "--gate", "logLoss <= 0.5 : FAILURE")).isZero();
        assertThat(validate("good.csv", "--gate", "auc >= 0.85", "--gate", "logLoss <= 0.01 : FAILURE")).isEqualTo(1);
        assertThat(out).contains("FAILED    logLoss <= 0.01 : FAILURE");
        assertThat(validate("good.csv", "--gate", "rmse <= 1")).isEqualTo(1);
        assertThat(out).contains("UNDECIDED rmse <= 1");

        assertThat(run("replay", "--model", "price-up", "--gate", "auc >= 0.5", "--json")).isZero();
        assertThat(json().path("runs")).hasSize(3);
        assertThat(json().path("failed").asInt()).isZero();
        assertThat(run("replay", "--model", "price-up", "--gate", "auc >= 0.9999")).isZero();
        assertThat(out).contains("Of 3 kept evaluations, 3 would not have passed.");
        assertThat(run("replay", "--model", "other", "--gate", "auc >= 0.5")).isEqualTo(2);
    }

    @Test
    void aCandidateIsComparedWithProductionOnTheSameRows() {
        assertThat(validate("good.csv", "--gate", "auc >= production - 0.01")).isEqualTo(1);
        assertThat(out).contains("there is no version 'production' yet");
        assertThat(validate("good.csv", "--gate", "auc >= production - 0.01 (whenNoBaseline=PASS)")).isZero();
        register();

        assertThat(validate("worse.csv", "--gate", "auc >= production - 0.01 @ 95%")).isEqualTo(1);
        assertThat(out).contains("FAILED").contains("below production's").contains("paired, p < 0.001, n = 600");
        assertThat(validate("good.csv", "--gate", "auc >= production - 0.01 @ 95%")).isZero();
        assertThat(out).contains("equals production's");
    }

    @Test
    void aRegisteredVersionIsJudgedOnFreshLabelsAndRefusedAgainstItself() {
        validate("good.csv");
        register();
        assertThat(run(
                        "validate", "--model", "price-up@production", "--predictions", folder.resolve("worse.csv").toString(),
                                "--label",
                        "label", "--score", "score", "--gate", "auc >= 0.99", "--json"))
                .isEqualTo(1);
        assertThat(json().path("version").asText()).isEqualTo("price-up/1");
        assertThat(run(
                        "validate", "--model", "price-up/1", "--predictions", folder.resolve("worse.csv").toString(),
                                "--label", "label",
                        "--score", "score", "--gate", "auc >= production"))
                .isEqualTo(1);
        assertThat(out).contains("the candidate itself");
        register(); // what was said of version 1 does not stand against the run's own candidate
        assertThat(run("validate", "--model", "price-up@staging", "--metrics", "x.json")).isEqualTo(2);
        assertThat(err).contains("staging");
    }

    @Test
    void slicesAreJudgedOneByOne() {
        assertThat(validate("good.csv", "--slice", "region", "--gate", "auc[region] >= 0.8", "--gate", "auc[region=EU] >= 0.999"))
                .isEqualTo(1);
        assertThat(out).contains("auc[region=EU] ", "auc[region=US] ", "FAILED    auc[region=EU] >= 0.999");
    }

    @Test
    void reportedMetricsStandBesideComputedOnes() throws IOException {
        Files.writeString(folder.resolve("metrics.json"), "{\"latencyMs\": 12.5, \"auc\": 0.5, \"nested\": {\"cost\": 3}}");
        assertThat(validate("good.csv", "--metrics", folder.resolve("metrics.json").toString(), "--gate", "latencyMs <= 20",
                "--json")).isZero();
        JsonNode metrics = json().path("metrics");
        assertThat(metrics.path("latencyMs").path("reported").asBoolean()).isTrue();
        assertThat(metrics.path("reported.auc").path("value").asDouble()).isEqualTo(0.5);
        assertThat(metrics.path("auc").path("reported").asBoolean()).isFalse();
        assertThat(run("validate", "--model", "m", "--metrics", folder.resolve("metrics.json").toString(), "--gate",
                "auc >= 0.6"))
                .isEqualTo(1);
        assertThat(out).contains("auc 0.500 (reported) is below the bound 0.6 by");
    }

    @Test
    void rowsUnlikeWhatProductionSeesAreAWarning() {
        String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        String data = "train=" + folder.resolve("good.csv");
        assertThat(run("train", "--model", "price-up", "--data", data, "--store", folder.resolve("store").toString(), "--",
                java, "-version"))
                .isZero();
        validate("good.csv");
        register();
        String gate = "auc >= 0.8 (representativeOf=production)";
        assertThat(validate("good.csv", "--gate", gate)).isZero();
        assertThat(out).contains("is not known");
        assertThat(checkDrift("--reference-data", folder.resolve("good.csv").toString(), "--model", "price-up")).isEqualTo(1);
        assertThat(validate("good.csv", "--gate", gate)).isZero();
        assertThat(out).contains("is not known"); // that check was against files, not against the version

        assertThat(checkDrift("--reference", "price-up@production")).isEqualTo(1);
        assertThat(validate("good.csv", "--gate", gate)).isZero();
        assertThat(out).contains("The evaluated rows differ from the data that production last saw").contains("price");
        assertThat(validate("good.csv", "--gate", "auc >= 0.8 (representativeOf=production, whenNotRepresentative=UNDECIDED)")).isEqualTo(1);
        assertThat(validate("shifted.csv", "--gate", "auc >= 0.8 (representativeOf=production, whenNotRepresentative=UNDECIDED)")).isZero();
    }

    @Test
    void theSampleOfTheLatestDeploymentTellsWhatProductionSees() {
        validate("good.csv");
        register();
        String gate = "auc >= 0.8 (representativeOf=production, whenNotRepresentative=UNDECIDED)";
        String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        deploy("shifted.csv", java, "-version");
        assertThat(validate("good.csv", "--gate", gate)).isEqualTo(1);
        assertThat(out).contains("UNDECIDED").contains("The evaluated rows differ from the data that production last saw").contains("price");
        deploy("good.csv", java, "-version");
        assertThat(validate("good.csv", "--gate", gate)).isZero();

        deploy("shifted.csv", java, "--no-such-option"); // what was not deployed sees nothing
        assertThat(validate("good.csv", "--gate", gate)).isZero();
        assertThat(deploy("gone.csv", java, "-version")).isEqualTo(2);
        assertThat(err).hasLineCount(1).contains("gone.csv");
    }

    @Test
    void whatCannotBeJudgedLeavesNoRun() {
        validate("good.csv");
        register();
        String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        deploy("good.csv", java, "-version");
        String gate = "auc >= 0.8 (representativeOf=production)";
        Path runs = folder.resolve("store/runs");
        String[] before = runs.toFile().list();
        assertThat(validate("good.csv", "--gate", gate, "--evaluation-data", "gone.csv")).isEqualTo(2);
        assertThat(err).hasLineCount(1).contains("gone.csv");
        assertThat(runs.toFile().list()).containsExactlyInAnyOrder(before);
    }

    @Test
    void aReplayCannotTellWhetherPastRowsWereRepresentative() {
        validate("good.csv");
        register();
        run("replay", "--model", "price-up", "--gate", "auc >= 0.8 (representativeOf=production)");
        assertThat(out).contains("is not known: the rows of a past evaluation are not kept, only their predictions.");
        validate("good.csv", "--gate", "auc >= 0.8 (representativeOf=challenger)");
        assertThat(out).contains("is not known: there is no version 'challenger' yet.");
    }

    private int deploy(String data, String... command) {
        List<String> all = new ArrayList<>(List.of("deploy", "price-up@production", "--environment", "eu", "--data",
                folder.resolve(data).toString(), "--store", folder.resolve("store").toString(), "--"));
        all.addAll(List.of(command));
        StringWriter errors = new StringWriter();
        int exit = MlStages.commandLine().setOut(new PrintWriter(new StringWriter())).setErr(new PrintWriter(errors)).execute(all.toArray(String[]::new));
        err = errors.toString();
        return exit;
    }

    @Test
    void aReplayAsksWhatWasInProductionAtTheTime() {
        validate("worse.csv");
        register();
        validate("good.csv");
        register();
        validate("worse.csv");
        assertThat(run("replay", "--model", "price-up", "--gate", "auc >= production - 0.01 (whenNoBaseline=PASS)", "--json")).isZero();
        assertThat(json().path("runs").findValuesAsText("passed")).contains("true", "false");
        assertThat(json().path("runs").path(0).path("gates").path(0).path("verdict").asText()).isEqualTo("UNDECIDED");
        assertThat(json().path("runs").path(1).path("gates").path(0).path("verdict").asText()).isEqualTo("PASSED");
        assertThat(json().path("runs").path(2).path("gates").path(0).path("verdict").asText()).isEqualTo("FAILED");
        assertThat(json().path("runs").path(2).path("run").path("number").asInt()).isEqualTo(3);
    }

    private int checkDrift(String... reference) {
        List<String> all = new ArrayList<>(List.of("drift", "--current", folder.resolve("shifted.csv").toString(),
                "--columns", "price,region"));
        all.addAll(List.of(reference));
        return run(all.toArray(String[]::new));
    }

    @Test
    void valuesAreThoseOfTheEngineWhateverTheNumberOfThreads() {
        double[] values = new double[2];
        for (int threads = 1; threads <= 2; threads++) {
            run("evaluate", "--predictions", folder.resolve("good.csv").toString(), "--label", "label", "--score", "score",
                    "--json", "--threads",
                    Integer.toString(threads));
            values[threads - 1] = json().path("metrics").path("logLoss").path("high").asDouble();
        }
        assertThat(values[0]).isCloseTo(values[1], within(0.0));
    }
}
