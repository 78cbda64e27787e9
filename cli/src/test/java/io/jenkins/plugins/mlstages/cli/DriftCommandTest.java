package io.jenkins.plugins.mlstages.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.jenkins.plugins.mlstages.engine.io.Json;
import io.jenkins.plugins.mlstages.engine.record.DriftRecord;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

class DriftCommandTest {
    @TempDir
    Path folder;

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    @BeforeEach
    void twoFiles() throws IOException {
        write("a.csv", 1, 0);
        write("b.csv", 2, 0);
        write("shifted.csv", 3, 1);
    }

    private void write(String name, long seed, double shift) throws IOException {
        Random random = new Random(seed);
        List<String> lines = new ArrayList<>(List.of("price,kind"));
        for (int i = 0; i < 400; i++) {
            lines.add((shift + random.nextGaussian()) + "," + (random.nextInt(3) == 0 ? "sale" : "offer"));
        }
        Files.write(folder.resolve(name), lines);
    }

    private int drift(String reference, String current, String... more) {
        List<String> arguments = new ArrayList<>(List.of(
                "drift",
                "--reference-data",
                folder.resolve(reference).toString(),
                "--current",
                folder.resolve(current).toString()));
        arguments.addAll(List.of(more));
        CommandLine command =
                MlStages.commandLine().setOut(new PrintWriter(out)).setErr(new PrintWriter(err));
        return command.execute(arguments.toArray(String[]::new));
    }

    @Test
    void noDriftIsZeroAndDriftIsOne() {
        assertThat(drift("a.csv", "b.csv")).isZero();
        assertThat(out.toString()).contains("No drift: none of 2 columns drifted (rule: any).");
        assertThat(drift("a.csv", "shifted.csv")).isEqualTo(1);
        assertThat(out.toString())
                .contains("DRIFTED", "price drifted: Kolmogorov-Smirnov", "Drift: 1 of 2 columns drifted (price)");
        assertThat(err.toString()).isEmpty();
    }

    @Test
    void jsonIsTheRecordAlone() throws IOException {
        assertThat(drift("a.csv", "shifted.csv", "--json", "--methods", "ks,wasserstein"))
                .isEqualTo(1);

        JsonNode record = Json.mapper().readTree(out.toString());
        assertThat(record.get("kind").asText()).isEqualTo("drift");
        assertThat(record.get("detected").asBoolean()).isTrue();
        JsonNode price = record.get("columns").get(0);
        assertThat(price.get("name").asText()).isEqualTo("price");
        assertThat(price.get("type").asText()).isEqualTo("numeric");
        assertThat(price.get("drifted").asBoolean()).isTrue();
        assertThat(price.get("effect").asDouble()).isGreaterThan(0.5);
        assertThat(price.at("/tests/0/method").asText()).isEqualTo("ks");
        assertThat(price.at("/tests/0/statistic").asDouble()).isGreaterThan(0.3);
        assertThat(price.at("/tests/0/pValue").asDouble()).isLessThan(1e-10);
        assertThat(price.get("tests"))
                .extracting(t -> t.get("method").asText())
                .containsExactly("ks", "wasserstein-normed", "wasserstein");
        assertThat(price.at("/distributions/reference").size()).isBetween(10, 60);
        assertThat(record.at("/current/rows").asInt()).isEqualTo(400);
    }

    private int run(String... arguments) {
        return MlStages.commandLine()
                .setOut(new PrintWriter(out))
                .setErr(new PrintWriter(err))
                .execute(arguments);
    }

    @Test
    void theProfileOfAVersionIsAReferenceAndTheResultIsKeptAsARunOfItsModel() throws IOException {
        String store = folder.resolve("store").toString();
        String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        Files.writeString(folder.resolve("model.json"), "{}");
        assertThat(run(
                        "train",
                        "--store",
                        store,
                        "--model",
                        "m",
                        "--data",
                        "train=" + folder.resolve("a.csv"),
                        "--target",
                        "kind",
                        "--artifacts",
                        folder.resolve("model.json").toString(),
                        "--json",
                        "--",
                        java,
                        "--version"))
                .isZero();
        assertThat(run(
                        "register",
                        "--store",
                        store,
                        "--model",
                        "m",
                        "--artifacts",
                        folder.resolve("model.json").toString(),
                        "--alias",
                        "production"))
                .isZero();
        Files.delete(folder.resolve("a.csv"));
        List<String> unlabelled = Files.readAllLines(folder.resolve("shifted.csv")).stream()
                .map(l -> l.split(",")[0])
                .toList();
        Files.write(folder.resolve("unlabelled.csv"), unlabelled);

        String current = folder.resolve("unlabelled.csv").toString();
        assertThat(run("drift", "--store", store, "--reference", "m@production", "--current", current))
                .isEqualTo(1);

        assertThat(out.toString())
                .contains(
                        "400 rows beside 400 of m/1",
                        "The current data lacks the target kind, so it was not compared.");
        DriftRecord kept =
                new LocalStore(Path.of(store)).run(2).records().read().last(DriftRecord.class, "m");
        assertThat(kept.reference()).isEqualTo("m/1");
        assertThat(kept.driftedColumns()).containsExactly("price");
        assertThat(kept.current().profile()).hasSize(64);
        assertThat(err.toString()).isEmpty();
        assertThat(run("drift", "--store", store, "--reference", "m@gone", "--current", current))
                .isEqualTo(2);
        assertThat(run("drift", "--store", store, "--reference", "m/1", "--dataset", "test", "--current", current))
                .isEqualTo(2);
        assertThat(err.toString().lines())
                .hasSize(2)
                .last()
                .asString()
                .contains("has no dataset 'test' with a profile: it has train");
    }

    @Test
    void optionsReachTheCheck() {
        assertThat(drift("a.csv", "shifted.csv", "--exclude", "price")).isZero();
        assertThat(drift("a.csv", "shifted.csv", "--threshold", "price=3")).isZero();
        assertThat(drift("a.csv", "shifted.csv", "--rule", "share >= 0.6")).isZero();
        assertThat(drift("a.csv", "shifted.csv", "--rule", "columns: price")).isEqualTo(1);
        assertThat(drift("a.csv", "shifted.csv", "--preset", "evidently")).isEqualTo(1);
        assertThat(drift("a.csv", "shifted.csv", "--correction", "bonferroni", "--alpha", "0.01", "--columns", "price"))
                .isEqualTo(1);
    }

    @Test
    void wrongInputIsTwoAndOneSentence() {
        assertThat(drift("a.csv", "gone.csv")).isEqualTo(2);
        assertThat(drift("a.csv", "b.csv", "--methods", "kolmogorow")).isEqualTo(2);
        assertThat(drift("a.csv", "b.csv", "--columns", "prize")).isEqualTo(2);
        assertThat(drift("a.csv", "b.csv", "--correction", "sidak")).isEqualTo(2);
        assertThat(drift("a.csv", "b.csv", "--preset", "other")).isEqualTo(2);
        assertThat(out.toString()).isEmpty();
        assertThat(err.toString().lines()).hasSize(5);
        assertThat(err.toString()).contains("gone.csv", "'kolmogorow'", "'prize'", "'sidak'", "'other'");
    }

    @Test
    void namesWithCommasStandInQuotesAndPatternsKeepTheirBraces() throws IOException {
        Files.writeString(folder.resolve("c1.csv"), "\"price, net\",kind,n\n" + "1,a,1\n2,b,2\n3,a,3\n".repeat(20));
        Files.writeString(folder.resolve("c2.csv"), "\"price, net\",kind,n\n" + "2,a,1\n3,b,2\n1,a,3\n".repeat(20));
        drift("c1.csv", "c{1,2}.csv", "--columns", "\"price, net\",kind", "--type", "price, net=numeric", "--threshold",
                "price, net=0.3", "--json");
        assertThat(err.toString()).isEmpty();
        JsonNode record = Json.tree(out.toString().getBytes(java.nio.charset.StandardCharsets.UTF_8), "output");
        assertThat(record.path("columns")).extracting(column -> column.path("name").asText())
                .containsExactlyInAnyOrder("price, net", "kind");
        assertThat(record.path("current").path("files")).hasSize(2);
    }

    @Test
    void aThresholdThatComesTwiceOrIsNoNumberIsRefused() {
        assertThat(drift("a.csv", "b.csv", "--threshold", "price=0.2", "--threshold", "price=0.3")).isEqualTo(2);
        assertThat(err.toString()).contains("--threshold: 'price' is given twice; each name was expected once.");
        assertThat(drift("a.csv", "b.csv", "--threshold", "price=low")).isEqualTo(2);
        assertThat(err.toString()).contains("--threshold 'price': 'low' is no number.");
    }
}
