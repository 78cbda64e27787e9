package io.jenkins.plugins.mlstages.engine.registry;

import java.time.Instant;
import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;

/**
 * One line of the list of models.
 *
 * @param model full name
 * @param latest number of the newest version that is not deleted, 0 if none is left
 * @param versions how many versions are not deleted
 * @param aliases the version that each alias points to
 * @param environments the version that each environment has
 * @param changed when the last event happened
 * @param by who made it
 */
public record ModelSummary(
        String model,
        int latest,
        int versions,
        Map<String, Integer> aliases,
        Map<String, Integer> environments,
        Instant changed,
        String by) {
    public ModelSummary {
        aliases = Collections.unmodifiableMap(new TreeMap<>(aliases));
        environments = Collections.unmodifiableMap(new TreeMap<>(environments));
    }
}
