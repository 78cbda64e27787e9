package io.jenkins.plugins.mlstages.engine.view;

/**
 * The two things that a run of a model is set beside.
 *
 * @param previous the model's run before this one, {@code null} if it is the first
 * @param production the version that {@code production} names, {@code null} if none does
 */
public record Baselines(Snapshot previous, Snapshot production) {
    public static final Baselines NONE = new Baselines(null, null);

    /** What a failed run is explained by: production, or else the run before; {@code null} if there is neither. */
    public Snapshot forExplanation() {
        return production == null ? previous : production;
    }
}
