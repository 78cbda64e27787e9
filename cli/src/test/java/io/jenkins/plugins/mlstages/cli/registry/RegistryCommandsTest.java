package io.jenkins.plugins.mlstages.cli.registry;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.jenkins.plugins.mlstages.cli.LocalStore;
import io.jenkins.plugins.mlstages.cli.MlStages;
import io.jenkins.plugins.mlstages.engine.io.Json;
import io.jenkins.plugins.mlstages.engine.record.Criticality;
import io.jenkins.plugins.mlstages.engine.record.EvaluationRecord;
import io.jenkins.plugins.mlstages.engine.record.GateVerdict;
import io.jenkins.plugins.mlstages.engine.record.Metric;
import io.jenkins.plugins.mlstages.engine.record.ModelName;
import io.jenkins.plugins.mlstages.engine.record.RegistrationRecord;
import io.jenkins.plugins.mlstages.engine.record.Verdict;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RegistryCommandsTest {
    @TempDir
    Path folder;

    private Path artifact;
    private String out;
    private String err;

    @BeforeEach
    void writeAnArtifact() throws Exception {
        artifact = Files.writeString(folder.resolve("model.json"), "weights");
    }

    private int run(String... arguments) {
        StringWriter output = new StringWriter();
        StringWriter errors = new StringWriter();
        List<String> all = new ArrayList<>(List.of(arguments));
        all.add(1, "--store=" + store());
        int exit = MlStages.commandLine().setOut(new PrintWriter(output, true)).setErr(new PrintWriter(errors, true))
                .execute(all.toArray(String[]::new));
        out = output.toString();
        err = errors.toString();
        return exit;
    }

    private JsonNode json(String... arguments) {
        List<String> all = new ArrayList<>(List.of(arguments));
        all.add("--json");
        assertThat(run(all.toArray(String[]::new))).as(err).isZero();
        return Json.tree(out.getBytes(StandardCharsets.UTF_8), "output");
    }

    private Path store() {
        return folder.resolve("store");
    }

    private JsonNode register(String content, String... more) throws Exception {
        Files.writeString(artifact, content);
        List<String> all = new ArrayList<>(List.of("register", "--model", "price-up", "--artifacts", artifact.toString()));
        all.addAll(List.of(more));
        return json(all.toArray(String[]::new));
    }

    private void validate(boolean passes) throws Exception {
        LocalStore.Run run = new LocalStore(store()).currentRun(new ModelName("price-up"));
        run.records().add(new EvaluationRecord(run.origin(), "binary", null, 10, Map.of("auc", Metric.computed(0.8)),
                List.of(new GateVerdict("auc >= 0.85", "auc", null, passes ? Verdict.PASSED : Verdict.FAILED, passes,
                        Criticality.FAILURE, 0.8, 0.85, "auc 0.8 is below 0.85."))));
    }

    @Test
    void aVersionIsRegisteredListedShownPromotedAndRolledBack() throws Exception {
        assertThat(register("one", "--alias", "production", "--tag", "owner=me").get("number").asInt()).isEqualTo(1);
        assertThat(register("two").get("number").asInt()).isEqualTo(2);

        assertThat(run("promote", "price-up/2", "--alias", "production", "--comment", "better")).as(err).isZero();
        JsonNode versions = json("versions", "price-up").get("versions");
        assertThat(versions).hasSize(2);
        assertThat(versions.get(0).get("number").asInt()).isEqualTo(1);
        assertThat(versions.get(0).get("aliases")).isEmpty();
        assertThat(versions.get(1).get("aliases").get(0).asText()).isEqualTo("production");
        assertThat(json("show", "price-up@production").get("number").asInt()).isEqualTo(2);

        assertThat(run("rollback", "price-up@production")).as(err).isZero();
        JsonNode shown = json("show", "price-up@production");
        assertThat(shown.get("number").asInt()).isEqualTo(1);
        assertThat(shown.get("tags").get("owner").asText()).isEqualTo("me");
        assertThat(shown.get("artifacts").get(0).get("file").get("path").asText()).isEqualTo("model.json");
    }

    @Test
    void registeringLeavesARecordInTheRun() throws Exception {
        register("one", "--alias", "production");

        LocalStore.Run run = new LocalStore(store()).currentRun(new ModelName("price-up"));
        RegistrationRecord record = run.records().read().last(RegistrationRecord.class, "price-up");
        assertThat(record.reference()).isEqualTo("price-up/1");
        assertThat(record.aliases()).containsExactly("production");
        assertThat(record.forced()).isFalse();
    }

    @Test
    void aRunWhoseValidationFailedIsRegisteredAndPromotedOnlyByForce() throws Exception {
        validate(false);

        assertThat(run("register", "--model", "price-up", "--artifacts", artifact.toString())).isEqualTo(1);
        assertThat(err).contains("price-up is not registered, since run 1 has not passed: auc 0.8 is below 0.85.");
        assertThat(run("register", "--model", "price-up", "--artifacts", artifact.toString(), "--force")).as(err).isZero();
        assertThat(run("promote", "price-up/1", "--alias", "production")).isEqualTo(1);
        assertThat(run("promote", "price-up/1", "--alias", "production", "--force")).isZero();
        validate(true);
        assertThat(run("register", "--model", "price-up", "--artifacts", artifact.toString())).as(err).isZero();
    }

    @Test
    void aRunWithARecordThatCannotBeReadIsRegisteredOnlyByForce() throws Exception {
        validate(false);
        Path record = new LocalStore(store()).records(1).resolve("0001.json");
        Files.writeString(record, Files.readString(record).substring(0, 100));

        assertThat(run("register", "--model", "price-up", "--artifacts", artifact.toString())).isEqualTo(1);
        assertThat(err).contains("price-up is not registered, since run 1 has not passed: A record of this run cannot be read,"
                + " so it is not known whether it speaks against the version: 0001.json");
        assertThat(register("weights", "--force").get("forced").asBoolean()).isTrue();
    }

    @Test
    void theAuditIsZeroWhenTheLogIsWholeAndOneWhenALineWasAltered() throws Exception {
        register("one", "--alias", "production");
        register("two", "--alias", "production", "--comment", "second");
        assertThat(json("audit", "price-up").get("events")).hasSize(2);
        assertThat(run("audit", "price-up", "--verify", "--artifacts")).isZero();

        Path log = store().resolve("models/price-up/events.jsonl");
        Files.writeString(log, Files.readString(log).replace("second", "Second"));

        assertThat(run("audit", "price-up", "--verify")).isEqualTo(1);
        assertThat(out).contains("line 2 was altered");
        assertThat(run("versions", "price-up")).isEqualTo(2);
    }

    @Test
    void aDeletedVersionFreesItsArtifactAndIsRefusedWhileAnAliasPointsToIt() throws Exception {
        register("one", "--alias", "production");
        register("two");

        assertThat(run("delete", "price-up/1")).isEqualTo(2);
        assertThat(err).contains("is not deleted while the alias 'production' points to it");
        assertThat(json("delete", "price-up/2").get("bytes").asInt()).isEqualTo(3);
        assertThat(json("show", "price-up/2").get("status").asText()).isEqualTo("deleted");
        assertThat(json("gc").get("pieces")).isEmpty();
    }

    @Test
    void aFileIsTracedToItsVersionAndFetchedBackByteForByte() throws Exception {
        register("one", "--alias", "production");

        assertThat(json("which", artifact.toString()).get("found").get(0).get("reference").asText()).isEqualTo("price-up/1");
        assertThat(run("fetch", "price-up@production", "--into", folder.resolve("there").toString(), "--purpose", "test")).isZero();
        assertThat(folder.resolve("there/model.json")).hasContent("one");
        JsonNode lineage = json("lineage", "price-up@production");
        assertThat(lineage.get("edges").findValuesAsText("label")).containsExactly("registered", "used by");
        assertThat(run("which", "0".repeat(64))).isEqualTo(1);
    }

    @Test
    void aDeploymentIsRecordedAsItWent() throws Exception {
        register("one", "--alias", "production");
        String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();

        assertThat(run("deploy", "price-up@production", "--environment", "eu", "--json", "--", java, "-version")).as(err).isZero();
        assertThat(json("versions", "price-up").get("deployments").get("eu").get("status").asText()).isEqualTo("live");
        assertThat(run("deploy", "price-up/1", "--environment", "eu", "--json", "--", java, "NoSuchClass")).isEqualTo(1);
        assertThat(json("versions", "price-up").get("deployments").get("eu").get("status").asText()).isEqualTo("failed");
    }

    @Test
    void whatDoesNotExistIsOneSentence() throws Exception {
        assertThat(run("show", "price-up@production")).isEqualTo(2);
        assertThat(err).startsWith("ml-stages: No model is registered yet:");
        assertThat(store()).doesNotExist();
        register("one");
        assertThat(run("show", "price-up@production")).isEqualTo(2);
        assertThat(err).isEqualTo("ml-stages: The model 'price-up' has no alias 'production': it has none.\n");
        assertThat(run("rollback", "price-up/1")).isEqualTo(2);
        assertThat(run("register", "--model", "price-up", "--artifacts", "nothing.bin")).isEqualTo(2);
    }
}
