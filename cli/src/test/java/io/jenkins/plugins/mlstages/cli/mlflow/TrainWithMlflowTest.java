package io.jenkins.plugins.mlstages.cli.mlflow;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.jenkins.plugins.mlstages.cli.LocalStore;
import io.jenkins.plugins.mlstages.cli.MlStages;
import io.jenkins.plugins.mlstages.engine.io.Json;
import io.jenkins.plugins.mlstages.engine.mlflow.RawCalls;
import io.jenkins.plugins.mlstages.engine.record.ModelName;
import io.jenkins.plugins.mlstages.engine.record.RegistrationRecord;
import io.jenkins.plugins.mlstages.engine.record.RunRecords;
import io.jenkins.plugins.mlstages.engine.record.TrainingRecord;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.ConnectException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine;

/** Code that logs to MLflow, unchanged, as the command of {@code ml-stages train}. */
class TrainWithMlflowTest {
    @TempDir
    Path folder;

    private String out;
    private String err;

    private int run(String... arguments) {
        StringWriter standard = new StringWriter();
        StringWriter error = new StringWriter();
        CommandLine command =
                MlStages.commandLine().setOut(new PrintWriter(standard)).setErr(new PrintWriter(error));
        int exit = command.execute(arguments);
        out = standard.toString();
        err = error.toString();
        return exit;
    }

    private int train(String how, String... more) {
        List<String> arguments = new ArrayList<>(List.of("train", "--model", "m", "--store", folder.resolve("store").toString(), "--mlflow"));
        arguments.addAll(List.of(more));
        arguments.addAll(List.of("--", Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-cp",
                System.getProperty("java.class.path"), MlflowTraining.class.getName(), how, folder.resolve("seen").toString()));
        return run(arguments.toArray(String[]::new));
    }

    @ParameterizedTest
    @ValueSource(strings = {"resume", "create"})
    void whatTheCodeLogsIsTheTrainingsRecord(String how) throws Exception {
        assertThat(train(how, "--param", "given=1", "--json")).as(err).isZero();

        RunRecords.Contents contents = new LocalStore(folder.resolve("store")).latestRun(new ModelName("m")).orElseThrow().records().read();
        TrainingRecord record = contents.last(TrainingRecord.class, "m");
        assertThat(record.parameters()).containsEntry("given", "1").containsEntry("rate", 0.05);
        assertThat(record.metrics().get("auc").value()).isEqualTo(0.73);
        assertThat(record.curves().steps()).containsExactly(1.0, 2.0, 3.0);
        assertThat(record.tags()).containsEntry("owner", "me");
        assertThat(record.artifacts()).singleElement().satisfies(file -> assertThat(file.path()).isEqualTo("model/MLmodel"));

        assertThat(contents.last(RegistrationRecord.class, "m").number()).isEqualTo(1);
        assertThat(run("show", "m/1", "--store", folder.resolve("store").toString(), "--json")).as(err).isZero();
        JsonNode version = Json.tree(out.getBytes(StandardCharsets.UTF_8), "standard output");
        assertThat(version.at("/parameters/rate").asDouble()).isEqualTo(0.05);
        assertThat(version.at("/artifacts/0/file/path").asText()).isEqualTo("MLmodel");
    }

    @Test
    void loggedFilesAreRegisteredFromWhereTheyAre() {
        assertThat(train("resume")).as(err).isZero();
        assertThat(run("register", "--model", "m", "--store", folder.resolve("store").toString())).as(err).isZero();
        assertThat(out).contains("Registered m/2").contains("artifact model/MLmodel: 11 bytes");
    }

    @Test
    void theEndpointAnswersNobodyElseAndIsGoneAfterwards() throws Exception {
        assertThat(train("resume")).as(err).isZero();
        String[] seen = Files.readString(folder.resolve("seen")).split(" ");
        assertThat(seen[1]).matches("[0-9a-f]{64}");
        assertThat(seen[0]).startsWith("http://127.0.0.1:");
        RawCalls raw = new RawCalls(seen[0], seen[1]);
        assertThat(org.assertj.core.api.Assertions.catchThrowable(() -> raw.get("experiments/search")))
                .isInstanceOf(ConnectException.class);

        LocalStore store = new LocalStore(folder.resolve("other"));
        try (TrainingEndpoint endpoint = TrainingEndpoint.open(store, store.newRun(new ModelName("m")), List.of())) {
            String uri = endpoint.environment().get("MLFLOW_TRACKING_URI");
            assertThat(new RawCalls(uri, null).call("GET", "mlflow/experiments/search", null).status()).isEqualTo(401);
            assertThat(new RawCalls(uri, "0".repeat(64)).call("GET", "mlflow/experiments/search", null).json().path("error_code").asText())
                    .isEqualTo("UNAUTHENTICATED");
            assertThat(new RawCalls(uri, endpoint.environment().get("MLFLOW_TRACKING_TOKEN")).get("experiments/search").path("experiments"))
                    .hasSize(1);
        }
    }

    @Test
    void aCommandThatLogsNothingLeavesARecordWithoutIt() {
        assertThat(run("train", "--model", "m", "--store", folder.resolve("store").toString(), "--mlflow", "--json", "--",
                Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-version")).isZero();
        JsonNode record = Json.tree(out.getBytes(StandardCharsets.UTF_8), "standard output");
        assertThat(record.path("tags")).isEmpty();
        assertThat(record.path("metrics")).isEmpty();
    }

    @Test
    void aCommandThatCannotBeStartedLeavesNoRun() throws Exception {
        assertThat(run("train", "--model", "m", "--store", folder.resolve("store").toString(), "--mlflow", "--", "no-such-command-here")).isEqualTo(2);
        assertThat(err).contains("'no-such-command-here' cannot be started");
        assertThat(new LocalStore(folder.resolve("store")).runNumbers()).isEmpty();
    }
}
