package io.jenkins.plugins.mlstages.steps;

import hudson.Extension;
import hudson.FilePath;
import hudson.Util;
import hudson.model.Run;
import hudson.model.TaskListener;
import hudson.util.FormValidation;
import hudson.util.ListBoxModel;
import io.jenkins.plugins.mlstages.engine.drift.Correction;
import io.jenkins.plugins.mlstages.engine.drift.DatasetRule;
import io.jenkins.plugins.mlstages.engine.drift.DriftOptions;
import io.jenkins.plugins.mlstages.engine.record.Criticality;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.jenkinsci.plugins.workflow.graph.FlowNode;
import org.jenkinsci.plugins.workflow.steps.Step;
import org.jenkinsci.plugins.workflow.steps.StepContext;
import org.jenkinsci.plugins.workflow.steps.StepDescriptor;
import org.jenkinsci.plugins.workflow.steps.StepExecution;
import org.kohsuke.stapler.DataBoundConstructor;
import org.kohsuke.stapler.DataBoundSetter;
import org.kohsuke.stapler.QueryParameter;
import org.kohsuke.stapler.verb.POST;

/** Holds current data against a version's profile or reference data; the engine's {@link DriftOptions} hold the options. */
public final class CheckDriftStep extends Step {
    private final String model;
    private final String current;
    private String referenceVersion;
    private String referenceData;
    private String correction;
    private String preset;
    private String datasetRule;
    private List<String> columns = new ArrayList<>();
    private List<String> exclude = new ArrayList<>();
    private List<String> methods = new ArrayList<>();
    private Map<String, Double> thresholds = new LinkedHashMap<>();
    private double alpha = 0.05;
    private Criticality criticality = Criticality.UNSTABLE;
    private boolean stopBuild;

    @DataBoundConstructor
    public CheckDriftStep(String model, String current) {
        this.model = model;
        this.current = current;
    }

    public String getModel() {
        return model;
    }

    public String getCurrent() {
        return current;
    }

    public String getReferenceVersion() {
        return referenceVersion;
    }

    @DataBoundSetter
    public void setReferenceVersion(String referenceVersion) {
        this.referenceVersion = Util.fixEmptyAndTrim(referenceVersion);
    }

    public String getReferenceData() {
        return referenceData;
    }

    @DataBoundSetter
    public void setReferenceData(String referenceData) {
        this.referenceData = Util.fixEmptyAndTrim(referenceData);
    }

    public String getCorrection() {
        return correction;
    }

    @DataBoundSetter
    public void setCorrection(String correction) {
        this.correction = Util.fixEmptyAndTrim(correction);
    }

    public String getPreset() {
        return preset;
    }

    @DataBoundSetter
    public void setPreset(String preset) {
        this.preset = Util.fixEmptyAndTrim(preset);
    }

    public String getDatasetRule() {
        return datasetRule;
    }

    @DataBoundSetter
    public void setDatasetRule(String datasetRule) {
        this.datasetRule = Util.fixEmptyAndTrim(datasetRule);
    }

    public List<String> getColumns() {
        return columns;
    }

    @DataBoundSetter
    public void setColumns(List<String> columns) {
        this.columns = FileList.split(columns);
    }

    /** For the form. */
    public String getColumnsText() {
        return String.join(", ", columns);
    }

    public List<String> getExclude() {
        return exclude;
    }

    @DataBoundSetter
    public void setExclude(List<String> exclude) {
        this.exclude = FileList.split(exclude);
    }

    /** For the form. */
    public String getExcludeText() {
        return String.join(", ", exclude);
    }

    public List<String> getMethods() {
        return methods;
    }

    @DataBoundSetter
    public void setMethods(List<String> methods) {
        this.methods = FileList.split(methods);
    }

    /** For the form. */
    public String getMethodsText() {
        return String.join(", ", methods);
    }

    public Map<String, Double> getThresholds() {
        return thresholds;
    }

    @DataBoundSetter
    public void setThresholds(Map<String, Double> thresholds) {
        this.thresholds = thresholds == null ? new LinkedHashMap<>() : thresholds;
    }

    public double getAlpha() {
        return alpha;
    }

    @DataBoundSetter
    public void setAlpha(double alpha) {
        this.alpha = alpha;
    }

    public Criticality getCriticality() {
        return criticality;
    }

    @DataBoundSetter
    public void setCriticality(Criticality criticality) {
        this.criticality = criticality;
    }

    public boolean isStopBuild() {
        return stopBuild;
    }

    @DataBoundSetter
    public void setStopBuild(boolean stopBuild) {
        this.stopBuild = stopBuild;
    }

    DriftOptions options() {
        Map<String, Double> least = new LinkedHashMap<>();
        // a pipeline's numbers are BigDecimal or Integer, whatever the declared type says
        ((Map<?, ?>) thresholds).forEach((name, value) -> least.put(name.toString(), ((Number) value).doubleValue()));
        DriftOptions options = new DriftOptions()
                .columns(columns)
                .exclude(exclude)
                .methods(methods)
                .thresholds(least)
                .alpha(alpha)
                .preset(preset)
                .criticality(criticality);
        if (correction != null) {
            options.correction(Correction.of(correction));
        }
        if (datasetRule != null) {
            options.datasetRule(DatasetRule.parse(datasetRule));
        }
        return options;
    }

    @Override
    public StepExecution start(StepContext context) {
        return new CheckDriftExecution(context, this);
    }

    @Extension
    public static final class DescriptorImpl extends StepDescriptor {
        @Override
        public String getFunctionName() {
            return "checkDrift";
        }

        @Override
        public String getDisplayName() {
            return Messages.CheckDriftStep_DisplayName();
        }

        @Override
        public Set<? extends Class<?>> getRequiredContext() {
            return Set.of(Run.class, FilePath.class, TaskListener.class, FlowNode.class);
        }

        @Override
        public String argumentsToString(Map<String, Object> namedArgs) {
            return String.valueOf(namedArgs.get("model"));
        }

        @POST
        public FormValidation doCheckModel(@QueryParameter String value) {
            return FormChecks.model(value);
        }

        @POST
        public FormValidation doCheckCurrent(@QueryParameter String value) {
            return FormChecks.required(value, Messages.dataExpected());
        }

        @POST
        public FormValidation doCheckReferenceVersion(@QueryParameter String value) {
            return value.isBlank() ? FormValidation.ok() : FormChecks.reference(value);
        }

        @POST
        public ListBoxModel doFillCriticalityItems() {
            return FormChecks.criticalities();
        }

        @POST
        public ListBoxModel doFillCorrectionItems() {
            return FormChecks.choices(Arrays.stream(Correction.values()).map(Correction::id));
        }

        @POST
        public ListBoxModel doFillPresetItems() {
            return FormChecks.choices(Stream.of("", DriftOptions.EVIDENTLY));
        }
    }
}
