package io.jenkins.plugins.mlstages.trigger;

import hudson.model.Run;
import hudson.model.TaskListener;
import io.jenkins.plugins.mlstages.engine.record.RunRef;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import org.kohsuke.stapler.export.Exported;

/** Says that a build was started because a model no longer fits its data; plain fields, since {@code build.xml} keeps it. */
public final class ModelDriftCause extends ModelCause {
    private static final int NAMES_SHOWN = 10;

    private final String model;
    private final String reference;
    private final ArrayList<String> columns;
    private final ArrayList<String> gates;

    /**
     * @param foundBy the build that found it
     * @param path the jobs that led to this, that of {@code foundBy} first; see {@link CauseChain}
     */
    ModelDriftCause(Finding finding, RunRef foundBy, Collection<String> path) {
        super(foundBy, path);
        this.model = finding.model().full();
        this.reference = finding.reference();
        this.columns = new ArrayList<>(finding.columns());
        this.gates = new ArrayList<>(finding.gates());
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
        return job();
    }

    @Exported(visibility = 3)
    public int getFoundByBuild() {
        return number();
    }

    /** {@code null} when the build is gone, or when whoever asks may not see it. */
    public Run<?, ?> getFoundBy() {
        return build();
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
        return Messages.ModelDriftCause_FoundBy(getWhat(), new RunRef(job(), number()));
    }

    @Override
    public void print(TaskListener listener) {
        listener.getLogger().println(Messages.ModelDriftCause_FoundBy(getWhat(), link()));
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof ModelDriftCause that
                && model.equals(that.model)
                && reference.equals(that.reference)
                && columns.equals(that.columns)
                && gates.equals(that.gates)
                && job().equals(that.job())
                && number() == that.number();
    }

    @Override
    public int hashCode() {
        return Objects.hash(model, reference, columns, gates, job(), number());
    }
}
