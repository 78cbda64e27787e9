package io.jenkins.plugins.mlstages.steps;

import hudson.Extension;
import hudson.FilePath;
import hudson.Util;
import io.jenkins.plugins.mlstages.engine.io.ListText;
import io.jenkins.plugins.mlstages.engine.io.NamedTexts;
import io.jenkins.plugins.mlstages.engine.record.Criticality;
import io.jenkins.plugins.mlstages.engine.record.EvaluationOptions;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;
import java.util.stream.Stream;
import org.jenkinsci.Symbol;
import org.kohsuke.stapler.DataBoundConstructor;
import org.kohsuke.stapler.DataBoundSetter;

/** Computes metrics from predictions and asks quality gates; the engine's {@link EvaluationOptions} hold the options. */
public final class ValidateModelStep extends JudgingStep<ValidationResult> {
    private final String model;
    private String predictions;
    private String evaluationData;
    private String version;
    private String metrics;
    private String task;
    private String label;
    private String score;
    private String prediction;
    private String weight;
    private String id;
    private String positive;
    private Map<String, String> probabilities = new LinkedHashMap<>();
    private List<String> slices = new ArrayList<>();
    private double threshold = 0.5;
    private double level = 0.95;
    private int minimumSlice = 30;
    private List<GateOption> gates = new ArrayList<>();
    private boolean stopBuild;

    @DataBoundConstructor
    public ValidateModelStep(String model) {
        this.model = model;
    }

    public String getModel() {
        return model;
    }

    public String getPredictions() {
        return predictions;
    }

    @DataBoundSetter
    public void setPredictions(String predictions) {
        this.predictions = Util.fixEmptyAndTrim(predictions);
    }

    public String getEvaluationData() {
        return evaluationData;
    }

    @DataBoundSetter
    public void setEvaluationData(String evaluationData) {
        this.evaluationData = Util.fixEmptyAndTrim(evaluationData);
    }

    public String getVersion() {
        return version;
    }

    @DataBoundSetter
    public void setVersion(String version) {
        this.version = Util.fixEmptyAndTrim(version);
    }

    public String getMetrics() {
        return metrics;
    }

    @DataBoundSetter
    public void setMetrics(String metrics) {
        this.metrics = Util.fixEmptyAndTrim(metrics);
    }

    public String getTask() {
        return task;
    }

    @DataBoundSetter
    public void setTask(String task) {
        this.task = Util.fixEmptyAndTrim(task);
    }

    public String getLabel() {
        return label;
    }

    @DataBoundSetter
    public void setLabel(String label) {
        this.label = Util.fixEmptyAndTrim(label);
    }

    public String getScore() {
        return score;
    }

    @DataBoundSetter
    public void setScore(String score) {
        this.score = Util.fixEmptyAndTrim(score);
    }

    public String getPrediction() {
        return prediction;
    }

    @DataBoundSetter
    public void setPrediction(String prediction) {
        this.prediction = Util.fixEmptyAndTrim(prediction);
    }

    public String getWeight() {
        return weight;
    }

    @DataBoundSetter
    public void setWeight(String weight) {
        this.weight = Util.fixEmptyAndTrim(weight);
    }

    public String getId() {
        return id;
    }

    @DataBoundSetter
    public void setId(String id) {
        this.id = Util.fixEmptyAndTrim(id);
    }

    public String getPositive() {
        return positive;
    }

    @DataBoundSetter
    public void setPositive(String positive) {
        this.positive = Util.fixEmptyAndTrim(positive);
    }

    public Map<String, String> getProbabilities() {
        return probabilities;
    }

    @DataBoundSetter
    public void setProbabilities(Object probabilities) {
        this.probabilities = UntypedParameter.texts("probabilities", probabilities);
    }

    /** For the form. */
    public String getProbabilitiesText() {
        return NamedValues.text(probabilities);
    }

    public List<String> getSlices() {
        return slices;
    }

    @DataBoundSetter
    public void setSlices(List<String> slices) {
        this.slices = slices == null ? new ArrayList<>() : new ArrayList<>(slices);
    }

    /** For the form. */
    public String getSlicesText() {
        return ListText.text(slices);
    }

    public double getThreshold() {
        return threshold;
    }

    @DataBoundSetter
    public void setThreshold(double threshold) {
        this.threshold = threshold;
    }

    public double getLevel() {
        return level;
    }

    @DataBoundSetter
    public void setLevel(double level) {
        this.level = level;
    }

    public int getMinimumSlice() {
        return minimumSlice;
    }

    @DataBoundSetter
    public void setMinimumSlice(int minimumSlice) {
        this.minimumSlice = minimumSlice;
    }

    public boolean isStopBuild() {
        return stopBuild;
    }

    @DataBoundSetter
    public void setStopBuild(boolean stopBuild) {
        this.stopBuild = stopBuild;
    }

    public List<GateOption> getGates() {
        return gates;
    }

    @DataBoundSetter
    public void setGates(List<GateOption> gates) {
        this.gates = gates == null ? new ArrayList<>() : new ArrayList<>(gates);
    }

    EvaluationOptions options() {
        return EvaluationOptions.builder()
                .task(task)
                .label(label)
                .score(score)
                .prediction(prediction)
                .probabilities(probabilities)
                .weight(weight)
                .id(id)
                .slices(slices)
                .positive(positive)
                .threshold(threshold)
                .level(level)
                .minimumSlice(minimumSlice)
                .build();
    }

    @Override
    Stream<Criticality> criticalities() {
        return gates.stream().map(GateOption::effect);
    }

    @Override
    ValidationResult perform(StageRun stage) throws IOException, InterruptedException {
        return new ValidateModelExecution(this).run(stage);
    }

    @Extension
    @Symbol("validateModel")
    public static final class DescriptorImpl extends StageStepDescriptor<ValidateModelStep> {
        public DescriptorImpl() {
            super("validateModel", FilePath.class);
        }

        @Override
        public String getDisplayName() {
            return Messages.ValidateModelStep_DisplayName();
        }

        @Override
        Map<String, BiConsumer<ValidateModelStep, List<String>>> textFields() {
            return Map.of(
                    "probabilities",
                    (step, entries) -> step.setProbabilities(NamedTexts.of("probabilities", entries)),
                    "slices",
                    ValidateModelStep::setSlices);
        }
    }
}
