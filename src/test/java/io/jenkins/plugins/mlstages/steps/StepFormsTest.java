package io.jenkins.plugins.mlstages.steps;

import static org.assertj.core.api.Assertions.assertThat;

import hudson.util.FormValidation;
import io.jenkins.plugins.mlstages.engine.record.Criticality;
import java.util.List;
import java.util.Map;
import org.jenkinsci.plugins.workflow.cps.SnippetizerTester;
import org.jenkinsci.plugins.workflow.steps.StepConfigTester;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.jvnet.hudson.test.JenkinsRule;
import org.jvnet.hudson.test.junit.jupiter.WithJenkins;

/** Each step through its form and through the Snippet Generator, there and back. */
@WithJenkins
class StepFormsTest {
    private SnippetizerTester snippets;
    private StepConfigTester forms;
    private JenkinsRule jenkins;

    @BeforeEach
    void setUp(JenkinsRule rule) {
        jenkins = rule;
        snippets = new SnippetizerTester(rule);
        forms = new StepConfigTester(rule);
    }

    @Test
    void trainModel() throws Exception {
        DataInput data = new DataInput("train");
        data.setFiles("data/*.csv");
        data.setTarget("class");
        TrainModelStep step = new TrainModelStep("price-up");
        step.setData(List.of(data));
        step.setParams("out/params.json");
        step.setMetrics("out/metrics.json");
        step.setHistory("out/history.csv");
        step.setArtifacts("out/model.json");

        snippets.assertRoundTrip(
                step,
                "trainModel(artifacts: 'out/model.json', data: [[files: 'data/*.csv', name: 'train', target: 'class']],"
                        + " history: 'out/history.csv', metrics: 'out/metrics.json', model: 'price-up', params: 'out/params.json')"
                        + " {\n    // some block\n}");
        jenkins.assertEqualDataBoundBeans(step, forms.configRoundTrip(step));
    }

    @Test
    void parametersAsAMapSurviveTheSnippetGenerator() throws Exception {
        TrainModelStep step = new TrainModelStep("price-up");
        step.setParams(Map.of("depth", 3));

        snippets.assertRoundTrip(step, "trainModel(model: 'price-up', params: [depth: 3]) {\n    // some block\n}");
    }

    @Test
    void validateModelWithEveryFormOfAGate() throws Exception {
        GateOption atLeast = new GateOption("auc");
        atLeast.setAtLeast(0.85);
        atLeast.setConfidence(0.95);
        GateOption atMost = new GateOption("logLoss");
        atMost.setAtMost(0.5);
        atMost.setCriticality(Criticality.FAILURE);
        GateOption versus = new GateOption("auc");
        versus.setBaseline("production");
        versus.setMargin(0.01);
        versus.setWhenNoBaseline("PASS");
        versus.setSlice("region=EU");
        GateOption relative = new GateOption("latency");
        relative.setBaseline("production");
        relative.setRelativeMargin(0.02);
        relative.setDirection("lower");
        GateOption representative = new GateOption("auc");
        representative.setAtLeast(0.8);
        representative.setRepresentativeOf("production");
        representative.setWhenNotRepresentative("UNDECIDED");
        representative.setWhenUndecided("PASS");
        representative.setOtherRows("COMPARE");
        ValidateModelStep step = new ValidateModelStep("price-up");
        step.setPredictions("out/predictions.csv");
        step.setLabel("label");
        step.setScore("score");
        step.setSlices(List.of("region", "region&age"));
        step.setGates(List.of(atLeast, atMost, versus, relative, representative));

        snippets.assertRoundTrip(
                step,
                "validateModel gates: [[atLeast: 0.85, confidence: 0.95, metric: 'auc'],"
                        + " [atMost: 0.5, criticality: 'FAILURE', metric: 'logLoss'],"
                        + " [baseline: 'production', margin: 0.01, metric: 'auc', slice: 'region=EU', whenNoBaseline: 'PASS'],"
                        + " [baseline: 'production', direction: 'lower', metric: 'latency', relativeMargin: 0.02],"
                        + " [atLeast: 0.8, metric: 'auc', otherRows: 'COMPARE', representativeOf: 'production',"
                        + " whenNotRepresentative: 'UNDECIDED', whenUndecided: 'PASS']],"
                        + " label: 'label', model: 'price-up', predictions: 'out/predictions.csv', score: 'score',"
                        + " slices: ['region', 'region&age']");
        ValidateModelStep back = (ValidateModelStep) forms.configRoundTrip(step);
        jenkins.assertEqualDataBoundBeans(step, back);
        assertThat(back.getGates())
                .extracting(GateOption::gate)
                .isEqualTo(step.getGates().stream().map(GateOption::gate).toList());
    }

    @Test
    void registerVersion() throws Exception {
        RegisterVersionStep step = new RegisterVersionStep("price-up");
        step.setArtifacts("out/model.json");
        step.setAliases(List.of("challenger", "production"));
        step.setDescription("first");
        step.setForce(true);

        snippets.assertRoundTrip(
                step,
                "registerVersion aliases: ['challenger', 'production'], artifacts: 'out/model.json', description: 'first',"
                        + " force: true, model: 'price-up'");
        jenkins.assertEqualDataBoundBeans(step, forms.configRoundTrip(step));
    }

    @Test
    void checkDrift() throws Exception {
        CheckDriftStep step = new CheckDriftStep("price-up");
        step.setCurrent("data/week-12.csv");
        step.setReferenceVersion("price-up@production");
        step.setCriticality(Criticality.FAILURE); // the tester's form stands in a Freestyle job, which offers no NOTE
        step.setMethods(List.of("ks", "psi"));
        step.setColumns(List.of("price, net", "hour"));
        step.setThresholds(Map.of("price, net", 0.2));
        step.setCorrection("benjamini-hochberg");

        snippets.assertRoundTrip(
                step,
                "checkDrift columns: ['price, net', 'hour'], correction: 'benjamini-hochberg', criticality: 'FAILURE',"
                        + " current: 'data/week-12.csv', methods: ['ks', 'psi'], model: 'price-up', referenceVersion:"
                        + " 'price-up@production', thresholds: ['price, net': 0.2]");
        jenkins.assertEqualDataBoundBeans(step, forms.configRoundTrip(step));
    }

    @Test
    void aChoiceThatIsLeftOpenSaysWhatThenHolds() {
        CheckDriftStep.DescriptorImpl form = jenkins.jenkins.getDescriptorByType(CheckDriftStep.DescriptorImpl.class);

        assertThat(form.doFillCorrectionItems().get(0)).satisfies(open -> {
            assertThat(open.name).isEqualTo("As Jenkins is configured: holm");
            assertThat(open.value).isEmpty();
        });
        assertThat(form.doFillPresetItems()).extracting(preset -> preset.name).containsExactly("None", "evidently");
        assertThat(form.doFillPresetItems().get(0).value).isEmpty();
    }

    @Test
    void checkDriftWithListsAndMaps() throws Exception {
        CheckDriftStep step = new CheckDriftStep("price-up");
        step.setCurrentProfiles(List.of("out/a.json", "out/b.json"));
        step.setReferenceData("data/train.csv");
        step.setTarget("class");
        step.setTypes(Map.of("hour", "categorical"));
        step.setThresholds(Map.of("*", 0.2));
        step.setDatasetRule("share >= 0.5");
        step.setCorrection("holm");

        snippets.assertRoundTrip(
                step,
                "checkDrift correction: 'holm', currentProfiles: ['out/a.json', 'out/b.json'], datasetRule: 'share >= 0.5',"
                        + " model: 'price-up', referenceData: 'data/train.csv', target: 'class', thresholds: ['*': 0.2],"
                        + " types: [hour: 'categorical']");
        jenkins.assertEqualDataBoundBeans(step, forms.configRoundTrip(step));
    }

    @Test
    void profileData() throws Exception {
        ProfileDataStep step = new ProfileDataStep("eu", "data/*.csv");
        step.setLike("price-up@production");
        step.setTypes(Map.of("hour", "categorical"));
        step.setOutput("out/eu.json");

        snippets.assertRoundTrip(
                step,
                "profileData files: 'data/*.csv', like: 'price-up@production', name: 'eu', output: 'out/eu.json',"
                        + " types: [hour: 'categorical']");
        jenkins.assertEqualDataBoundBeans(step, forms.configRoundTrip(step));
    }

    @Test
    void recordDataset() throws Exception {
        RecordDatasetStep step = new RecordDatasetStep("train", "data/*.csv");
        step.setModel("price-up");
        step.setTarget("class");
        step.setExpectations(List.of("rows >= 1000", "values(state) in {a, b} : FAILURE"));
        step.setTypes(Map.of("hour", "categorical"));
        step.setSuggest(true);
        step.setStopBuild(true);

        snippets.assertRoundTrip(
                step,
                "recordDataset expectations: ['rows >= 1000', 'values(state) in {a, b} : FAILURE'], files: 'data/*.csv',"
                        + " model: 'price-up', name: 'train', stopBuild: true, suggest: true, target: 'class',"
                        + " types: [hour: 'categorical']");
        jenkins.assertEqualDataBoundBeans(step, forms.configRoundTrip(step));
    }

    @Test
    void expectationsAreCheckedWhileTheyAreTyped() {
        RecordDatasetStep.DescriptorImpl form =
                jenkins.jenkins.getDescriptorByType(RecordDatasetStep.DescriptorImpl.class);

        assertThat(form.doCheckExpectations("rows >= 1\n\nmissing(age) <= 1%").kind)
                .isEqualTo(FormValidation.Kind.OK);
        assertThat(form.doCheckExpectations("rows >= 1\nrows > 2").kind).isEqualTo(FormValidation.Kind.ERROR);
    }

    @Test
    void formsCheckNamesWhileTheyAreTyped() {
        TrainModelStep.DescriptorImpl form = jenkins.jenkins.getDescriptorByType(TrainModelStep.DescriptorImpl.class);

        assertThat(form.doCheckModel("team-a/price-up").kind).isEqualTo(FormValidation.Kind.OK);
        assertThat(form.doCheckModel("../price-up").kind).isEqualTo(FormValidation.Kind.ERROR);
    }
}
