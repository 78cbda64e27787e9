package io.jenkins.plugins.mlstages.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.jenkins.plugins.mlstages.engine.io.Json;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The first thing that a new user sees. */
class DemoCommandTest {
    @TempDir
    Path folder;

    @Test
    void theDemoTrainsJudgesRegistersAndFindsDrift() {
        StringWriter out = new StringWriter();
        int exit = MlStages.commandLine()
                .setOut(new PrintWriter(out))
                .setErr(new PrintWriter(Writer.nullWriter()))
                .execute("demo", "--json", "--dir", folder.resolve("demo").toString());

        assertThat(exit).isZero();
        JsonNode steps = Json.tree(out.toString().getBytes(StandardCharsets.UTF_8), "the demo").path("steps");
        assertThat(steps).extracting(step -> step.path("command").asText().split(" ")[0] + " " + step.path("exit").asInt())
                .containsExactly("check-data 0", "train 0", "validate 0", "register 0", "versions 0", "drift 1", "drift 1");
        assertThat(steps.at("/1/record/datasets/0/target").asText()).isEqualTo("class");
        assertThat(steps.at("/2/record/metrics/auc/value").asDouble()).isBetween(0.90, 0.91);
        assertThat(steps.at("/5/record/columns")).hasSize(7);
    }
}
