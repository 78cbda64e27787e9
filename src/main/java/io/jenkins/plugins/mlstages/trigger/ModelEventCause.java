package io.jenkins.plugins.mlstages.trigger;

import hudson.model.Run;
import hudson.model.TaskListener;
import io.jenkins.plugins.mlstages.engine.record.RunRef;
import java.util.Objects;
import org.kohsuke.stapler.export.Exported;

/** Says what happened to a model that a job wanted to hear of. */
public final class ModelEventCause extends ModelCause {
    private final String id;
    private final String model;
    private final String version;
    private final String event;
    private final String by;

    ModelEventCause(EventProgress.Pending pending) {
        super(pending.run(), pending.path());
        this.id = pending.id();
        this.model = pending.model();
        this.version = pending.version();
        this.event = pending.event();
        this.by = pending.by();
    }

    /** Identifies the event: the hash of the log's line, or of the record of what a build found. */
    @Exported(visibility = 3)
    public String getId() {
        return id;
    }

    @Exported(visibility = 3)
    public String getModel() {
        return model;
    }

    /** Its number; empty when the event is not about a version. */
    @Exported(visibility = 3)
    public String getVersion() {
        return version;
    }

    /** As the trigger names it: {@code alias:production}. */
    @Exported(visibility = 3)
    public String getEvent() {
        return event;
    }

    /** Who did it. */
    @Exported(visibility = 3)
    public String getBy() {
        return by;
    }

    /** Full name of the job whose build did it; {@code null} when a person did it by hand. */
    @Exported(visibility = 3)
    public String getOfJob() {
        return job();
    }

    @Exported(visibility = 3)
    public int getOfBuild() {
        return number();
    }

    /** {@code null} when there is none, it is gone, or whoever asks may not see it. */
    public Run<?, ?> getBuild() {
        return build();
    }

    /** For the page: what happened, without the build. */
    public String getWhat() {
        return Messages.ModelEventCause_What(event, version.isEmpty() ? model : model + "/" + version, by);
    }

    @Override
    public String getShortDescription() {
        return job() == null ? getWhat() : Messages.ModelEventCause_In(getWhat(), new RunRef(job(), number()));
    }

    @Override
    public void print(TaskListener listener) {
        listener.getLogger().println(job() == null ? getWhat() : Messages.ModelEventCause_In(getWhat(), link()));
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof ModelEventCause that && id.equals(that.id) && event.equals(that.event);
    }

    @Override
    public int hashCode() {
        return Objects.hash(id, event);
    }
}
