package io.jenkins.plugins.mlstages.steps;

import io.jenkins.plugins.mlstages.engine.io.InputException;
import io.jenkins.plugins.mlstages.engine.record.ModelName;
import io.jenkins.plugins.mlstages.engine.record.ModelReference;
import io.jenkins.plugins.mlstages.engine.registry.Event;
import io.jenkins.plugins.mlstages.engine.registry.LogEntry;
import io.jenkins.plugins.mlstages.engine.registry.RegisteredModel;
import io.jenkins.plugins.mlstages.registry.ModelPermissions;
import java.io.IOException;

/** The course of {@code promoteVersion}: ask the version's gates and move the alias, in one event of the model's log. */
record PromoteVersionExecution(PromoteVersionStep step) {
    AliasResult run(StageRun stage) throws IOException, InterruptedException {
        ModelName name = stage.model(step.getModel());
        ModelReference version = version(stage, name);
        RegisteredModel model = stage.models().model(name, ModelPermissions.PROMOTE);
        LogEntry entry = model.promote(version, step.getAlias(), step.isForce(), stage.change(step.getComment()));
        Event.Promoted promoted = (Event.Promoted) entry.event();
        AliasResult result = new AliasResult(
                model.name().full(), promoted.alias(), promoted.version(), promoted.from(), promoted.forced());
        stage.log(result + ".");
        return result;
    }

    private ModelReference version(StageRun stage, ModelName model) {
        if ((step.getVersion() == null) == (step.getFrom() == null)) {
            throw new InputException(
                    "promoteVersion needs to know which version of " + model + " gets the alias '" + step.getAlias()
                            + "': either 'version', such as 7, or 'from', such as 'challenger', was expected.");
        }
        if (step.getVersion() != null) {
            return new ModelReference(model, step.getVersion(), null);
        }
        String from = step.getFrom();
        if (!from.contains("@") && !from.contains("/")) {
            return new ModelReference(model, 0, ModelReference.checkAlias(from));
        }
        ModelReference reference = stage.reference(from);
        if (!reference.model().equals(model)) {
            throw new InputException("from: '" + from + "' is a version of " + reference.model() + "; one of " + model
                    + " was expected.");
        }
        return reference;
    }
}
