package io.jenkins.plugins.mlstages.steps;

import hudson.Util;
import hudson.util.FormValidation;
import java.util.Map;
import org.kohsuke.stapler.DataBoundSetter;
import org.kohsuke.stapler.QueryParameter;
import org.kohsuke.stapler.verb.POST;

/** A step that moves an alias of a model. */
public abstract class AliasStep extends StageStep<AliasResult> {
    private final String model;
    private final String alias;
    private String comment;

    AliasStep(String model, String alias) {
        this.model = model;
        this.alias = Util.fixEmptyAndTrim(alias);
    }

    public final String getModel() {
        return model;
    }

    public final String getAlias() {
        return alias;
    }

    public final String getComment() {
        return comment;
    }

    @DataBoundSetter
    public final void setComment(String comment) {
        this.comment = Util.fixEmptyAndTrim(comment);
    }

    /**
     * What the descriptors of such steps have in common.
     *
     * @param <S> the step
     */
    public abstract static class AliasStepDescriptor<S extends AliasStep> extends StageStepDescriptor<S> {
        AliasStepDescriptor(String functionName) {
            super(functionName);
        }

        @Override
        public final String argumentsToString(Map<String, Object> namedArgs) {
            return namedArgs.get("model") + "@" + namedArgs.get("alias");
        }

        @POST
        public final FormValidation doCheckAlias(@QueryParameter String value) {
            return FormChecks.alias(value);
        }
    }
}
