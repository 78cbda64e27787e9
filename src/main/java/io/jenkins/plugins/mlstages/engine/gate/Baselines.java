package io.jenkins.plugins.mlstages.engine.gate;

import java.util.Optional;

/** Where gates find the versions that they compare with; the registry stands behind it. */
public interface Baselines {
    /** No version at all. */
    Baselines NONE = name -> Optional.empty();

    /**
     * @param name an alias of the candidate's model, such as {@code production}, or a full reference such as {@code price-up/7}
     * @return empty when there is no such version (yet)
     */
    Optional<Baseline> find(String name);

    /**
     * How the evaluated rows compare with the data that a version last saw in use.
     *
     * @return empty when nothing is known of either
     */
    default Optional<Resemblance> resemblance(String name) {
        return Optional.empty();
    }

    /**
     * @param alike whether the evaluated rows resemble the data in use
     * @param sentence one sentence that says so with numbers
     */
    record Resemblance(boolean alike, String sentence) {}
}
