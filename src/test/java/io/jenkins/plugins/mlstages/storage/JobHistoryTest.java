package io.jenkins.plugins.mlstages.storage;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import hudson.Launcher;
import hudson.model.AbstractBuild;
import hudson.model.BuildListener;
import hudson.model.FreeStyleProject;
import hudson.model.ItemGroup;
import hudson.model.Job;
import hudson.model.Run;
import io.jenkins.plugins.mlstages.engine.record.HistoryLine;
import io.jenkins.plugins.mlstages.engine.record.Metric;
import io.jenkins.plugins.mlstages.engine.record.Origin;
import io.jenkins.plugins.mlstages.engine.record.TrainingRecord;
import io.jenkins.plugins.mlstages.pages.Site;
import io.jenkins.plugins.mlstages.pages.Stages;
import io.jenkins.plugins.mlstages.run.MlStagesAction;
import java.io.IOException;
import java.lang.ref.WeakReference;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jenkinsci.plugins.workflow.job.WorkflowJob;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.jvnet.hudson.test.JenkinsRule;
import org.jvnet.hudson.test.TestBuilder;
import org.jvnet.hudson.test.junit.jupiter.WithJenkins;

/** The history file of a job: what is in it, and that pages need nothing else. */
@WithJenkins
class JobHistoryTest {
    private JenkinsRule jenkins;

    @BeforeEach
    void setUp(JenkinsRule rule) {
        jenkins = rule;
    }

    private WorkflowJob trained(int builds) throws Exception {
        WorkflowJob job = Stages.job(jenkins.jenkins, "train", "");
        for (int i = 1; i <= builds; i++) {
            Stages.train(jenkins, job, i / 10.0);
        }
        return job;
    }

    private static Path file(Job<?, ?> job) {
        return job.getRootDir().toPath().resolve("ml-stages/history.jsonl");
    }

    private static List<HistoryLine> lines(Job<?, ?> job) throws IOException {
        return JobHistory.of(job).lines(job);
    }

    private static void settle(Job<?, ?> job) throws Exception {
        lines(job);
        JobHistory.of(job).settle();
    }

    @Test
    void trendsAndTablesLoadNoBuild() throws Exception {
        WorkflowJob job = trained(3);
        settle(job);
        Site site = Site.of(jenkins);
        long read = HistoryRepair.buildsRead();
        job.getLazyBuildMixIn()._getRuns().purgeCache();

        JsonNode trend = site.json("job/train/ml-stages/api/trend?model=m&metric=loss");
        JsonNode table = site.json("job/train/ml-stages/api/runs?model=m&metric=loss");
        JsonNode overview = site.json("job/train/ml-stages/api/job");

        assertThat(trend.at("/metrics/loss/value")).hasToString("[0.1,0.2,0.3]");
        assertThat(table.at("/runs/0/result").asText()).isEqualTo("SUCCESS");
        assertThat(overview.at("/models/0/runs").asInt()).isEqualTo(3);
        // core loads the newest build for every request to a job
        assertThat(job.getLazyBuildMixIn()._getRuns().getLoadedBuilds().keySet())
                .isSubsetOf(3);
        assertThat(HistoryRepair.buildsRead()).isEqualTo(read);
    }

    @Test
    void aBuildHasOneLineWhenItBeginsAndOneWhenItEnds() throws Exception {
        WorkflowJob job = trained(2);

        assertThat(Files.readAllLines(file(job))).hasSize(4);
        assertThat(lines(job)).extracting(HistoryLine::run).containsExactly(2, 1);
        assertThat(lines(job)).extracting(HistoryLine::result).containsOnly("SUCCESS");
    }

    @Test
    void aRunningBuildIsThereWithoutAResult() throws Exception {
        List<String> results = new ArrayList<>();
        FreeStyleProject job = jenkins.createFreeStyleProject("free");
        job.getBuildersList().add(new TestBuilder() {
            @Override
            public boolean perform(AbstractBuild<?, ?> build, Launcher launcher, BuildListener listener)
                    throws IOException {
                MlStagesAction.keep(build, training(build, "m"));
                lines(build.getParent()).forEach(line -> results.add(line.run() + " " + line.result()));
                return true;
            }
        });

        jenkins.buildAndAssertSuccess(job);

        assertThat(results).containsExactly("1 null");
        assertThat(lines(job)).extracting(HistoryLine::result).containsExactly("SUCCESS");
    }

    private static TrainingRecord training(Run<?, ?> run, String model) {
        return new TrainingRecord(
                new Origin(model, BuildRecords.reference(run), null, null, null, Instant.parse("2026-11-01T10:00:00Z")),
                true,
                null,
                5,
                Map.of(),
                Map.of("loss", Metric.reported(0.5)),
                null,
                List.of(),
                List.of());
    }

    @Test
    void parallelBranchesAddALineForEachModel() throws Exception {
        WorkflowJob job = Stages.job(jenkins.jenkins, "many", """
                def branches = [:]
                for (int i = 1; i <= 8; i++) { def name = "model-$i"; branches[name] = { trainModel(model: name, params: [n: 1]) { } } }
                parallel branches
                """);
        jenkins.buildAndAssertSuccess(job);

        assertThat(lines(job))
                .extracting(HistoryLine::model)
                .containsExactly(
                        "model-1", "model-2", "model-3", "model-4", "model-5", "model-6", "model-7", "model-8");
        assertThat(lines(job)).extracting(HistoryLine::result).containsOnly("SUCCESS");
    }

    @Test
    void deletedBuildsGoFromTheAnswersAtOnceAndThenFromTheFile() throws Exception {
        WorkflowJob job = trained(3);
        settle(job);

        job.getBuildByNumber(2).delete();

        assertThat(lines(job)).extracting(HistoryLine::run).containsExactly(3, 1);
        JobHistory.of(job).settle();
        assertThat(Files.readString(file(job)))
                .contains("\"run\":1")
                .contains("\"run\":3")
                .doesNotContain("\"run\":2");
        assertThat(Site.of(jenkins)
                        .json("job/train/ml-stages/api/trend?model=m&metric=loss")
                        .path("runs"))
                .hasToString("[1,3]");
    }

    @Test
    void aLostHistoryIsMadeAgainInTheBackground() throws Exception {
        WorkflowJob job = trained(3);
        settle(job);
        List<HistoryLine> before = lines(job);

        Files.delete(file(job));
        lines(job);
        JobHistory.of(job).settle();

        assertThat(lines(job)).isEqualTo(before);
        assertThat(Files.readAllLines(file(job))).hasSize(3);
    }

    @Test
    void aDamagedLineIsMadeAgain() throws Exception {
        WorkflowJob job = trained(2);
        settle(job);
        List<HistoryLine> before = lines(job);
        List<String> text = Files.readAllLines(file(job));
        text.set(3, text.get(3).substring(0, 20));
        text.set(2, "{}");
        Files.write(file(job), text);

        lines(job);
        JobHistory.of(job).settle();

        assertThat(lines(job)).isEqualTo(before);
        Files.writeString(file(job), "nonsense\n", StandardOpenOption.APPEND);
        lines(job);
        JobHistory.of(job).settle();
        assertThat(Files.readString(file(job))).doesNotContain("nonsense");
    }

    @Test
    void buildsThatWereDeletedBehindJenkinssBackGoWhenTheHistoryIsCompared() throws Exception {
        WorkflowJob job = trained(2);
        Files.writeString(file(job), Files.readString(file(job)).replace("\"run\":2", "\"run\":7"));
        JobHistory.of(job).file().read();

        settle(job);

        assertThat(lines(job)).extracting(HistoryLine::run).containsExactly(2, 1);
    }

    @Test
    void theHistoryGoesWithARenamedJob() throws Exception {
        WorkflowJob job = trained(2);

        job.renameTo("other");

        assertThat(Site.of(jenkins)
                        .json("job/other/ml-stages/api/trend?model=m&metric=loss")
                        .path("runs"))
                .hasToString("[1,2]");
    }

    @Test
    void jobsWithoutStagesHaveNoHistoryAndNoPage() throws Exception {
        FreeStyleProject job = jenkins.createFreeStyleProject("plain");
        Run<?, ?> build = jenkins.buildAndAssertSuccess(job);
        build.delete();

        assertThat(JobHistory.of(job).exists()).isFalse();
        assertThat(Site.of(jenkins).status("job/plain/ml-stages/")).isEqualTo(404);
    }

    @Test
    void theHistoryOfAJobGoesWithItToAnotherNameAndIsForgottenWithIt() throws Exception {
        WorkflowJob job = trained(1);
        JobHistory before = JobHistory.of(job);
        job.renameTo("learn");
        assertThat(JobHistory.of(job)).isNotSameAs(before).isSameAs(JobHistory.of(job));
        assertThat(lines(job)).extracting(HistoryLine::run).containsExactly(1);

        // a job that nobody else has ever known
        WeakReference<JobHistory> history =
                new WeakReference<>(JobHistory.of(new FreeStyleProject((ItemGroup<?>) jenkins.jenkins, "gone")));
        for (int i = 0; i < 50 && history.get() != null; i++) {
            System.gc();
            JobHistory.of(job);
        }
        assertThat(history.get()).isNull();
        assertThat(JobHistory.of(job)).as("that of a job that is there").isSameAs(JobHistory.of(job));
    }
}
