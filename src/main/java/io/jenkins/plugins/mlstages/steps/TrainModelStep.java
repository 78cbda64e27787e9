package io.jenkins.plugins.mlstages.steps;

import hudson.Extension;
import hudson.FilePath;
import hudson.Util;
import io.jenkins.plugins.mlstages.engine.io.ListText;
import io.jenkins.plugins.mlstages.engine.training.Parameters;
import io.jenkins.plugins.mlstages.engine.training.TrainingOptions;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jenkinsci.Symbol;
import org.jenkinsci.plugins.workflow.steps.Step;
import org.jenkinsci.plugins.workflow.steps.StepContext;
import org.jenkinsci.plugins.workflow.steps.StepExecution;
import org.kohsuke.stapler.DataBoundConstructor;
import org.kohsuke.stapler.DataBoundSetter;

/** Records what the training inside its block was given and what came out; the training itself may be any steps. */
public final class TrainModelStep extends Step {
    private final String model;
    private List<DataInput> data = new ArrayList<>();
    private Object params;
    private String metrics;
    private String history;
    private String artifacts;
    private boolean mlflow;

    @DataBoundConstructor
    public TrainModelStep(String model) {
        this.model = model;
    }

    public String getModel() {
        return model;
    }

    public List<DataInput> getData() {
        return data;
    }

    @DataBoundSetter
    public void setData(List<DataInput> data) {
        this.data = data == null ? new ArrayList<>() : data;
    }

    /** A map of names to values, or the name of a JSON or YAML file. */
    public Object getParams() {
        return params;
    }

    @DataBoundSetter
    public void setParams(Object params) {
        this.params = params instanceof String file ? Util.fixEmptyAndTrim(file) : params;
    }

    public String getMetrics() {
        return metrics;
    }

    @DataBoundSetter
    public void setMetrics(String metrics) {
        this.metrics = Util.fixEmptyAndTrim(metrics);
    }

    public String getHistory() {
        return history;
    }

    @DataBoundSetter
    public void setHistory(String history) {
        this.history = Util.fixEmptyAndTrim(history);
    }

    public String getArtifacts() {
        return artifacts;
    }

    @DataBoundSetter
    public void setArtifacts(String artifacts) {
        this.artifacts = Util.fixEmptyAndTrim(artifacts);
    }

    public boolean isMlflow() {
        return mlflow;
    }

    @DataBoundSetter
    public void setMlflow(boolean mlflow) {
        this.mlflow = mlflow;
    }

    /** The inputs that stand for data which the build has recorded already. */
    List<DataInput> recordedData() {
        return data.stream().filter(input -> input.getFiles() == null).toList();
    }

    TrainingOptions options() {
        return new TrainingOptions(
                data.stream()
                        .filter(input -> input.getFiles() != null)
                        .map(DataInput::option)
                        .toList(),
                params instanceof Map<?, ?> map ? Parameters.flat(map) : Map.of(),
                params instanceof String file ? file : null,
                metrics,
                history,
                ListText.of(artifacts));
    }

    @Override
    public StepExecution start(StepContext context) throws Exception {
        return Sentences.abortOnBadInput(() -> new TrainModelExecution(context, this));
    }

    @Extension
    @Symbol("trainModel")
    public static final class DescriptorImpl extends StageStepDescriptor<TrainModelStep> {
        public DescriptorImpl() {
            super("trainModel", FilePath.class);
        }

        @Override
        public String getDisplayName() {
            return Messages.TrainModelStep_DisplayName();
        }

        @Override
        public boolean takesImplicitBlockArgument() {
            return true;
        }
    }
}
