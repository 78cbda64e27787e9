package io.jenkins.plugins.mlstages.steps;

import hudson.Extension;
import io.jenkins.plugins.mlstages.engine.registry.Event;
import io.jenkins.plugins.mlstages.engine.registry.RegisteredModel;
import io.jenkins.plugins.mlstages.registry.ModelPermissions;
import java.io.IOException;
import org.jenkinsci.Symbol;
import org.kohsuke.stapler.DataBoundConstructor;

/** Moves an alias back to the version that held it before, after checking that version's artifacts. */
public final class RollbackVersionStep extends AliasStep {
    @DataBoundConstructor
    public RollbackVersionStep(String model, String alias) {
        super(model, alias);
    }

    @Override
    AliasResult perform(StageRun stage) throws IOException {
        RegisteredModel registered = stage.models().model(stage.model(getModel()), ModelPermissions.PROMOTE);
        Event.RolledBack back = (Event.RolledBack)
                registered.rollback(getAlias(), stage.change(getComment())).event();
        AliasResult result =
                new AliasResult(registered.name().full(), back.alias(), back.version(), back.from(), false);
        stage.log("Rolled back: " + result + "; its artifacts are whole.");
        return result;
    }

    @Extension
    @Symbol("rollbackVersion")
    public static final class DescriptorImpl extends AliasStepDescriptor<RollbackVersionStep> {
        public DescriptorImpl() {
            super("rollbackVersion");
        }

        @Override
        public String getDisplayName() {
            return Messages.RollbackVersionStep_DisplayName();
        }
    }
}
