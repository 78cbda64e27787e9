package io.jenkins.plugins.mlstages.trigger;

import hudson.model.Item;
import hudson.model.Job;
import hudson.triggers.TriggerDescriptor;
import hudson.util.FormValidation;
import io.jenkins.plugins.mlstages.engine.io.InputException;
import jenkins.model.ParameterizedJobMixIn;

/** What the descriptors of our triggers have in common: which jobs have them, and how their forms are checked. */
public abstract class ModelTriggerDescriptor extends TriggerDescriptor {
    @Override
    public final boolean isApplicable(Item item) {
        return item instanceof Job && item instanceof ParameterizedJobMixIn.ParameterizedJob;
    }

    /** What is wrong with a text of the form, in the words of what reads it. */
    static FormValidation check(Runnable parse) {
        try {
            parse.run();
            return FormValidation.ok();
        } catch (InputException e) {
            return FormValidation.error(e.getMessage());
        }
    }
}
