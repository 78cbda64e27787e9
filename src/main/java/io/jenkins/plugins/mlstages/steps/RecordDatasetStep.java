package io.jenkins.plugins.mlstages.steps;

import hudson.Extension;
import hudson.Util;
import hudson.util.FormValidation;
import io.jenkins.plugins.mlstages.engine.expectation.Expectation;
import io.jenkins.plugins.mlstages.engine.record.Criticality;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import net.sf.json.JSONObject;
import org.jenkinsci.Symbol;
import org.jenkinsci.plugins.workflow.steps.Step;
import org.kohsuke.stapler.DataBoundConstructor;
import org.kohsuke.stapler.DataBoundSetter;
import org.kohsuke.stapler.QueryParameter;
import org.kohsuke.stapler.StaplerRequest2;
import org.kohsuke.stapler.verb.POST;

/** Records prepared data and judges them by expectations before anyone trains on them. */
public final class RecordDatasetStep extends NamedDataStep<DatasetResult> {
    private String model;
    private String target;
    private List<Object> expectations = new ArrayList<>();
    private boolean suggest;
    private boolean stopBuild;

    @DataBoundConstructor
    public RecordDatasetStep(String name, String files) {
        super(name, files);
    }

    /** The model that the data belong to, if to one. */
    public String getModel() {
        return model;
    }

    @DataBoundSetter
    public void setModel(String model) {
        this.model = Util.fixEmptyAndTrim(model);
    }

    public String getTarget() {
        return target;
    }

    @DataBoundSetter
    public void setTarget(String target) {
        this.target = Util.fixEmptyAndTrim(target);
    }

    /** Texts such as {@code missing(age) <= 1%}, or maps such as {@code [measure: 'missing', column: 'age', atMost: 0.01]}. */
    public List<Object> getExpectations() {
        return expectations;
    }

    @DataBoundSetter
    public void setExpectations(Object expectations) {
        this.expectations = UntypedParameter.list("expectations", expectations);
    }

    /** For the form: one a line. */
    public String getExpectationsText() {
        return expectations.stream().map(String::valueOf).collect(Collectors.joining("\n"));
    }

    public boolean isSuggest() {
        return suggest;
    }

    @DataBoundSetter
    public void setSuggest(boolean suggest) {
        this.suggest = suggest;
    }

    public boolean isStopBuild() {
        return stopBuild;
    }

    @DataBoundSetter
    public void setStopBuild(boolean stopBuild) {
        this.stopBuild = stopBuild;
    }

    List<Expectation> parsed() {
        return expectations.stream().map(RecordDatasetStep::parsed).toList();
    }

    private static Expectation parsed(Object one) {
        if (one instanceof Map<?, ?> map) {
            Map<String, Object> parts = new LinkedHashMap<>();
            map.forEach((key, value) -> parts.put(String.valueOf(key), value));
            return Expectation.of(parts);
        }
        return Expectation.parse(String.valueOf(one));
    }

    @Override
    DatasetResult perform(StageRun stage) throws IOException, InterruptedException {
        return new RecordDatasetExecution(this).run(stage);
    }

    @Override
    Stream<Criticality> criticalities() {
        return parsed().stream().map(Expectation::criticality);
    }

    @Extension
    @Symbol("recordDataset")
    public static final class DescriptorImpl extends DataStepDescriptor<RecordDatasetStep> {
        public DescriptorImpl() {
            super("recordDataset");
        }

        @Override
        public String getDisplayName() {
            return Messages.RecordDatasetStep_DisplayName();
        }

        @Override
        String nameExpected() {
            return Messages.datasetExpected();
        }

        /** Expectations are a text with one a line, for they hold commas. */
        @Override
        public Step newInstance(StaplerRequest2 request, JSONObject form) throws FormException {
            JSONObject rest = new JSONObject();
            rest.putAll(form);
            String expectations = (String) rest.remove("expectations");
            RecordDatasetStep step = (RecordDatasetStep) super.newInstance(request, rest);
            step.setExpectations(lines(expectations));
            return step;
        }

        private static List<String> lines(String text) {
            return text == null
                    ? List.of()
                    : text.lines()
                            .map(String::strip)
                            .filter(line -> !line.isEmpty())
                            .toList();
        }

        @Override
        @POST
        public FormValidation doCheckModel(@QueryParameter String value) {
            return value.isBlank() ? FormValidation.ok() : super.doCheckModel(value);
        }

        @POST
        public FormValidation doCheckExpectations(@QueryParameter String value) {
            return FormChecks.check(() -> lines(value).forEach(Expectation::parse));
        }
    }
}
