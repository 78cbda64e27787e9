package io.jenkins.plugins.mlstages.trigger;

import hudson.Extension;
import hudson.Util;
import hudson.model.Job;
import hudson.triggers.Trigger;
import hudson.util.FormValidation;
import io.jenkins.plugins.mlstages.engine.io.InputException;
import io.jenkins.plugins.mlstages.engine.record.ModelName;
import io.jenkins.plugins.mlstages.storage.ModelScope;
import java.io.ObjectStreamException;
import java.time.Duration;
import org.jenkinsci.Symbol;
import org.kohsuke.stapler.DataBoundConstructor;
import org.kohsuke.stapler.DataBoundSetter;
import org.kohsuke.stapler.QueryParameter;
import org.kohsuke.stapler.verb.POST;

/**
 * Says that a job retrains a model: it is built when drift of the model is found, or when a registered version of it fails a
 * gate. {@link Retraining} does the work.
 */
public final class ModelDriftTrigger extends Trigger<Job<?, ?>> {
    static final int DEFAULT_COOLDOWN_MINUTES = 720;
    static final int DEFAULT_MAX_PER_WEEK = 3;

    private final String model;
    /** {@code null} in a configuration that does not name it, until {@link #readResolve}; so too the next. */
    private Integer cooldownMinutes = DEFAULT_COOLDOWN_MINUTES;

    private Integer maxPerWeek = DEFAULT_MAX_PER_WEEK;

    /**
     * @param model as the job's own steps name it, see {@link ModelScope}
     * @throws InputException when it is no name of a model
     */
    @DataBoundConstructor
    public ModelDriftTrigger(String model) {
        this.model = Util.fixEmptyAndTrim(model);
        new ModelScope("").model(this.model); // says now what is wrong with the name
    }

    /** XStream makes objects without their constructors: what the configuration does not name gets its default here. */
    @Override
    protected Object readResolve() throws ObjectStreamException {
        if (cooldownMinutes == null) {
            cooldownMinutes = DEFAULT_COOLDOWN_MINUTES;
        }
        if (maxPerWeek == null) {
            maxPerWeek = DEFAULT_MAX_PER_WEEK;
        }
        return spec == null ? this : super.readResolve();
    }

    public String getModel() {
        return model;
    }

    /** Least time between two builds that drift starts. */
    public int getCooldownMinutes() {
        return cooldownMinutes;
    }

    @DataBoundSetter
    public void setCooldownMinutes(int cooldownMinutes) {
        this.cooldownMinutes = atLeast(0, "cooldownMinutes", cooldownMinutes);
    }

    /** How many builds drift may start in any seven days. */
    public int getMaxPerWeek() {
        return maxPerWeek;
    }

    @DataBoundSetter
    public void setMaxPerWeek(int maxPerWeek) {
        this.maxPerWeek = atLeast(1, "maxPerWeek", maxPerWeek);
    }

    Budget budget() {
        return new Budget(Duration.ofMinutes(cooldownMinutes), maxPerWeek);
    }

    /**
     * Whether this trigger of that job is about the model.
     *
     * @throws InputException when the job's configuration names no valid model
     */
    boolean isFor(ModelName found, Job<?, ?> owner) {
        return ModelScope.of(owner).model(model).equals(found);
    }

    private static int atLeast(int least, String name, int value) {
        if (value < least) {
            throw new InputException(name + " is " + value + ", but at least " + least + " was expected.");
        }
        return value;
    }

    @Extension
    @Symbol("modelDrift")
    public static final class DescriptorImpl extends ModelTriggerDescriptor {
        @Override
        public String getDisplayName() {
            return Messages.ModelDriftTrigger_DisplayName();
        }

        @POST
        public FormValidation doCheckModel(@QueryParameter String value) {
            return check(() -> new ModelDriftTrigger(value));
        }

        @POST
        public FormValidation doCheckCooldownMinutes(@QueryParameter String value) {
            return check(() -> atLeast(0, "cooldownMinutes", number(value)));
        }

        @POST
        public FormValidation doCheckMaxPerWeek(@QueryParameter String value) {
            return check(() -> atLeast(1, "maxPerWeek", number(value)));
        }

        private static int number(String text) {
            try {
                return Integer.parseInt(text.strip());
            } catch (NumberFormatException e) {
                throw new InputException("'" + text + "' is no whole number.", e);
            }
        }
    }
}
