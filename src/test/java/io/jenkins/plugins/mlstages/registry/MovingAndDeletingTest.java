package io.jenkins.plugins.mlstages.registry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.cloudbees.hudson.plugins.folder.Folder;
import hudson.model.Items;
import hudson.model.Result;
import hudson.model.TaskListener;
import hudson.tasks.LogRotator;
import io.jenkins.plugins.mlstages.engine.io.InputException;
import io.jenkins.plugins.mlstages.engine.record.ModelName;
import io.jenkins.plugins.mlstages.engine.record.ModelReference;
import io.jenkins.plugins.mlstages.engine.record.RunRef;
import io.jenkins.plugins.mlstages.engine.registry.ArtifactCheck;
import io.jenkins.plugins.mlstages.engine.registry.Change;
import io.jenkins.plugins.mlstages.engine.registry.DamagedModelException;
import io.jenkins.plugins.mlstages.engine.registry.Deletion;
import io.jenkins.plugins.mlstages.engine.registry.GarbageCollection;
import io.jenkins.plugins.mlstages.engine.registry.ModelVersion;
import io.jenkins.plugins.mlstages.engine.registry.RegisteredModel;
import io.jenkins.plugins.mlstages.engine.registry.StoredArtifact;
import io.jenkins.plugins.mlstages.storage.BuildInventory;
import io.jenkins.plugins.mlstages.storage.FailedRegistration;
import io.jenkins.plugins.mlstages.storage.Models;
import io.jenkins.plugins.mlstages.storage.RunArtifacts;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.logging.Level;
import jenkins.model.ModifiableTopLevelItemGroup;
import org.htmlunit.HttpMethod;
import org.htmlunit.Page;
import org.htmlunit.WebRequest;
import org.jenkinsci.plugins.workflow.cps.CpsFlowDefinition;
import org.jenkinsci.plugins.workflow.job.WorkflowJob;
import org.jenkinsci.plugins.workflow.job.WorkflowRun;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;
import org.jvnet.hudson.test.JenkinsRule;
import org.jvnet.hudson.test.LogRecorder;
import org.jvnet.hudson.test.junit.jupiter.WithJenkins;

/** What becomes of versions when builds, jobs and folders move or go. */
@WithJenkins
class MovingAndDeletingTest {
    private static final Change ADMIN = Change.by("admin");
    private static final String REGISTER = "node { writeFile file: 'm.bin', text: 'weights of ' + env.BUILD_NUMBER\n"
            + "registerVersion(model: 'm', artifacts: 'm.bin') }";

    private static final String REGISTER_TWO = """
            node {
                for (name in ['bad', 'm']) {
                    writeFile file: 'm.bin', text: 'weights of ' + name
                    registerVersion(model: name, artifacts: 'm.bin')
                }
            }
            """;

    private JenkinsRule jenkins;

    @BeforeEach
    void setUp(JenkinsRule rule) {
        jenkins = rule;
    }

    private WorkflowJob job(ModifiableTopLevelItemGroup in, String name, String body) throws Exception {
        WorkflowJob job = in == null
                ? jenkins.createProject(WorkflowJob.class, name)
                : (WorkflowJob) in.createProject(
                        jenkins.jenkins.getDescriptorByType(WorkflowJob.DescriptorImpl.class), name, false);
        job.setDefinition(new CpsFlowDefinition(body, true));
        return job;
    }

    private static RegisteredModel model(String name) throws IOException {
        return Models.registry().model(new ModelName(name));
    }

    private Path models() {
        return jenkins.jenkins.getRootDir().toPath().resolve("ml-stages/models");
    }

    private static void assertWhole(String reference) throws IOException {
        ModelVersion version = Models.registry().version(ModelReference.parse(reference));
        assertThat(version.artifacts()).isNotEmpty();
        ArtifactCheck.check(Models.artifacts(), version);
    }

    private static void assertGone(String reference, String why) throws IOException {
        ModelVersion version = Models.registry().version(ModelReference.parse(reference));
        assertThatThrownBy(() -> ArtifactCheck.check(Models.artifacts(), version))
                .isInstanceOf(InputException.class)
                .hasMessage("The artifact m.bin of " + reference + " is gone from its store: " + why + ".");
    }

    @Test
    void aBuildIsKeptWhileOneOfItsVersionsLivesAndReleasedWithTheLast() throws Exception {
        WorkflowJob job = job(null, "train", """
                node {
                    writeFile file: 'm.bin', text: 'weights'
                    registerVersion(model: 'm', artifacts: 'm.bin')
                    registerVersion(model: 'm', artifacts: 'm.bin')
                    writeFile file: 'm.bin', text: 'other'
                    registerVersion(model: 'n', artifacts: 'm.bin')
                }
                """);
        WorkflowRun build = jenkins.buildAndAssertSuccess(job);
        assertThat(build.isKeepLog()).isTrue();
        assertThat(build.getArtifacts()).hasSize(2);

        Deletion first = model("m").delete(1, ADMIN);
        assertThat(first.kept()).containsExactly("m.bin stays, since m/2 has it too.");
        assertWhole("m/2");
        Deletion second = model("m").delete(2, ADMIN);
        assertThat(second.bytes()).isEqualTo(7);
        assertThat(build.isKeepLog()).isTrue();
        assertThat(build.getArtifacts()).hasSize(1);
        assertWhole("n/1");
        model("n").delete(1, ADMIN);
        assertThat(build.isKeepLog()).isFalse();
        assertThat(build.getArtifacts()).isEmpty();
    }

    @Test
    void aBuildThatSomebodyKeptStaysKept() throws Exception {
        WorkflowJob job = job(null, "train", "currentBuild.keepLog = true\n" + REGISTER);
        WorkflowRun build = jenkins.buildAndAssertSuccess(job);

        model("m").delete(1, ADMIN);

        assertThat(build.isKeepLog()).isTrue();
    }

    @Test
    void aRegistrationThatIsRefusedLeavesNeitherArtifactsNorAKeptBuild() throws Exception {
        WorkflowJob job = job(
                null,
                "train",
                "node { writeFile file: 'm.bin', text: 'w'\nregisterVersion(model: 'm', artifacts: 'm.bin', aliases: ['7']) }");

        WorkflowRun build = jenkins.buildAndAssertStatus(Result.FAILURE, job);

        jenkins.assertLogContains("'7' is not an alias", build);
        assertThat(build.isKeepLog()).isFalse();
        assertThat(build.getArtifacts()).isEmpty();
    }

    @Test
    void aVersionWhoseModelsHeadCannotBeWrittenIsRegisteredAndKeepsItsArtifacts() throws Exception {
        WorkflowJob job = job(null, "train", REGISTER);
        jenkins.buildAndAssertSuccess(job);
        Path head = models().resolve("m/head");
        Files.move(head, head.resolveSibling("aside"));
        Files.createSymbolicLink(head, Path.of("nowhere", "head"));

        WorkflowRun second = jenkins.buildAndAssertSuccess(job);

        assertThat(second.isKeepLog()).isTrue();
        assertThat(model("m").state().versions()).hasSize(2);
        assertWhole("m/2");
    }

    @Test
    void whatAVersionHasIsNotReleasedWhateverFailed() throws Exception {
        WorkflowJob job = job(null, "train", REGISTER);
        WorkflowRun build = jenkins.buildAndAssertSuccess(job);
        List<StoredArtifact> stored =
                Models.registry().version(ModelReference.parse("m/1")).artifacts();

        RunArtifacts artifacts = new RunArtifacts(build, null, null, TaskListener.NULL);
        new FailedRegistration(artifacts).letGo(stored, new IOException("the disk is gone"));

        assertThat(build.isKeepLog()).isTrue();
        assertWhole("m/1");
    }

    @Test
    void logRotationAndTheDeleteButtonSpareABuildWithAVersion() throws Exception {
        WorkflowJob job = job(null, "train", REGISTER);
        WorkflowRun first = jenkins.buildAndAssertSuccess(job);
        jenkins.buildAndAssertSuccess(job);
        job.setDefinition(new CpsFlowDefinition("echo 'nothing'", true));
        WorkflowRun third = jenkins.buildAndAssertSuccess(job);
        jenkins.buildAndAssertSuccess(job);

        new LogRotator(-1, 1, -1, 1).perform(job);

        assertThat(job.getBuildByNumber(third.getNumber())).isNull();
        assertThat(job.getBuildByNumber(1)).isNotNull();
        assertWhole("m/1");
        assertWhole("m/2");
        try (JenkinsRule.WebClient client = jenkins.createWebClient()) {
            client.setThrowExceptionOnFailingStatusCode(false);
            Page answer = client.getPage(client.addCrumb(
                    new WebRequest(client.createCrumbedUrl(first.getUrl() + "doDelete"), HttpMethod.POST)));
            assertThat(answer.getWebResponse().getContentAsString()).contains("train #1");
        }
        assertThat(job.getBuildByNumber(1)).isNotNull();
        model("m").delete(1, ADMIN);
        new LogRotator(-1, 1, -1, 1).perform(job);
        assertThat(job.getBuildByNumber(1)).isNull();
        assertThat(model("m").version(1).origin().run()).isEqualTo(new RunRef("train", 1));
    }

    @Test
    void aVersionSaysThatItsBuildOrJobIsGone() throws Exception {
        WorkflowJob job = job(null, "train", REGISTER);
        jenkins.buildAndAssertSuccess(job).delete();
        jenkins.buildAndAssertSuccess(job);
        assertGone("m/1", "the build train #1 that kept it was deleted");
        assertWhole("m/2");

        job.delete();
        assertGone("m/2", "the build train #2 that kept it was deleted");
        WorkflowRun fetch =
                jenkins.buildAndAssertStatus(Result.FAILURE, job(null, "serve", "node { fetchVersion('m/2') }"));
        jenkins.assertLogContains(
                "ERROR: The artifact m.bin of m/2 is gone from its store: the build train #2 that kept it was deleted.",
                fetch);
        WorkflowRun look =
                jenkins.buildAndAssertSuccess(job(null, "look", "echo \"there: ${modelVersion('m/2').available}\""));
        jenkins.assertLogContains("there: false", look);

        WorkflowJob again = job(null, "train", "echo 'another job of that name'");
        jenkins.buildAndAssertSuccess(again);
        jenkins.buildAndAssertSuccess(again);
        assertGone("m/2", "the build train #2 that kept it was deleted");
        model("m").delete(2, ADMIN);
    }

    @Test
    void aRenamedJobKeepsItsVersionsAndAnotherJobOfTheOldNameIsNotMistakenForIt() throws Exception {
        WorkflowJob job = job(null, "train", REGISTER);
        jenkins.buildAndAssertSuccess(job);

        job.renameTo("fit");
        WorkflowJob other = job(null, "train", REGISTER);
        jenkins.buildAndAssertSuccess(other);
        jenkins.buildAndAssertSuccess(job);

        assertThat(model("m").state().version(1).run()).isEqualTo(new RunRef("fit", 1));
        assertThat(model("m").state().version(2).run()).isEqualTo(new RunRef("train", 1));
        assertThat(model("m").state().version(3).run()).isEqualTo(new RunRef("fit", 2));
        other.delete();
        assertWhole("m/1");
        assertWhole("m/3");
        assertGone("m/2", "the build train #1 that kept it was deleted");
        job.renameTo("train");
        assertWhole("m/1");
        assertWhole("m/3");
        assertGone("m/2", "the build train #1 that kept it was deleted");
    }

    @Test
    void theModelsOfAFolderGoWithItAndOldReferencesAreUnderstood() throws Exception {
        Folder team = jenkins.createProject(Folder.class, "team");
        Folder inner = team.createProject(Folder.class, "inner");
        jenkins.buildAndAssertSuccess(job(team, "train", REGISTER));
        jenkins.buildAndAssertSuccess(job(inner, "train", REGISTER));

        team.renameTo("crew");

        assertThat(Models.registry().list().models()).extracting("model").containsExactly("crew/inner/m", "crew/m");
        assertWhole("crew/m/1");
        assertWhole("crew/inner/m/1");
        assertThat(model("team/m").name()).isEqualTo(new ModelName("crew/m"));
        assertThat(model("crew/inner/m").state().version(1).run()).isEqualTo(new RunRef("crew/inner/train", 1));
        long lines = model("crew/m").state().events();
        assertThat(model("crew/m").events())
                .extracting(entry -> entry.event().kind())
                .containsExactly("registered", "jobMoved", "renamed");
        assertThat(lines).isEqualTo(3);

        WorkflowJob train = jenkins.jenkins.getItemByFullName("crew/train", WorkflowJob.class);
        jenkins.buildAndAssertSuccess(train);
        assertWhole("crew/m/2");
        WorkflowRun old = jenkins.buildAndAssertSuccess(job(team, "old", "echo modelVersion('/team/m/1').reference"));
        jenkins.assertLogContains("crew/m/1", old);
    }

    /** Damages a model's log, acts, and mends the log. */
    private void whileDamaged(String folder, Executable action) throws Throwable {
        Path log = models().resolve(folder).resolve("events.jsonl");
        byte[] whole = Files.readAllBytes(log);
        Files.writeString(log, Files.readString(log).replaceFirst("\"by\":\"", "\"by\":\"X"));
        action.execute();
        Files.write(log, whole);
    }

    @Test
    void nothingThatALivingVersionHasIsFreedWhateverNameItsJobHasByNow() throws Throwable {
        WorkflowJob job = job(null, "train", REGISTER_TWO);
        WorkflowRun build = jenkins.buildAndAssertSuccess(job);
        model("m").delete(1, ADMIN);
        jenkins.buildAndAssertSuccess(job);
        whileDamaged("bad", () -> job.renameTo("fit"));

        assertThat(model("bad").state().version(1).run())
                .as("it missed the renaming")
                .isEqualTo(new RunRef("train", 1));
        assertThat(model("m").state().version(2).run()).isEqualTo(new RunRef("fit", 2));
        GarbageCollection.Result freed = Models.registry()
                .garbage(new BuildInventory())
                .run(true, Instant.now().plus(Duration.ofHours(2)));

        assertThat(freed.pieces()).isEmpty();
        assertThat(build.isKeepLog()).isTrue();
        assertWhole("bad/1");
        assertWhole("bad/2");
        assertWhole("m/2");
    }

    @Test
    void nothingIsFreedWhileAModelOrTheFileOfAVersionCannotBeRead() throws Throwable {
        jenkins.buildAndAssertSuccess(job(null, "train", REGISTER_TWO));
        GarbageCollection garbage = Models.registry().garbage(new BuildInventory());
        Instant later = Instant.now().plus(Duration.ofHours(2));

        whileDamaged(
                "bad",
                () -> assertThatThrownBy(() -> garbage.run(true, later))
                        .isInstanceOf(DamagedModelException.class)
                        .hasMessageContaining("line 1 was altered"));
        Path file = models().resolve("bad/versions/00000001.json");
        Files.writeString(file, Files.readString(file).replace("m.bin", "n.bin"));

        assertThatThrownBy(() -> garbage.run(true, later)).isInstanceOf(DamagedModelException.class);
        assertWhole("m/1");
    }

    @Test
    void aDamagedModelStaysWhereItIsAndTheOthersGoWithTheirFolder() throws Throwable {
        Folder team = jenkins.createProject(Folder.class, "team");
        jenkins.buildAndAssertSuccess(job(team, "train", REGISTER_TWO));

        try (LogRecorder log = new LogRecorder()
                .record("io.jenkins.plugins.mlstages", Level.WARNING)
                .capture(100)) {
            whileDamaged("team%2fbad", () -> team.renameTo("crew"));
            assertThat(log.getMessages())
                    .anySatisfy(line -> assertThat(line)
                            .startsWith("The model 'team/bad' does not know that 'team' is called 'crew' now"))
                    .anySatisfy(line -> assertThat(line)
                            .startsWith("The model 'team/bad' cannot be read, so it stays where it is"));
        }

        assertThat(model("crew/m").state().version(1).run()).isEqualTo(new RunRef("crew/train", 1));
        assertThat(Models.registry().has(new ModelName("team/bad"))).isTrue();
        assertThat(Models.registry().has(new ModelName("crew/bad"))).isFalse();
        assertWhole("crew/m/1");
        assertWhole("team/bad/1");
        jenkins.buildAndAssertSuccess(job(team, "again", REGISTER_TWO));
        assertThat(model("crew/m").state().versions()).hasSize(2);
    }

    @Test
    void aJobThatMovesLeavesItsModelInTheFolderAndAMovedFolderTakesItsModelsAlong() throws Exception {
        Folder a = jenkins.createProject(Folder.class, "a");
        Folder b = jenkins.createProject(Folder.class, "b");
        WorkflowJob job = job(a, "train", REGISTER);
        jenkins.buildAndAssertSuccess(job);

        WorkflowJob moved = Items.move(job, b);

        assertThat(moved.getFullName()).isEqualTo("b/train");
        assertThat(model("a/m").state().version(1).run()).isEqualTo(new RunRef("b/train", 1));
        assertWhole("a/m/1");
        WorkflowRun refused = jenkins.buildAndAssertStatus(
                Result.FAILURE, job(b, "p", "promoteVersion(model: '/a/m', version: 1, alias: 'production')"));
        jenkins.assertLogContains("The job 'b/p' may not change the model 'a/m'", refused);

        Items.move(a, b);
        assertWhole("b/a/m/1");
        assertThat(model("b/a/m").state().version(1).run()).isEqualTo(new RunRef("b/train", 1));
    }

    @Test
    void theVersionsOfADeletedFolderStayForAdministrators() throws Exception {
        Folder team = jenkins.createProject(Folder.class, "team");
        jenkins.buildAndAssertSuccess(job(team, "train", REGISTER));

        team.delete();

        assertGone("team/m/1", "the build team/train #1 that kept it was deleted");
        assertThat(model("team/m").version(1).origin().run()).isEqualTo(new RunRef("team/train", 1));
        WorkflowRun look = jenkins.buildAndAssertSuccess(job(null, "look", "echo modelVersion('/team/m/1').reference"));
        jenkins.assertLogContains("team/m/1", look);
        assertThat(Models.registry()
                        .verify(new ModelName("team/m"), false, null)
                        .whole())
                .isTrue();
    }
}
