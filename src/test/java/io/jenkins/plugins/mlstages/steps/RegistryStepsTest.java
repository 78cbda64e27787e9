package io.jenkins.plugins.mlstages.steps;

import static org.assertj.core.api.Assertions.assertThat;

import hudson.FilePath;
import hudson.model.Fingerprint;
import hudson.model.Label;
import hudson.model.Result;
import hudson.slaves.DumbSlave;
import hudson.tasks.Fingerprinter.FingerprintAction;
import io.jenkins.plugins.mlstages.engine.record.DeploymentRecord;
import io.jenkins.plugins.mlstages.engine.record.ModelName;
import io.jenkins.plugins.mlstages.engine.registry.Deployment;
import io.jenkins.plugins.mlstages.engine.registry.Event;
import io.jenkins.plugins.mlstages.engine.registry.LogEntry;
import io.jenkins.plugins.mlstages.engine.registry.ModelState;
import io.jenkins.plugins.mlstages.engine.registry.RegisteredModel;
import io.jenkins.plugins.mlstages.storage.BuildRecords;
import io.jenkins.plugins.mlstages.storage.Models;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import org.jenkinsci.plugins.workflow.cps.CpsFlowDefinition;
import org.jenkinsci.plugins.workflow.job.WorkflowJob;
import org.jenkinsci.plugins.workflow.job.WorkflowRun;
import org.jenkinsci.plugins.workflow.test.steps.SemaphoreStep;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.jvnet.hudson.test.JenkinsRule;
import org.jvnet.hudson.test.junit.jupiter.WithJenkins;

/** The steps that work on registered versions, when all is well and when it is not. */
@WithJenkins
class RegistryStepsTest {
    private JenkinsRule jenkins;

    @BeforeEach
    void setUp(JenkinsRule rule) {
        jenkins = rule;
    }

    private WorkflowRun run(Result expected, String body) throws Exception {
        WorkflowJob job = jenkins.createProject(WorkflowJob.class);
        job.setDefinition(new CpsFlowDefinition(body, true));
        return jenkins.buildAndAssertStatus(expected, job);
    }

    /** Registers a version whose artifact says which one it is. */
    private WorkflowRun register(String weights, String more) throws Exception {
        return run(
                Result.SUCCESS,
                "node {\n writeFile file: 'out/model.bin', text: '" + weights + "'\n"
                        + "registerVersion(model: 'm', artifacts: 'out/model.bin'" + more + ")\n}");
    }

    private static RegisteredModel model() throws IOException {
        return Models.registry().model(new ModelName("m"));
    }

    private static LogEntry lastEvent() throws IOException {
        List<LogEntry> events = model().events();
        return events.get(events.size() - 1);
    }

    private void assertRefused(String body, String sentence) throws Exception {
        long events = model().state().events();
        WorkflowRun build = run(Result.FAILURE, body);
        jenkins.assertLogContains("ERROR: " + sentence, build);
        jenkins.assertLogNotContains("\tat io.jenkins.plugins.mlstages", build);
        assertThat(model().state().events()).isEqualTo(events);
    }

    @Test
    void anAliasMovesByNumberAndFromAnotherAliasOutsideOfAnyNode() throws Exception {
        register("one", ", aliases: ['production']");
        register("two", ", aliases: ['challenger']");

        WorkflowRun build = run(Result.SUCCESS, """
                def p = promoteVersion(model: 'm', from: 'challenger', alias: 'production', comment: 'won the test')
                echo "${p.reference} before ${p.previous} ${p.alias} ${p.forced}"
                echo "${promoteVersion(model: 'm', version: 1, alias: 'fallback')}"
                """);

        jenkins.assertLogContains("m/2 before 1 production false", build);
        jenkins.assertLogContains("m@fallback is now version 1", build);
        assertThat(model().state().aliases())
                .containsEntry("production", 2)
                .containsEntry("challenger", 2)
                .containsEntry("fallback", 1);
        LogEntry promoted = model().events().get(2);
        assertThat(promoted.event()).isEqualTo(new Event.Promoted("production", 2, 1, false));
        assertThat(promoted.comment()).isEqualTo("won the test");
        assertThat(promoted.run()).isEqualTo(BuildRecords.reference(build));
        assertThat(promoted.by()).isEqualTo(BuildRecords.reference(build).toString());
    }

    @Test
    void aVersionWhoseGatesFailedIsPromotedByForceOnly() throws Exception {
        run(Result.SUCCESS, """
                node {
                    writeFile file: 'model.bin', text: 'weights'
                    writeFile file: 'p.csv', text: 'label,score\\n1,0.9\\n0,0.2\\n1,0.1\\n0,0.4\\n'
                    validateModel(model: 'm', predictions: 'p.csv', label: 'label', score: 'score',
                        gates: [[metric: 'accuracy', atLeast: 0.99, criticality: 'NOTE']])
                    registerVersion(model: 'm', artifacts: 'model.bin', force: true)
                }
                """);

        assertRefused(
                "promoteVersion(model: 'm', version: 1, alias: 'production')",
                "Version m/1 is not promoted to 'production', since its gates have not passed: accuracy");
        WorkflowRun forced = run(
                Result.SUCCESS, "echo \"${promoteVersion(model: 'm', version: 1, alias: 'production', force: true)}\"");
        jenkins.assertLogContains("m@production is now version 1, although its gates have not passed", forced);
        assertThat(lastEvent().event()).isEqualTo(new Event.Promoted("production", 1, 0, true));
    }

    @Test
    void allFilesOfAVersionAppearOrNone() throws Exception {
        run(Result.SUCCESS, """
                node {
                    writeFile file: 'a..b.bin', text: 'dots in a name are no way out'
                    writeFile file: 'c.bin', text: 'weights'
                    registerVersion(model: 'm', artifacts: '*.bin')
                }
                """);

        WorkflowRun build = run(Result.FAILURE, """
                node {
                    dir('c.bin') { writeFile file: 'in-the-way', text: '' }
                    try {
                        fetchVersion(reference: 'm/1')
                    } finally {
                        echo "first file: ${fileExists('a..b.bin')}"
                    }
                }
                """);

        jenkins.assertLogContains("The artifact c.bin of m/1 has no place: there is a folder of that name.", build);
        jenkins.assertLogContains("first file: false", build);
    }

    @Test
    void wrongArgumentsAreOneSentence() throws Exception {
        register("one", ", aliases: ['production']");

        assertRefused(
                "promoteVersion(model: 'm', alias: 'production')",
                "promoteVersion needs to know which version of m gets the alias 'production': either 'version', such as 7, or 'from',"
                        + " such as 'challenger', was expected.");
        assertRefused("promoteVersion(model: 'm', alias: '7', version: 1)", "'7' is not an alias");
        assertRefused(
                "promoteVersion(model: 'm', alias: 'production', version: 9)",
                "There is no version m/9: the newest is 1.");
        assertRefused(
                "promoteVersion(model: 'm', alias: 'production', from: 'other/1')",
                "from: 'other/1' is a version of other; one of m was expected.");
        assertRefused(
                "promoteVersion(model: 'x', alias: 'production', version: 1)", "There is no model 'x'; there are: m.");
        assertRefused(
                "rollbackVersion(model: 'm', alias: 'production')",
                "'m@production' cannot be rolled back: no other version that is still in use has held it.");
        assertRefused(
                "deployVersion(reference: 'm@canary', environment: 'eu') { }",
                "The model 'm' has no alias 'canary': it has production.");
        assertRefused("deployVersion(reference: 'm/1', environment: '*') { }", "'*' is not an environment's name");
        assertRefused("node { fetchVersion(reference: 'm/2') }", "There is no version m/2: the newest is 1.");
        assertRefused(
                "node { fetchVersion(reference: 'm/1', into: '../out') }",
                "into: '../out' is not a folder inside the workspace: a relative path such as 'model' was expected.");
        assertRefused(
                "node { fetchVersion(reference: 'm/1', into: '/tmp') }",
                "into: '/tmp' is not a folder inside the workspace");
        assertRefused("modelVersion('m')", "'m' names no version");
    }

    @Test
    void aRollbackFindsTheVersionBeforeAndChecksItsBytes() throws Exception {
        WorkflowRun first = register("one", ", aliases: ['production']");
        register("two", ", aliases: ['production']");

        WorkflowRun build = run(
                Result.SUCCESS,
                "def r = rollbackVersion(model: 'm', alias: 'production', comment: 'slow')\n"
                        + "echo \"now ${r.number} before ${r.previous}\"");
        jenkins.assertLogContains("now 1 before 2", build);
        jenkins.assertLogContains("its artifacts are whole", build);
        assertThat(lastEvent().event()).isEqualTo(new Event.RolledBack("production", 1, 2));

        run(Result.SUCCESS, "promoteVersion(model: 'm', version: 2, alias: 'production')");
        File kept = new File(first.getArtifactsDir(), first.getArtifacts().get(0).relativePath);
        Files.writeString(kept.toPath(), "bad");
        assertRefused(
                "rollbackVersion(model: 'm', alias: 'production')",
                "The artifact out/model.bin of m/1 was altered: its 3 bytes");
        assertThat(model().state().aliases()).containsEntry("production", 2);
    }

    @Test
    void aDeploymentIsRecordedWithWhatItsBlockSaw() throws Exception {
        register("one", ", aliases: ['production']");

        WorkflowRun build = run(Result.SUCCESS, """
                def d = deployVersion(reference: 'm@production', environment: 'eu-west') {
                    echo "brings ${env.ML_STAGES_MODEL} ${env.ML_STAGES_VERSION} to ${env.ML_STAGES_ENVIRONMENT}"
                }
                echo "${d.reference} in ${d.environment}, before ${d.previous}"
                """);

        jenkins.assertLogContains("brings m 1 to eu-west", build);
        jenkins.assertLogContains("m/1 in eu-west, before 0", build);
        Deployment deployment = model().state().deployments().get("eu-west");
        assertThat(deployment.status()).isEqualTo(Deployment.Status.LIVE);
        assertThat(deployment.version()).isEqualTo(1);
        DeploymentRecord record = BuildRecords.of(build).read().last(DeploymentRecord.class, "m");
        assertThat(record.succeeded()).isTrue();
        assertThat(record.environment()).isEqualTo("eu-west");
        assertThat(record.deployment()).isEqualTo(deployment.id());
    }

    @Test
    void aFailedDeploymentFailsTheBuildAndMovesTheRecordBackOnlyWhenAsked() throws Exception {
        register("one", "");
        register("two", "");
        run(Result.SUCCESS, "deployVersion(reference: 'm/1', environment: 'eu') { }");

        WorkflowRun back = run(
                Result.FAILURE,
                "deployVersion(reference: 'm/2', environment: 'eu', rollbackOnFailure: true) { error 'no such host' }");
        jenkins.assertLogContains("ERROR: no such host", back);
        jenkins.assertLogContains("the environment is recorded as having what it had before", back);
        Deployment before = model().state().deployments().get("eu");
        assertThat(before.version()).isEqualTo(1);
        assertThat(before.status()).isEqualTo(Deployment.Status.LIVE);
        assertThat(lastEvent().event()).isInstanceOfSatisfying(Event.DeploymentFailed.class, failed -> {
            assertThat(failed.version()).isEqualTo(2);
            assertThat(failed.reason()).isEqualTo("no such host");
            assertThat(failed.movedBack()).isTrue();
        });
        DeploymentRecord record = BuildRecords.of(back).read().last(DeploymentRecord.class, "m");
        assertThat(record.succeeded()).isFalse();
        assertThat(record.previous()).isEqualTo(1);
        assertThat(record.movedBack()).isTrue();

        run(Result.FAILURE, "deployVersion(reference: 'm/2', environment: 'eu') { error 'again' }");
        assertThat(model().state().deployments().get("eu").status()).isEqualTo(Deployment.Status.FAILED);
        assertThat(model().state().deployments().get("eu").version()).isEqualTo(2);
    }

    @Test
    void abortedAndKilledDeploymentsDoNotStayOpen() throws Exception {
        register("one", "");
        WorkflowJob job = jenkins.createProject(WorkflowJob.class);
        job.setDefinition(
                new CpsFlowDefinition("deployVersion(reference: 'm/1', environment: 'eu') { semaphore 'body' }", true));

        WorkflowRun aborted = job.scheduleBuild2(0).waitForStart();
        SemaphoreStep.waitForStart("body/1", aborted);
        assertThat(model().state().deployments().get("eu").status()).isEqualTo(Deployment.Status.IN_PROGRESS);
        aborted.getExecutor().interrupt();
        jenkins.assertBuildStatus(Result.ABORTED, jenkins.waitForCompletion(aborted));
        assertThat(model().state().deployments().get("eu").status()).isEqualTo(Deployment.Status.FAILED);

        WorkflowRun killed = job.scheduleBuild2(0).waitForStart();
        SemaphoreStep.waitForStart("body/2", killed);
        killed.doKill();
        jenkins.waitForCompletion(killed);
        assertThat(lastEvent().event())
                .isInstanceOfSatisfying(
                        Event.DeploymentFailed.class,
                        failed -> assertThat(failed.reason())
                                .isEqualTo("The build ended before it said how the deployment went."));
        assertThat(killed.getAction(OpenDeployments.class)).isNull();
    }

    @Test
    void ofTwoDeploymentsThatOverlapTheLaterOneCounts() throws Exception {
        register("one", "");
        register("two", "");
        WorkflowJob job = jenkins.createProject(WorkflowJob.class);
        job.setDefinition(new CpsFlowDefinition(
                "deployVersion(reference: 'm/1', environment: 'eu') { semaphore 'early' }", true));
        WorkflowRun early = job.scheduleBuild2(0).waitForStart();
        SemaphoreStep.waitForStart("early/1", early);

        run(Result.SUCCESS, "deployVersion(reference: 'm/2', environment: 'eu') { }");
        SemaphoreStep.success("early/1", null);
        jenkins.assertBuildStatus(Result.FAILURE, jenkins.waitForCompletion(early));

        jenkins.assertLogContains(
                "ERROR: The model 'm' has no deployment in progress with the number 3: it was superseded by a later"
                        + " one, or has ended already.",
                early);
        assertThat(model().state().deployments().get("eu").version()).isEqualTo(2);
        assertThat(model().state().deployments().get("eu").status()).isEqualTo(Deployment.Status.LIVE);
    }

    @Test
    void artifactsReachAnyAgentAndTheUseIsRecorded() throws Exception {
        WorkflowRun maker = register("weights", ", aliases: ['production']");
        DumbSlave agent = jenkins.createOnlineSlave(Label.get("serving"));

        WorkflowRun build = run(Result.SUCCESS, """
                node('serving') {
                    def f = fetchVersion(reference: 'm@production', into: 'in/model', purpose: 'scoring')
                    echo "${f.files} of ${f.reference}: ${readFile f.files[0]}"
                }
                """);

        jenkins.assertLogContains("[in/model/out/model.bin] of m/1: weights", build);
        FilePath workspace = agent.getWorkspaceFor(build.getParent());
        assertThat(workspace.child("in/model").list())
                .extracting(FilePath::getName)
                .containsExactly("out");
        assertThat(lastEvent().event()).isEqualTo(new Event.Used(1, "scoring"));
        assertThat(lastEvent().run()).isEqualTo(BuildRecords.reference(build));
        Fingerprint fingerprint =
                build.getAction(FingerprintAction.class).getFingerprints().get("in/model/out/model.bin");
        assertThat(fingerprint.getOriginal().getRun()).isEqualTo(maker);
        assertThat(fingerprint.getUsages())
                .containsKeys(maker.getParent().getFullName(), build.getParent().getFullName());
    }

    @Test
    void anAlteredArtifactDoesNotReachTheWorkspace() throws Exception {
        WorkflowRun maker = register("weights", "");
        File kept = new File(maker.getArtifactsDir(), maker.getArtifacts().get(0).relativePath);
        Files.writeString(kept.toPath(), "WEIGHTS");

        assertRefused(
                "node { try { fetchVersion(reference: 'm/1') } finally { echo \"there: ${fileExists 'out/model.bin'}\" } }",
                "The artifact out/model.bin of m/1 was altered: its 7 bytes have the SHA-256");
        Files.delete(kept.toPath());
        assertRefused(
                "node { fetchVersion(reference: 'm/1') }",
                "The artifact out/model.bin of m/1 is gone from its store: the build " + BuildRecords.reference(maker)
                        + " no longer has it.");
    }

    @Test
    void aPipelineCanBranchOnWhatIsKnownOfAVersion() throws Exception {
        run(Result.SUCCESS, """
                node {
                    writeFile file: 'metrics.json', text: '{"loss": 0.25}'
                    writeFile file: 'model.bin', text: 'weights'
                    trainModel(model: 'm', params: [depth: 3], metrics: 'metrics.json', artifacts: 'model.bin') { touch() }
                    registerVersion(model: 'm', aliases: ['production'], tags: [team: 'pricing'], description: 'first')
                }
                def touch() { writeFile file: 'metrics.json', text: '{"loss": 0.25}'; writeFile file: 'model.bin', text: 'weights' }
                """);

        WorkflowRun build = run(Result.SUCCESS, """
                def v = modelVersion('m@production')
                echo "${v.reference} ${v.status} ${v.aliases} ${v.metrics.loss} ${v.parameters.depth} ${v.tags.team} ${v.description}"
                echo "${v.artifacts[0].path} ${v.artifacts[0].bytes} ${v.available} ${v.gatesPassed} ${v.job} ${v.build}"
                echo "none: ${modelVersion(reference: 'm@canary', optional: true)}"
                echo "no model: ${modelVersion(reference: 'x/1', optional: true)}"
                echo "no number: ${modelVersion(reference: 'm/2', optional: true)}"
                """);

        jenkins.assertLogContains("m/1 active [production] 0.25 3 pricing first", build);
        jenkins.assertLogContains("model.bin 7 true null test0 1", build);
        jenkins.assertLogContains("none: null", build);
        jenkins.assertLogContains("no model: null", build);
        jenkins.assertLogContains("no number: null", build);
        assertRefused("modelVersion('m@canary')", "The model 'm' has no alias 'canary': it has production.");
    }

    @Test
    void aVersionThatWasDeletedIsNotFetchedNorDeployed() throws Exception {
        register("one", "");
        register("two", "");
        model().delete(1, io.jenkins.plugins.mlstages.engine.registry.Change.by("admin"));

        assertRefused("node { fetchVersion(reference: 'm/1') }", "Version m/1 was deleted.");
        assertRefused("deployVersion(reference: 'm/1', environment: 'eu') { }", "Version m/1 was deleted.");
        ModelState state = model().state();
        assertThat(state.latest().number()).isEqualTo(2);
    }
}
