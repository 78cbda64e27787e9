package io.jenkins.plugins.mlstages.trigger;

import hudson.Extension;
import hudson.Util;
import hudson.model.Job;
import hudson.triggers.Trigger;
import hudson.util.FormValidation;
import io.jenkins.plugins.mlstages.engine.io.InputException;
import io.jenkins.plugins.mlstages.engine.registry.EventSelector;
import io.jenkins.plugins.mlstages.storage.ModelScope;
import java.io.ObjectStreamException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jenkinsci.Symbol;
import org.kohsuke.stapler.DataBoundConstructor;
import org.kohsuke.stapler.QueryParameter;
import org.kohsuke.stapler.verb.POST;

/** Says that a job is built when something happens to a model. {@link ModelEvents} does the work. */
public final class ModelEventTrigger extends Trigger<Job<?, ?>> {
    private final String model;
    private ArrayList<String> on;

    /**
     * @param model as the job's own steps name it, see {@link ModelScope}
     * @param on the events, see {@link EventSelector}; each text may hold several separated by commas, as the form sends them
     * @throws InputException when the model's name or an event is none
     */
    @DataBoundConstructor
    public ModelEventTrigger(String model, List<String> on) {
        this.model = Util.fixEmptyAndTrim(model);
        new ModelScope("").model(this.model); // says now what is wrong with the name
        this.on = new ArrayList<>();
        for (String text : on == null ? List.<String>of() : on) {
            Arrays.stream(text.split("[,\\n]"))
                    .filter(one -> !one.isBlank())
                    .map(one -> EventSelector.parse(one).text())
                    .forEach(this.on::add);
        }
        if (this.on.isEmpty()) {
            throw new InputException(
                    "on is empty: at least one event was expected, such as registered or alias:production.");
        }
    }

    /** A configuration that names no event, which no constructor makes, starts nothing. */
    @Override
    protected Object readResolve() throws ObjectStreamException {
        on = on == null ? new ArrayList<>() : on;
        return spec == null ? this : super.readResolve();
    }

    public String getModel() {
        return model;
    }

    public List<String> getOn() {
        return List.copyOf(on);
    }

    /** For the form. */
    public String getOnText() {
        return String.join(", ", on);
    }

    List<EventSelector> selectors() {
        return on.stream().map(EventSelector::parse).toList();
    }

    /** A trigger that was just configured hears of what happens from now on. */
    @Override
    public void start(Job<?, ?> project, boolean newInstance) {
        super.start(project, newInstance);
        if (newInstance) {
            ModelEvents.get().begin(project, this);
        }
    }

    @Extension
    @Symbol("modelEvent")
    public static final class DescriptorImpl extends ModelTriggerDescriptor {
        @Override
        public String getDisplayName() {
            return Messages.ModelEventTrigger_DisplayName();
        }

        @POST
        public FormValidation doCheckModel(@QueryParameter String value) {
            return check(() -> new ModelEventTrigger(value, List.of("registered")));
        }

        @POST
        public FormValidation doCheckOn(@QueryParameter String value) {
            return check(() -> new ModelEventTrigger("m", List.of(Util.fixNull(value))));
        }
    }
}
