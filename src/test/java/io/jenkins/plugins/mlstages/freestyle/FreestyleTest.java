package io.jenkins.plugins.mlstages.freestyle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.cloudbees.hudson.plugins.folder.Folder;
import hudson.model.FreeStyleBuild;
import hudson.model.FreeStyleProject;
import hudson.model.Items;
import hudson.model.Result;
import hudson.tasks.Publisher;
import io.jenkins.plugins.mlstages.engine.record.Criticality;
import io.jenkins.plugins.mlstages.engine.record.EvaluationRecord;
import io.jenkins.plugins.mlstages.engine.record.ModelName;
import io.jenkins.plugins.mlstages.pages.RequestLocale;
import io.jenkins.plugins.mlstages.steps.CheckDriftStep;
import io.jenkins.plugins.mlstages.steps.GateOption;
import io.jenkins.plugins.mlstages.steps.ModelVersionStep;
import io.jenkins.plugins.mlstages.steps.PromoteVersionStep;
import io.jenkins.plugins.mlstages.steps.ValidateModelStep;
import io.jenkins.plugins.mlstages.storage.BuildRecords;
import io.jenkins.plugins.mlstages.storage.Models;
import java.util.List;
import java.util.Map;
import org.jenkinsci.plugins.structs.describable.DescribableModel;
import org.jenkinsci.plugins.structs.describable.UninstantiatedDescribable;
import org.jenkinsci.plugins.workflow.cps.CpsScmFlowDefinition;
import org.jenkinsci.plugins.workflow.job.WorkflowJob;
import org.jenkinsci.plugins.workflow.job.WorkflowRun;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.jvnet.hudson.test.FailureBuilder;
import org.jvnet.hudson.test.JenkinsRule;
import org.jvnet.hudson.test.junit.jupiter.WithJenkins;

@WithJenkins
class FreestyleTest {
    private static final String JENKINSFILE = """
        node {
          checkout scm
          validateModel(model: 'price-up', predictions: 'out/predictions.csv', label: 'label', score: 'score', id: 'id',
                        slices: ['region', 'region&age'], metrics: 'out/metrics.json',
                        gates: [[metric: 'auc', atLeast: 0.8, confidence: 0.9], [metric: 'latencyMs', atLeast: 5],
                                [metric: 'nothing', atLeast: 1, criticality: 'UNSTABLE']])
          checkDrift(model: 'price-up', referenceData: 'data/train.csv', current: 'data/week-12.csv, data/week.csv',
                     types: [hour: 'categorical'], thresholds: ['*': 0.2, price: 0.3], exclude: ['demand'], target: 'class')
        }
        """;

    private JenkinsRule jenkins;

    @BeforeEach
    void setUp(JenkinsRule rule) {
        jenkins = rule;
    }

    private FreeStyleProject job(String name) throws Exception {
        FreeStyleProject job = jenkins.createFreeStyleProject(name);
        job.setScm(StageJobs.files());
        return job;
    }

    @Test
    void formJenkinsfileAndNamesMakeEqualRecords() throws Exception {
        FreeStyleProject byForm = jenkins.createFreeStyleProject("by-form");
        byForm.getBuildersList().add(new MlStagesBuilder(StageJobs.stages()));
        byForm = jenkins.configRoundtrip(byForm);
        byForm.setScm(StageJobs.files()); // has no form

        WorkflowJob byJenkinsfile = jenkins.createProject(WorkflowJob.class, "by-jenkinsfile");
        byJenkinsfile.setDefinition(new CpsScmFlowDefinition(StageJobs.files(JENKINSFILE), "Jenkinsfile"));

        FreeStyleProject byNames = job("by-names");
        byNames.getPublishersList().add(publisherByNames());

        FreeStyleBuild form = jenkins.buildAndAssertStatus(Result.UNSTABLE, byForm);
        WorkflowRun pipeline = jenkins.buildAndAssertStatus(Result.UNSTABLE, byJenkinsfile);
        FreeStyleBuild names = jenkins.buildAndAssertStatus(Result.UNSTABLE, byNames);

        assertThat(StageJobs.records(form)).hasSize(2);
        assertThat(StageJobs.records(form)).isEqualTo(StageJobs.records(pipeline));
        assertThat(StageJobs.records(names)).isEqualTo(StageJobs.records(pipeline));
    }

    /** As Job DSL and Configuration as Code fill in forms: maps and names only. */
    private static MlStagesPublisher publisherByNames() throws Exception {
        Map<String, Object> validate = Map.of(
                "model", "price-up",
                "predictions", "out/predictions.csv",
                "label", "label",
                "score", "score",
                "id", "id",
                "slices", List.of("region", "region&age"),
                "metrics", "out/metrics.json",
                "gates",
                        List.of(
                                Map.of("metric", "auc", "atLeast", 0.8, "confidence", 0.9),
                                Map.of("metric", "latencyMs", "atLeast", 5),
                                Map.of("metric", "nothing", "atLeast", 1, "criticality", "UNSTABLE")));
        Map<String, Object> drift = Map.of(
                "model", "price-up",
                "referenceData", "data/train.csv",
                "current", "data/week-12.csv, data/week.csv",
                "types", Map.of("hour", "categorical"),
                "thresholds", Map.of("*", 0.2, "price", 0.3),
                "exclude", List.of("demand"),
                "target", "class");
        return (MlStagesPublisher) named(
                        "publishMlStages",
                        Map.of("stages", List.of(named("validateModel", validate), named("checkDrift", drift))))
                .instantiate(Publisher.class, null);
    }

    private static UninstantiatedDescribable named(String name, Map<String, ?> arguments) {
        return new UninstantiatedDescribable(name, null, arguments);
    }

    @Test
    void theFormSpeaksTheLanguageOfTheBrowser() throws Exception {
        FreeStyleProject job = jenkins.createFreeStyleProject("sprache");
        job.getBuildersList().add(new MlStagesBuilder(StageJobs.stages()));
        JenkinsRule.WebClient browser = jenkins.createWebClient();
        browser.addRequestHeader("Accept-Language", "de");

        try (RequestLocale german = RequestLocale.used()) {
            assertThat(browser.getPage(job, "configure").asNormalizedText())
                    .contains(
                            "ML-Stufen",
                            "Spalte der Wahrheit",
                            "Build abbrechen, wenn eine Pr\u00fcfung nicht besteht");
        }
    }

    @Test
    void theFormKeepsEveryField() throws Exception {
        FreeStyleProject job = jenkins.createFreeStyleProject("form");
        PromoteVersionStep promote = new PromoteVersionStep("price-up", "production");
        promote.setVersion(1);
        promote.setComment("why not");
        MlStagesBuilder builder = new MlStagesBuilder(List.of(
                StageJobs.stages().get(0), StageJobs.register("price-up"), promote, StageJobs.drift("price-up")));
        job.getBuildersList().add(builder);
        String before = DescribableModel.uninstantiate2_(builder).toString();

        job = jenkins.configRoundtrip(job);

        assertThat(DescribableModel.uninstantiate2_(job.getBuildersList().get(MlStagesBuilder.class))
                        .toString())
                .isEqualTo(before);
    }

    @Test
    void configXmlNamesTheStepsAndIsReadBack() throws Exception {
        FreeStyleProject job = jenkins.createFreeStyleProject("persisted");
        job.getPublishersList()
                .add(new MlStagesPublisher(List.of(
                        StageJobs.stages().get(0), StageJobs.register("price-up"), StageJobs.drift("price-up"))));
        job.save();
        String before =
                DescribableModel.uninstantiate2_(job.getPublishersList().get(0)).toString();
        String xml = job.getConfigFile().asString();

        assertThat(xml)
                .contains(
                        "<ml-stages.postBuild",
                        "<ml-stages.validateModel>",
                        "<ml-stages.registerVersion>",
                        "<ml-stages.gate>")
                .doesNotContain("io.jenkins.plugins.mlstages", "Unmodifiable", "ImmutableCollections");
        job.doReload();

        job = jenkins.jenkins.getItemByFullName("persisted", FreeStyleProject.class);
        assertThat(DescribableModel.uninstantiate2_(job.getPublishersList().get(0))
                        .toString())
                .isEqualTo(before);
    }

    @Test
    void whatAConfigurationDoesNotNameHasItsDefault() {
        String xml = """
            <ml-stages.build>
              <stages>
                <ml-stages.validateModel>
                  <model>price-up</model>
                  <gates><ml-stages.gate><metric>auc</metric><atLeast>0.8</atLeast></ml-stages.gate></gates>
                </ml-stages.validateModel>
                <ml-stages.checkDrift><model>price-up</model></ml-stages.checkDrift>
              </stages>
            </ml-stages.build>
            """;
        GateOption gate = new GateOption("auc");
        gate.setAtLeast(0.8);
        ValidateModelStep validate = new ValidateModelStep("price-up");
        validate.setGates(List.of(gate));

        assertThat(DescribableModel.uninstantiate2_(Items.XSTREAM2.fromXML(xml)).toString())
                .isEqualTo(DescribableModel.uninstantiate2_(
                                new MlStagesBuilder(List.of(validate, new CheckDriftStep("price-up"))))
                        .toString());
    }

    @Test
    void validatesRegistersAndPromotes() throws Exception {
        FreeStyleProject job = job("train");
        PromoteVersionStep promote = new PromoteVersionStep("price-up", "challenger");
        promote.setVersion(1);
        promote.setComment("build ${BUILD_NUMBER} of ${JOB_NAME}");
        job.getBuildersList()
                .add(new MlStagesBuilder(
                        List.of(StageJobs.validate("price-up", StageJobs.gate("auc", 0.8, Criticality.FAILURE)))));
        job.getPublishersList().add(new MlStagesPublisher(List.of(StageJobs.register("price-up"), promote)));

        FreeStyleBuild build = jenkins.buildAndAssertSuccess(job);

        StageJobs.assertRegistered("price-up@challenger", build);
        assertThat(Models.registry().model(new ModelName("price-up")).events())
                .last()
                .satisfies(entry -> assertThat(entry.comment()).isEqualTo("build 1 of train"));
        assertThat(build.isKeepLog()).isTrue();
        StageJobs.assertShown(jenkins, build);
    }

    @Test
    void aFailedGateMarksTheBuildAndNothingIsRegistered() throws Exception {
        FreeStyleProject job = job("gate");
        job.getBuildersList()
                .add(new MlStagesBuilder(List.of(
                        StageJobs.validate("price-up", StageJobs.gate("auc", 0.9999, Criticality.UNSTABLE)),
                        StageJobs.register("price-up"))));

        FreeStyleBuild build = jenkins.buildAndAssertStatus(Result.FAILURE, job);

        jenkins.assertLogContains("FAILED: auc", build);
        jenkins.assertLogContains(
                "No version of price-up is registered, because this build does not vouch for it", build);
        jenkins.assertLogNotContains("\tat io.jenkins.plugins.mlstages", build);
    }

    @Test
    void marksOfAStageAloneAreRefusedBeforeAnythingIsDone() throws Exception {
        FreeStyleProject job = job("note");
        job.getBuildersList()
                .add(new MlStagesBuilder(
                        List.of(StageJobs.validate("price-up", StageJobs.gate("auc", 0.8, Criticality.NOTE)))));

        FreeStyleBuild build = jenkins.buildAndAssertStatus(Result.FAILURE, job);

        jenkins.assertLogContains(
                "criticality: 'NOTE' marks only a stage of a pipeline, and this job has none: UNSTABLE or FAILURE was"
                        + " expected.",
                build);
        assertThat(BuildRecords.of(build).read().all(EvaluationRecord.class)).isEmpty();
    }

    @Test
    void afterAFailedBuildNothingRuns() throws Exception {
        FreeStyleProject job = job("failed");
        job.getBuildersList().add(new FailureBuilder());
        job.getPublishersList().add(new MlStagesPublisher(List.of(StageJobs.register("price-up"))));

        FreeStyleBuild build = jenkins.buildAndAssertStatus(Result.FAILURE, job);

        jenkins.assertLogContains("The build has failed, so its ML stages do not run.", build);
        assertThat(Models.registry().has(new ModelName("price-up"))).isFalse();
    }

    @Test
    void modelsOfOtherFoldersAreProtected() throws Exception {
        jenkins.createProject(Folder.class, "team-a");
        Folder own = jenkins.createProject(Folder.class, "team-b");
        FreeStyleProject job = own.createProject(FreeStyleProject.class, "job");
        job.setScm(StageJobs.files());
        job.getBuildersList().add(new MlStagesBuilder(List.of(StageJobs.register("/team-a/price-up"))));

        FreeStyleBuild build = jenkins.buildAndAssertStatus(Result.FAILURE, job);

        jenkins.assertLogContains("The job 'team-b/job' may not change the model 'team-a/price-up'", build);
    }

    @Test
    void onlyStepsThatAJobWithoutAPipelineCanRunAreOffered() {
        assertThat(HostedStages.descriptors())
                .extracting(descriptor -> descriptor.getFunctionName())
                .contains(
                        "validateModel",
                        "registerVersion",
                        "promoteVersion",
                        "rollbackVersion",
                        "checkDrift",
                        "fetchVersion",
                        "profileData")
                .doesNotContain("trainModel", "deployVersion", "modelVersion");
        assertThatThrownBy(() -> new MlStagesBuilder(List.of(new ModelVersionStep("price-up/1"))))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("'modelVersion' is no stage that a job without a pipeline can run");
    }
}
