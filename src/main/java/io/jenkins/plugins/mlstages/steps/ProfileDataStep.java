package io.jenkins.plugins.mlstages.steps;

import hudson.Extension;
import hudson.FilePath;
import hudson.Util;
import hudson.model.Run;
import hudson.model.TaskListener;
import hudson.util.FormValidation;
import io.jenkins.plugins.mlstages.engine.io.InputException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import net.sf.json.JSONObject;
import org.jenkinsci.plugins.workflow.graph.FlowNode;
import org.jenkinsci.plugins.workflow.steps.Step;
import org.jenkinsci.plugins.workflow.steps.StepContext;
import org.jenkinsci.plugins.workflow.steps.StepDescriptor;
import org.jenkinsci.plugins.workflow.steps.StepExecution;
import org.kohsuke.stapler.DataBoundConstructor;
import org.kohsuke.stapler.DataBoundSetter;
import org.kohsuke.stapler.QueryParameter;
import org.kohsuke.stapler.StaplerRequest2;
import org.kohsuke.stapler.verb.POST;

/** Makes the profile of the part of a dataset that lies on this agent; {@code checkDrift} merges such profiles. */
public final class ProfileDataStep extends Step {
    private final String name;
    private final String files;
    private String like;
    private String output;
    private Map<String, String> types = new LinkedHashMap<>();

    @DataBoundConstructor
    public ProfileDataStep(String name, String files) {
        this.name = Util.fixEmptyAndTrim(name);
        this.files = Util.fixEmptyAndTrim(files);
    }

    public String getName() {
        return name;
    }

    public String getFiles() {
        return files;
    }

    /** The version whose columns' types the profile takes, so that it can be compared and merged. */
    public String getLike() {
        return like;
    }

    @DataBoundSetter
    public void setLike(String like) {
        this.like = Util.fixEmptyAndTrim(like);
    }

    public String getOutput() {
        return output;
    }

    @DataBoundSetter
    public void setOutput(String output) {
        this.output = Util.fixEmptyAndTrim(output);
    }

    public Map<String, String> getTypes() {
        return types;
    }

    @DataBoundSetter
    public void setTypes(Map<String, String> types) {
        this.types = types == null ? new LinkedHashMap<>() : new LinkedHashMap<>(types);
    }

    /** For the form. */
    public String getTypesText() {
        return NamedValues.text(types);
    }

    @Override
    public StepExecution start(StepContext context) {
        return new ProfileDataExecution(context, this);
    }

    @Extension
    public static final class DescriptorImpl extends StepDescriptor {
        @Override
        public String getFunctionName() {
            return "profileData";
        }

        @Override
        public String getDisplayName() {
            return Messages.ProfileDataStep_DisplayName();
        }

        @Override
        public Set<? extends Class<?>> getRequiredContext() {
            return Set.of(Run.class, FilePath.class, TaskListener.class, FlowNode.class);
        }

        /** The map of types is a text in the form. */
        @Override
        public Step newInstance(StaplerRequest2 request, JSONObject form) throws FormException {
            JSONObject rest = new JSONObject();
            rest.putAll(form);
            String types = (String) rest.remove("types");
            ProfileDataStep step = (ProfileDataStep) super.newInstance(request, rest);
            try {
                step.setTypes(NamedValues.texts(FileList.of(types)));
            } catch (InputException e) {
                throw new FormException(e.getMessage(), e, "types");
            }
            return step;
        }

        @Override
        public String argumentsToString(Map<String, Object> namedArgs) {
            return String.valueOf(namedArgs.get("name"));
        }

        @POST
        public FormValidation doCheckName(@QueryParameter String value) {
            return FormChecks.required(value, Messages.shardExpected());
        }

        @POST
        public FormValidation doCheckFiles(@QueryParameter String value) {
            return FormChecks.required(value, Messages.dataExpected());
        }

        @POST
        public FormValidation doCheckLike(@QueryParameter String value) {
            return value.isBlank() ? FormValidation.ok() : FormChecks.reference(value);
        }

        @POST
        public FormValidation doCheckTypes(@QueryParameter String value) {
            return FormChecks.types(value);
        }
    }
}
