package io.jenkins.plugins.mlstages.trigger;

import hudson.console.ModelHyperlinkNote;
import hudson.model.Cause;
import hudson.model.Job;
import hudson.model.Run;
import hudson.model.TaskListener;
import io.jenkins.plugins.mlstages.engine.record.RunRef;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import jenkins.model.Jenkins;
import org.kohsuke.stapler.export.Exported;
import org.springframework.security.access.AccessDeniedException;

/** Says that a build was started because a model no longer fits its data; plain fields, since {@code build.xml} keeps it. */
public final class ModelDriftCause extends Cause {
    private static final int NAMES_SHOWN = 10;

    private final String model;
    private final String reference;
    private final ArrayList<String> columns;
    private final ArrayList<String> gates;
    private final String job;
    private final int build;
    private final ArrayList<String> path;

    /**
     * @param foundBy the build that found it
     * @param path the jobs that led to this, that of {@code foundBy} first; see {@link CauseChain}
     */
    ModelDriftCause(Finding finding, RunRef foundBy, Collection<String> path) {
        this.model = finding.model().full();
        this.reference = finding.reference();
        this.columns = new ArrayList<>(finding.columns());
        this.gates = new ArrayList<>(finding.gates());
        this.job = foundBy.job();
        this.build = foundBy.number();
        this.path = new ArrayList<>(path);
    }

    @Exported(visibility = 3)
    public String getModel() {
        return model;
    }

    /** The version, such as {@code price-up/7}; for drift from reference data without a version, the files' names. */
    @Exported(visibility = 3)
    public String getReference() {
        return reference;
    }

    /** Columns that drifted, largest effect first; empty when gates failed. */
    @Exported(visibility = 3)
    public List<String> getColumns() {
        return List.copyOf(columns);
    }

    /** Gates that failed, such as {@code auc >= 0.85}. */
    @Exported(visibility = 3)
    public List<String> getGates() {
        return List.copyOf(gates);
    }

    /** Full name of the job whose build found it. */
    @Exported(visibility = 3)
    public String getFoundByJob() {
        return job;
    }

    @Exported(visibility = 3)
    public int getFoundByBuild() {
        return build;
    }

    List<String> getPath() {
        return List.copyOf(path);
    }

    /** {@code null} when the build is gone, or when whoever asks may not see it. */
    public Run<?, ?> getFoundBy() {
        try {
            Job<?, ?> found = Jenkins.get().getItemByFullName(job, Job.class);
            return found == null ? null : found.getBuildByNumber(build);
        } catch (AccessDeniedException discoverOnly) {
            return null;
        }
    }

    /** For the page: the finding without who found it. */
    public String getWhat() {
        return gates.isEmpty()
                ? columns.isEmpty()
                        ? Messages.ModelDriftCause_Drift(reference)
                        : Messages.ModelDriftCause_DriftIn(reference, shown(columns))
                : Messages.ModelDriftCause_Gates(reference, shown(gates));
    }

    private static String shown(List<String> names) {
        return String.join(", ", names.subList(0, Math.min(NAMES_SHOWN, names.size())))
                + (names.size() > NAMES_SHOWN ? Messages.ModelDriftCause_More(names.size() - NAMES_SHOWN) : "");
    }

    @Override
    public String getShortDescription() {
        return Messages.ModelDriftCause_FoundBy(getWhat(), new RunRef(job, build));
    }

    @Override
    public void print(TaskListener listener) {
        Run<?, ?> run = getFoundBy();
        String by = run == null
                ? new RunRef(job, build).toString()
                : ModelHyperlinkNote.encodeTo("/" + run.getUrl(), run.getFullDisplayName());
        listener.getLogger().println(Messages.ModelDriftCause_FoundBy(getWhat(), by));
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof ModelDriftCause that
                && model.equals(that.model)
                && reference.equals(that.reference)
                && columns.equals(that.columns)
                && gates.equals(that.gates)
                && job.equals(that.job)
                && build == that.build;
    }

    @Override
    public int hashCode() {
        return Objects.hash(model, reference, columns, gates, job, build);
    }
}
