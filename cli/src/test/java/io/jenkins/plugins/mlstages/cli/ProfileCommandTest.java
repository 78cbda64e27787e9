package io.jenkins.plugins.mlstages.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.jenkins.plugins.mlstages.engine.io.Json;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ProfileCommandTest {
    @TempDir
    Path folder;

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    private int run(String... arguments) {
        out.getBuffer().setLength(0);
        err.getBuffer().setLength(0);
        return MlStages.commandLine().setOut(new PrintWriter(out)).setErr(new PrintWriter(err)).execute(
                Arrays.stream(arguments).map(a -> a.replace("$", folder + "/")).toArray(String[]::new));
    }

    private void write(String name, int from, int to) throws IOException {
        List<String> lines = new ArrayList<>(List.of("price;city;zip"));
        for (int i = from; i < to; i++) {
            lines.add((i == 3 ? "" : i / 4.0) + ";" + (i % 3 == 0 ? "Oslo" : "Bern") + ";0" + i % 2);
        }
        Files.write(folder.resolve(name), lines);
    }

    @Test
    void mergedProfilesOfPartsAreTheProfileOfTheWhole() throws IOException {
        write("all.csv", 0, 400);
        write("1.csv", 0, 150);
        write("2.csv", 150, 400);
        assertThat(run("profile", "$all.csv", "-o", "$all.json", "--delimiter", ";")).isZero();
        assertThat(run("profile", "$1.csv", "-o", "$1.json", "--delimiter", ";", "--threads", "1")).isZero();
        assertThat(run("profile", "$2.csv", "-o", "$2.json", "--delimiter", ";")).isZero();
        assertThat(run("merge", "$1.json", "$2.json", "-o", "$both.json")).isZero();
        assertThat(withoutSums("both.json")).isEqualTo(withoutSums("all.json"));
        assertThat(run("profile", "$1.csv", "$2.csv", "-o", "$many.json", "--delimiter", ";")).isZero();
        assertThat(withoutSums("many.json")).isEqualTo(withoutSums("all.json"));
    }

    private ObjectNode withoutSums(String file) throws IOException {
        ObjectNode tree = Json.tree(Files.readAllBytes(folder.resolve(file)), file);
        tree.remove(List.of("coMoments", "sha256"));
        return tree;
    }

    @Test
    void theSummaryHasEachColumnsFigures() throws IOException {
        write("a.csv", 0, 400);
        assertThat(run("profile", "$a.csv", "-o", "$a.json", "--delimiter", ";", "--types", "zip=categorical", "--json")).isZero();
        ObjectNode summary = Json.tree(out.toString().getBytes(StandardCharsets.UTF_8), "the output");
        assertThat(summary.get("rows").asInt()).isEqualTo(400);
        assertThat(summary.at("/columns/0/type").asText()).isEqualTo("numeric");
        assertThat(summary.at("/columns/0/missing").asInt()).isEqualTo(1);
        assertThat(summary.at("/columns/0/distinct").asInt()).isEqualTo(399);
        assertThat(summary.at("/columns/0/maximum").asDouble()).isEqualTo(99.75);
        assertThat(summary.at("/columns/0/mean").asDouble()).isEqualTo((399 * 400 / 2 - 3) / 4.0 / 399);
        assertThat(summary.at("/columns/1/frequent/0/name").asText()).isEqualTo("Bern");
        assertThat(summary.at("/columns/1/frequent/0/count").asInt()).isEqualTo(266);
        assertThat(summary.at("/columns/2/frequent/1/name").asText()).isEqualTo("01");
        assertThat(run("merge", "$a.json", "-o", "$b.json")).isZero();
        assertThat(out.toString())
                .contains("400 rows, 3 columns")
                .contains("price  numeric      399 distinct, 1 missing; 0.00000 to 99.7500, mean 49.9981, sd 28.8346")
                .contains("city   categorical  2 distinct; Bern (266), Oslo (134)");
    }

    @Test
    void badInputIsOneSentenceAndExitCode2() throws IOException {
        write("a.csv", 0, 4);
        Files.writeString(folder.resolve("broken.csv"), "a,b\n1\n");
        assertRefused("broken.csv, line 2: only 1 of 2 values.", "profile", "$broken.csv", "-o", "$x.json");
        assertRefused("No file matches", "profile", "$none*.csv", "-o", "$x.json");
        assertRefused("there is no column 'zap'", "profile", "$a.csv", "-o", "$x.json", "--types", "zap=numeric");
        assertRefused("'word' is no column type", "profile", "$a.csv", "--delimiter", ";", "-o", "$x.json", "--types", "zip=word");
        assertRefused("a.csv is not readable as JSON", "merge", "$a.csv", "-o", "$x.json");
        assertThat(folder.resolve("x.json")).doesNotExist();
        assertRefused("--output: the folder", "profile", "$a.csv", "-o", "$none/x.json");
        byte[] before = Files.readAllBytes(folder.resolve("a.csv"));
        assertRefused("a.csv is one of the files that are read and would be lost", "profile", "$*.csv", "-o", "$a.csv");
        assertThat(folder.resolve("a.csv")).hasBinaryContent(before);
        Files.writeString(folder.resolve("mac.csv"), "a,b\r1,2\r3,4\r");
        assertRefused("mac.csv, line 1: a carriage return stands alone", "profile", "$mac.csv", "-o", "$x.json");
    }

    private void assertRefused(String sentence, String... arguments) {
        assertThat(run(arguments)).isEqualTo(2);
        assertThat(err.toString()).contains(sentence).doesNotContain("\tat ");
        assertThat(err.toString().strip().lines()).hasSize(1);
    }
}
