package io.jenkins.plugins.mlstages.steps;

import static org.assertj.core.api.Assertions.assertThat;

import hudson.FilePath;
import hudson.model.Fingerprint;
import hudson.model.Label;
import hudson.model.Result;
import hudson.slaves.DumbSlave;
import hudson.tasks.Fingerprinter.FingerprintAction;
import io.jenkins.plugins.mlstages.engine.io.Sha256;
import io.jenkins.plugins.mlstages.engine.record.ModelName;
import io.jenkins.plugins.mlstages.engine.record.ModelReference;
import io.jenkins.plugins.mlstages.engine.registry.ArtifactCheck;
import io.jenkins.plugins.mlstages.engine.registry.Change;
import io.jenkins.plugins.mlstages.storage.Models;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import jenkins.model.ArtifactManagerConfiguration;
import org.jenkinsci.plugins.workflow.cps.CpsFlowDefinition;
import org.jenkinsci.plugins.workflow.job.WorkflowJob;
import org.jenkinsci.plugins.workflow.job.WorkflowRun;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.jvnet.hudson.test.JenkinsRule;
import org.jvnet.hudson.test.junit.jupiter.WithJenkins;

/** Artifacts in a store outside of the controller, and artifacts that are larger than memory. */
@WithJenkins
class ArtifactStoreTest {
    /** {@code -DartifactMegabytes=2100} for the size of real models; the default says whether anything is read whole. */
    private static final long MEGABYTES = Long.getLong("artifactMegabytes", 48);

    @TempDir
    private static Path bucket;

    private JenkinsRule jenkins;

    @BeforeEach
    void setUp(JenkinsRule rule) throws Exception {
        jenkins = rule;
        Bucket.open(bucket);
    }

    @AfterEach
    void stop() {
        Bucket.close();
    }

    private WorkflowRun run(Result expected, String body) throws Exception {
        WorkflowJob job = jenkins.createProject(WorkflowJob.class);
        job.setDefinition(new CpsFlowDefinition(body, true));
        return jenkins.buildAndAssertStatus(expected, job);
    }

    private WorkflowRun run(String body) throws Exception {
        return run(Result.SUCCESS, body);
    }

    private WorkflowRun fail(String body) throws Exception {
        return run(Result.FAILURE, body);
    }

    @Test
    void anAgentTakesArtifactsFromAnExternalStoreItselfAndTheControllerPassesThemOnWhenItCannot() throws Exception {
        ArtifactManagerConfiguration.get().getArtifactManagerFactories().add(new Bucket());
        jenkins.createOnlineSlave(Label.get("serving"));
        WorkflowRun maker = run("node { writeFile file: 'out/m.bin', text: 'weights'\n"
                + "registerVersion(model: 'm', artifacts: 'out/m.bin') }");
        assertThat(maker.getArtifactsDir()).doesNotExist();
        int openedByRegistration = Bucket.OPENED.get();
        String fetch = "node('serving') { echo \"got ${readFile fetchVersion('m/1').files[0]}\" }";

        WorkflowRun user = run(fetch);
        jenkins.assertLogContains("got weights", user);
        Fingerprint fingerprint =
                user.getAction(FingerprintAction.class).getFingerprints().get("out/m.bin");
        assertThat(fingerprint.getOriginal().getRun()).isEqualTo(maker);
        assertThat(maker.isKeepLog()).isTrue();
        assertThat(Bucket.DOWNLOADS).hasValue(1);
        assertThat(Bucket.OPENED).hasValue(openedByRegistration);

        Bucket.closeAddresses();
        WorkflowRun passedOn = run(fetch);
        jenkins.assertLogContains("got weights", passedOn);
        jenkins.assertLogContains("so the controller passes it on", passedOn);
        assertThat(Bucket.OPENED).hasValue(openedByRegistration + 1);

        Models.registry().model(new ModelName("m")).delete(1, Change.by("admin"));
        assertThat(maker.isKeepLog()).isFalse();
        maker.delete();
        assertThat(bucket.toFile().list())
                .as("the store's files go with the build")
                .isEmpty();
    }

    @Test
    void aByteThatIsAlteredOnTheWayToTheStoreIsNoticedAndNothingIsRegistered() throws Exception {
        ArtifactManagerConfiguration.get().getArtifactManagerFactories().add(new Bucket());
        jenkins.createOnlineSlave(Label.get("training"));
        Bucket.alterArchived = true;

        WorkflowRun build = fail("node('training') { writeFile file: 'm.bin', text: 'weights'\n"
                + "registerVersion(model: 'm', artifacts: 'm.bin') }");

        jenkins.assertLogContains(
                "ERROR: artifacts: m.bin changed while it was archived: its SHA-256 was "
                        + Sha256.of("weights".getBytes(StandardCharsets.US_ASCII)) + " and is ",
                build);
        assertThat(Models.registry().has(new ModelName("m"))).isFalse();
        assertThat(build.isKeepLog()).isFalse();
        assertThat(build.getAction(FingerprintAction.class)).isNull();
    }

    @Test
    void aByteThatIsAlteredOnTheWayToAnAgentIsNoticedThere() throws Exception {
        ArtifactManagerConfiguration.get().getArtifactManagerFactories().add(new Bucket());
        run("node { writeFile file: 'm.bin', text: 'weights'\nregisterVersion(model: 'm', artifacts: 'm.bin') }");
        jenkins.createOnlineSlave(Label.get("serving"));
        Bucket.alterSent = true;

        WorkflowRun fetch = fail("node('serving') { try { fetchVersion('m/1') } finally {"
                + " echo \"there: ${fileExists 'm.bin'}, left: ${findFilesLeft()}\" } }\n"
                + "def findFilesLeft() { sh(script: 'ls -A | wc -l', returnStdout: true).trim() }");

        assertThat(Bucket.DOWNLOADS).hasValue(1);
        jenkins.assertLogContains(
                "ERROR: The artifact m.bin of m/1 did not arrive as it was registered: its SHA-256 is ", fetch);
        jenkins.assertLogContains("there: false, left: 0", fetch);
    }

    @Test
    void aLargeArtifactGoesToTheControllerAndToAnotherAgentInPieces() throws Exception {
        long bytes = MEGABYTES << 20;
        DumbSlave training = jenkins.createOnlineSlave(Label.get("training"));
        jenkins.createOnlineSlave(Label.get("serving"));
        WorkflowJob train = jenkins.createProject(WorkflowJob.class, "train");
        FilePath workspace = training.getWorkspaceFor(train);
        workspace.mkdirs();
        try (RandomAccessFile file =
                new RandomAccessFile(workspace.child("m.bin").getRemote(), "rw")) {
            file.setLength(bytes);
            file.seek(bytes - 7);
            file.write("weights".getBytes(StandardCharsets.US_ASCII));
        }
        train.setDefinition(
                new CpsFlowDefinition("node('training') { registerVersion(model: 'm', artifacts: 'm.bin') }", true));
        jenkins.buildAndAssertSuccess(train);

        WorkflowRun fetch = run("node('serving') { fetchVersion(reference: 'm/1', into: 'in')\n"
                + "echo \"length ${findLength()}\" }\ndef findLength() { modelVersion('m/1').artifacts[0].bytes }");

        jenkins.assertLogContains("length " + bytes, fetch);
        ArtifactCheck.check(Models.artifacts(), Models.registry().version(ModelReference.parse("m/1")));
    }
}
