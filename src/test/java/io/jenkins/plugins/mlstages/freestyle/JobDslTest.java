package io.jenkins.plugins.mlstages.freestyle;

import static org.assertj.core.api.Assertions.assertThat;

import com.cloudbees.hudson.plugins.folder.Folder;
import hudson.maven.MavenModuleSet;
import hudson.maven.MavenModuleSetBuild;
import hudson.model.FreeStyleBuild;
import hudson.model.FreeStyleProject;
import hudson.model.Result;
import hudson.model.TopLevelItem;
import io.jenkins.plugins.mlstages.Docs;
import io.jenkins.plugins.mlstages.engine.record.Criticality;
import io.jenkins.plugins.mlstages.engine.record.ModelReference;
import io.jenkins.plugins.mlstages.engine.registry.ModelVersion;
import io.jenkins.plugins.mlstages.steps.CheckDriftStep;
import io.jenkins.plugins.mlstages.steps.GateOption;
import io.jenkins.plugins.mlstages.steps.ProfileDataStep;
import io.jenkins.plugins.mlstages.steps.RecordDatasetStep;
import io.jenkins.plugins.mlstages.steps.RegisterVersionStep;
import io.jenkins.plugins.mlstages.steps.ValidateModelStep;
import io.jenkins.plugins.mlstages.storage.Models;
import io.jenkins.plugins.mlstages.trigger.ModelDriftTrigger;
import io.jenkins.plugins.mlstages.trigger.ModelEventCause;
import io.jenkins.plugins.mlstages.trigger.ModelEventTrigger;
import java.util.List;
import java.util.Map;
import javaposse.jobdsl.plugin.ExecuteDslScripts;
import org.jenkinsci.plugins.structs.describable.DescribableModel;
import org.jenkinsci.plugins.structs.describable.UninstantiatedDescribable;
import org.jenkinsci.plugins.workflow.cps.CpsScmFlowDefinition;
import org.jenkinsci.plugins.workflow.job.WorkflowJob;
import org.jenkinsci.plugins.workflow.job.WorkflowRun;
import org.jenkinsci.plugins.workflow.job.properties.PipelineTriggersJobProperty;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.jvnet.hudson.test.JenkinsRule;
import org.jvnet.hudson.test.junit.jupiter.WithJenkins;

/** Jobs that a script of Job DSL makes, by the names that a Jenkinsfile knows. */
@WithJenkins
class JobDslTest {
    private static final String THE_SAME_IN_A_PIPELINE = """
        node {
          checkout scm
          validateModel(model: 'price-up', predictions: 'out/predictions.csv', label: 'label', score: 'score', slices: ['region'],
                        gates: [[metric: 'auc', atLeast: 0.8, confidence: 0.9, criticality: 'FAILURE']])
          registerVersion(model: 'price-up', artifacts: 'out/model.json', aliases: ['production'], tags: [team: 'pricing'])
          checkDrift(model: 'price-up', referenceData: 'data/train.csv', current: 'data/week-12.csv', target: 'class',
                     thresholds: ['*': 0.2, price: 0.3])
        }
        """;

    private JenkinsRule jenkins;

    @BeforeEach
    void setUp(JenkinsRule rule) throws Exception {
        jenkins = rule;
        jenkins.jenkins.setQuietPeriod(0);
    }

    private FreeStyleBuild seed(String script, String jenkinsfile, Result expected) throws Exception {
        FreeStyleProject seed = jenkins.createFreeStyleProject();
        seed.setScm(StageJobs.files(jenkinsfile));
        ExecuteDslScripts scripts = new ExecuteDslScripts();
        scripts.setUseScriptText(true);
        scripts.setScriptText(script);
        seed.getBuildersList().add(scripts);
        return jenkins.buildAndAssertStatus(expected, seed);
    }

    private <T extends TopLevelItem> T made(Class<T> type, String name, String script) throws Exception {
        seed(script, "", Result.SUCCESS);
        return jenkins.jenkins.getItemByFullName(name, type);
    }

    private static UninstantiatedDescribable configured(Object describable) {
        return DescribableModel.uninstantiate2_(describable);
    }

    @Test
    void theFreestyleJobOfThePageHoldsExactlyWhatItsScriptSays() throws Exception {
        FreeStyleProject job = made(
                FreeStyleProject.class, "price-up", Docs.jobDsl("freestyle.md").get(0));

        GateOption gate = StageJobs.gate("auc", 0.8, Criticality.FAILURE);
        gate.setConfidence(0.9);
        ValidateModelStep validate = new ValidateModelStep("price-up");
        validate.setPredictions("out/predictions.csv");
        validate.setLabel("label");
        validate.setScore("score");
        validate.setSlices(List.of("region"));
        validate.setGates(List.of(gate));
        RegisterVersionStep register = new RegisterVersionStep("price-up");
        register.setArtifacts("out/model.json");
        register.setAliases(List.of("production"));
        register.setTags(Map.of("team", "pricing"));
        CheckDriftStep drift = new CheckDriftStep("price-up");
        drift.setReferenceData("data/train.csv");
        drift.setCurrent("data/week-12.csv");
        drift.setTarget("class");
        drift.setThresholds(Map.of("*", 0.2, "price", 0.3));
        assertThat(configured(job.getBuildersList().get(MlStagesBuilder.class)))
                .isEqualTo(configured(new MlStagesBuilder(List.of(validate))));
        assertThat(configured(job.getPublishersList().get(MlStagesPublisher.class)))
                .isEqualTo(configured(new MlStagesPublisher(List.of(register, drift))));
    }

    @Test
    void theFreestyleJobOfThePageMakesTheRecordsOfAPipeline() throws Exception {
        FreeStyleProject job = made(
                FreeStyleProject.class, "price-up", Docs.jobDsl("freestyle.md").get(0));
        job.setScm(StageJobs.files());
        WorkflowJob pipeline =
                jenkins.createProject(Folder.class, "team").createProject(WorkflowJob.class, "by-jenkinsfile");
        pipeline.setDefinition(new CpsScmFlowDefinition(StageJobs.files(THE_SAME_IN_A_PIPELINE), "Jenkinsfile"));

        FreeStyleBuild ofJob = jenkins.buildAndAssertSuccess(job);
        WorkflowRun ofPipeline = jenkins.buildAndAssertSuccess(pipeline);

        assertThat(StageJobs.records(ofJob)).hasSize(3).isEqualTo(StageJobs.records(ofPipeline));
        ModelVersion version = Models.registry().version(ModelReference.parse("price-up@production"));
        ModelVersion ofTeam = Models.registry().version(ModelReference.parse("team/price-up@production"));
        assertThat(version.metrics()).isEqualTo(ofTeam.metrics()).containsKey("auc");
        assertThat(version.tags()).isEqualTo(ofTeam.tags()).isEqualTo(Map.of("team", "pricing"));
    }

    @Test
    void theMavenJobOfThePageValidatesAndRegisters() throws Exception {
        MavenModuleSet job = made(
                MavenModuleSet.class,
                "price-up-maven",
                Docs.jobDsl("freestyle.md").get(1));
        MavenBuilds.install(jenkins);
        job.setScm(MavenBuilds.files());

        MavenModuleSetBuild build = jenkins.buildAndAssertSuccess(job);

        jenkins.assertLogContains("BUILD SUCCESS", build);
        jenkins.assertLogContains("PASSED: auc", build);
        assertThat(Models.registry()
                        .version(ModelReference.parse("price-up/1"))
                        .origin()
                        .run()
                        .job())
                .isEqualTo("price-up-maven");
    }

    @Test
    void mapsAndListsOfAnythingAreTakenInEveryStep() throws Exception {
        FreeStyleProject job = made(FreeStyleProject.class, "all", """
                def region = 'eu'
                freeStyleJob('all') {
                  steps {
                    runMlStages {
                      stages {
                        recordDataset {
                          name("train-${region}")
                          files('data/train.csv')
                          types([hour: 'categorical'])
                          expectations(["rows >= 10", [measure: 'missing', column: "price", atMost: 0.01]])
                        }
                        profileData { name('week'); files('data/week.csv'); types([hour: "${'categorical'}"]) }
                        validateModel {
                          model("price-up-${region}")
                          probabilities([UP: 'p_up', DOWN: 'p_down'])
                          threshold(0.4d)
                          stopBuild(true)
                        }
                        checkDrift {
                          model('price-up')
                          types([hour: 'categorical'])
                          currentProfiles(['out/a.json', 'out/b.json'])
                          thresholds(['*': 1, price: 0.25, hour: 0.5d])
                          exclude(['demand', "d${1}"])
                          criticality('UNSTABLE')
                        }
                      }
                    }
                  }
                }
                """);

        RecordDatasetStep record = new RecordDatasetStep("train-eu", "data/train.csv");
        record.setTypes(Map.of("hour", "categorical"));
        record.setExpectations(List.of("rows >= 10", Map.of("measure", "missing", "column", "price", "atMost", 0.01)));
        ProfileDataStep profile = new ProfileDataStep("week", "data/week.csv");
        profile.setTypes(Map.of("hour", "categorical"));
        ValidateModelStep validate = new ValidateModelStep("price-up-eu");
        validate.setProbabilities(Map.of("UP", "p_up", "DOWN", "p_down"));
        validate.setThreshold(0.4);
        validate.setStopBuild(true);
        CheckDriftStep drift = new CheckDriftStep("price-up");
        drift.setTypes(Map.of("hour", "categorical"));
        drift.setCurrentProfiles(List.of("out/a.json", "out/b.json"));
        drift.setThresholds(Map.of("*", 1, "price", 0.25, "hour", 0.5));
        drift.setExclude(List.of("demand", "d1"));
        drift.setCriticality(Criticality.UNSTABLE);
        assertThat(configured(job.getBuildersList().get(MlStagesBuilder.class)))
                .isEqualTo(configured(new MlStagesBuilder(List.of(record, profile, validate, drift))));
    }

    @Test
    void whatIsNoMapIsRefusedWithASentence() throws Exception {
        FreeStyleBuild seed = seed("""
                freeStyleJob('bad') {
                  steps { runMlStages { stages { checkDrift { model('price-up'); thresholds('0.2') } } } }
                }
                """, "", Result.FAILURE);

        jenkins.assertLogContains("thresholds is '0.2', but a map of names and values was expected.", seed);
        assertThat(jenkins.jenkins.getItem("bad")).isNull();
    }

    @Test
    void thePipelineOfThePageHasItsTriggersBeforeItsFirstBuild() throws Exception {
        seed(Docs.jobDsl("configuration.md").get(0), "echo 'trained again'", Result.SUCCESS);
        WorkflowJob job = jenkins.jenkins.getItemByFullName("retrain", WorkflowJob.class);

        ModelDriftTrigger drift = new ModelDriftTrigger("price-up");
        drift.setCooldownMinutes(60);
        drift.setMaxPerWeek(5);
        assertThat(job.getProperty(PipelineTriggersJobProperty.class).getTriggers())
                .extracting(JobDslTest::configured)
                .containsExactly(
                        configured(drift),
                        configured(new ModelEventTrigger("price-up", List.of("alias:production", "gateFailed"))));

        FreeStyleProject train = jenkins.createFreeStyleProject("train");
        train.setScm(StageJobs.files());
        train.getBuildersList().add(new MlStagesBuilder(List.of(StageJobs.register("price-up"))));
        jenkins.buildAndAssertSuccess(train);
        jenkins.waitUntilNoActivity();

        WorkflowRun heard = job.getLastBuild();
        assertThat(heard).isNotNull();
        jenkins.assertBuildStatusSuccess(heard);
        jenkins.assertLogContains("trained again", heard);
        assertThat(heard.getCause(ModelEventCause.class).getEvent()).isEqualTo("alias:production");
    }
}
