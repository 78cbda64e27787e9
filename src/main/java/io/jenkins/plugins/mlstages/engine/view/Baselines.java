package io.jenkins.plugins.mlstages.engine.view;

/**
 * The things that a run of a model is set beside.
 *
 * @param previous the model's run before this one, {@code null} if it is the first
 * @param production the version that {@code production} names, {@code null} if none does
 * @param target the newest run of the branch that a change request wants to change, {@code null} if this run is of none
 */
public record Baselines(Snapshot previous, Snapshot production, Snapshot target) {
    public static final Baselines NONE = new Baselines(null, null);

    /** Of a run that belongs to no change request. */
    public Baselines(Snapshot previous, Snapshot production) {
        this(previous, production, null);
    }

    /** What a failed run is explained by: production, or else the target branch, or else the run before; {@code null} if there is none. */
    public Snapshot forExplanation() {
        if (production != null) {
            return production;
        }
        return target == null ? previous : target;
    }
}
