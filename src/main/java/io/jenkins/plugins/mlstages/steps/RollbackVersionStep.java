package io.jenkins.plugins.mlstages.steps;

import hudson.Extension;
import hudson.Util;
import hudson.util.FormValidation;
import io.jenkins.plugins.mlstages.engine.registry.Event;
import io.jenkins.plugins.mlstages.engine.registry.RegisteredModel;
import io.jenkins.plugins.mlstages.registry.ModelPermissions;
import java.io.IOException;
import java.util.Map;
import org.jenkinsci.Symbol;
import org.kohsuke.stapler.DataBoundConstructor;
import org.kohsuke.stapler.DataBoundSetter;
import org.kohsuke.stapler.QueryParameter;
import org.kohsuke.stapler.verb.POST;

/** Moves an alias back to the version that held it before, after checking that version's artifacts. */
public final class RollbackVersionStep extends StageStep<AliasResult> {
    private final String model;
    private final String alias;
    private String comment;

    @DataBoundConstructor
    public RollbackVersionStep(String model, String alias) {
        this.model = model;
        this.alias = Util.fixEmptyAndTrim(alias);
    }

    public String getModel() {
        return model;
    }

    public String getAlias() {
        return alias;
    }

    public String getComment() {
        return comment;
    }

    @DataBoundSetter
    public void setComment(String comment) {
        this.comment = Util.fixEmptyAndTrim(comment);
    }

    @Override
    AliasResult perform(StageRun stage) throws IOException {
        RegisteredModel registered = stage.models().model(stage.model(model), ModelPermissions.PROMOTE);
        Event.RolledBack back = (Event.RolledBack)
                registered.rollback(alias, stage.change(comment)).event();
        AliasResult result =
                new AliasResult(registered.name().full(), back.alias(), back.version(), back.from(), false);
        stage.log("Rolled back: " + result + "; its artifacts are whole.");
        return result;
    }

    @Extension
    @Symbol("rollbackVersion")
    public static final class DescriptorImpl extends StageStepDescriptor<RollbackVersionStep> {
        public DescriptorImpl() {
            super("rollbackVersion");
        }

        @Override
        public String getDisplayName() {
            return Messages.RollbackVersionStep_DisplayName();
        }

        @Override
        public String argumentsToString(Map<String, Object> namedArgs) {
            return namedArgs.get("model") + "@" + namedArgs.get("alias");
        }

        @POST
        public FormValidation doCheckAlias(@QueryParameter String value) {
            return FormChecks.alias(value);
        }
    }
}
