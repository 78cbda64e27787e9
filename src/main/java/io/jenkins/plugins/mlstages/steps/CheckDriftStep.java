package io.jenkins.plugins.mlstages.steps;

import hudson.Extension;
import hudson.Util;
import hudson.model.Job;
import hudson.util.FormValidation;
import hudson.util.ListBoxModel;
import io.jenkins.plugins.mlstages.config.MlStagesConfiguration;
import io.jenkins.plugins.mlstages.engine.drift.Correction;
import io.jenkins.plugins.mlstages.engine.drift.DatasetRule;
import io.jenkins.plugins.mlstages.engine.drift.DriftOptions;
import io.jenkins.plugins.mlstages.engine.io.ListText;
import io.jenkins.plugins.mlstages.engine.io.NamedTexts;
import io.jenkins.plugins.mlstages.engine.record.Criticality;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jenkinsci.Symbol;
import org.kohsuke.stapler.AncestorInPath;
import org.kohsuke.stapler.DataBoundConstructor;
import org.kohsuke.stapler.DataBoundSetter;
import org.kohsuke.stapler.QueryParameter;
import org.kohsuke.stapler.verb.POST;

/** Holds current data against a version's profile or reference data; the engine's {@link DriftOptions} hold the options. */
public final class CheckDriftStep extends JudgingStep<DriftResult> {
    private final String model;
    private String current;
    private String referenceVersion;
    private String referenceDataset;
    private String referenceData;
    private String target;
    private String correction;
    private String preset;
    private String datasetRule;
    private List<String> columns = new ArrayList<>();
    private List<String> exclude = new ArrayList<>();
    private List<String> methods = new ArrayList<>();
    private List<Object> currentProfiles = new ArrayList<>();
    private Map<String, Object> thresholds = new LinkedHashMap<>();
    private Map<String, String> types = new LinkedHashMap<>();
    private double alpha = 0.05;
    private Criticality criticality;
    private boolean stopBuild;

    @DataBoundConstructor
    public CheckDriftStep(String model) {
        this.model = model;
    }

    public String getModel() {
        return model;
    }

    public String getCurrent() {
        return current;
    }

    @DataBoundSetter
    public void setCurrent(String current) {
        this.current = Util.fixEmptyAndTrim(current);
    }

    /** What {@code profileData} returned, hashes of profiles of this build, or profiles in the workspace. */
    public List<Object> getCurrentProfiles() {
        return currentProfiles;
    }

    @DataBoundSetter
    public void setCurrentProfiles(Object currentProfiles) {
        this.currentProfiles = UntypedParameter.list("currentProfiles", currentProfiles);
    }

    /** For the form. */
    public String getCurrentProfilesText() {
        return currentProfiles.stream().map(String::valueOf).collect(Collectors.joining(", "));
    }

    public String getReferenceVersion() {
        return referenceVersion;
    }

    @DataBoundSetter
    public void setReferenceVersion(String referenceVersion) {
        this.referenceVersion = Util.fixEmptyAndTrim(referenceVersion);
    }

    public String getReferenceDataset() {
        return referenceDataset;
    }

    @DataBoundSetter
    public void setReferenceDataset(String referenceDataset) {
        this.referenceDataset = Util.fixEmptyAndTrim(referenceDataset);
    }

    public String getReferenceData() {
        return referenceData;
    }

    @DataBoundSetter
    public void setReferenceData(String referenceData) {
        this.referenceData = Util.fixEmptyAndTrim(referenceData);
    }

    public String getTarget() {
        return target;
    }

    @DataBoundSetter
    public void setTarget(String target) {
        this.target = Util.fixEmptyAndTrim(target);
    }

    public Map<String, String> getTypes() {
        return types;
    }

    @DataBoundSetter
    public void setTypes(Object types) {
        this.types = UntypedParameter.texts("types", types);
    }

    /** For the form. */
    public String getTypesText() {
        return NamedValues.text(types);
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
        this.columns = columns == null ? new ArrayList<>() : new ArrayList<>(columns);
    }

    /** For the form. */
    public String getColumnsText() {
        return ListText.text(columns);
    }

    public List<String> getExclude() {
        return exclude;
    }

    @DataBoundSetter
    public void setExclude(List<String> exclude) {
        this.exclude = exclude == null ? new ArrayList<>() : new ArrayList<>(exclude);
    }

    /** For the form. */
    public String getExcludeText() {
        return ListText.text(exclude);
    }

    public List<String> getMethods() {
        return methods;
    }

    @DataBoundSetter
    public void setMethods(List<String> methods) {
        this.methods = methods == null ? new ArrayList<>() : new ArrayList<>(methods);
    }

    /** For the form. */
    public String getMethodsText() {
        return ListText.text(methods);
    }

    public Map<String, Object> getThresholds() {
        return thresholds;
    }

    /** A pipeline's numbers are of many types; what is no number is refused when the step runs. */
    @DataBoundSetter
    public void setThresholds(Object thresholds) {
        this.thresholds = UntypedParameter.map("thresholds", thresholds);
        this.thresholds.replaceAll((name, least) -> least instanceof Number number ? number.doubleValue() : least);
    }

    /** For the form. */
    public String getThresholdsText() {
        return NamedValues.text(thresholds);
    }

    public double getAlpha() {
        return alpha;
    }

    @DataBoundSetter
    public void setAlpha(double alpha) {
        this.alpha = alpha;
    }

    /** {@code null} for the default of this Jenkins. */
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
        MlStagesConfiguration defaults = MlStagesConfiguration.get();
        DriftOptions options = new DriftOptions()
                .columns(columns)
                .exclude(exclude)
                .methods(methods)
                .thresholds(NamedValues.numbers(thresholds))
                .alpha(alpha)
                .preset(preset)
                .criticality(criticality == null ? defaults.getCriticality() : criticality);
        if (correction != null || preset == null) { // a preset has its own correction
            options.correction(Correction.of(correction == null ? defaults.getCorrection() : correction));
        }
        if (datasetRule != null) {
            options.datasetRule(DatasetRule.parse(datasetRule));
        }
        return options;
    }

    @Override
    Stream<Criticality> criticalities() {
        return Stream.of(options().criticality());
    }

    @Override
    DriftResult perform(StageRun stage) throws IOException, InterruptedException {
        return new CheckDriftExecution(this).run(stage);
    }

    @Extension
    @Symbol("checkDrift")
    public static final class DescriptorImpl extends StageStepDescriptor<CheckDriftStep> {
        public DescriptorImpl() {
            super("checkDrift"); // a workspace only when files are to be read
        }

        @Override
        public String getDisplayName() {
            return Messages.CheckDriftStep_DisplayName();
        }

        @Override
        Map<String, BiConsumer<CheckDriftStep, List<String>>> textFields() {
            return Map.of(
                    "currentProfiles",
                    (step, entries) -> step.setCurrentProfiles(entries),
                    "columns",
                    CheckDriftStep::setColumns,
                    "exclude",
                    CheckDriftStep::setExclude,
                    "methods",
                    CheckDriftStep::setMethods,
                    "thresholds",
                    (step, entries) -> step.setThresholds(thresholds(entries)),
                    "types",
                    (step, entries) -> step.setTypes(NamedTexts.ofColumns("types", entries)));
        }

        private static Map<String, Double> thresholds(List<String> entries) {
            return NamedValues.numbers(NamedTexts.ofColumns("thresholds", entries));
        }

        @POST
        public FormValidation doCheckReferenceVersion(@QueryParameter String value) {
            return value.isBlank() ? FormValidation.ok() : FormChecks.reference(value);
        }

        @POST
        public FormValidation doCheckThresholds(@QueryParameter String value) {
            return FormChecks.check(() -> thresholds(ListText.of(value)));
        }

        @POST
        public FormValidation doCheckTypes(@QueryParameter String value) {
            return FormChecks.types(value);
        }

        @POST
        public FormValidation doCheckDatasetRule(@QueryParameter String value) {
            return value.isBlank() ? FormValidation.ok() : FormChecks.check(() -> DatasetRule.parse(value));
        }

        @POST
        public ListBoxModel doFillCriticalityItems(@AncestorInPath Job<?, ?> job) {
            return FormChecks.criticalities(job);
        }

        @POST
        public ListBoxModel doFillCorrectionItems() {
            return FormChecks.choices(
                    Messages.asConfigured(MlStagesConfiguration.get().getCorrection()),
                    Arrays.stream(Correction.values()).map(Correction::id));
        }

        @POST
        public ListBoxModel doFillPresetItems() {
            return FormChecks.choices(Messages.noPreset(), Stream.of(DriftOptions.EVIDENTLY));
        }
    }
}
