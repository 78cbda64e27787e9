package io.jenkins.plugins.mlstages.engine.mlflow;

import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;

/**
 * What MLflow's clients group runs by.
 *
 * @param id letters and digits
 * @param name what users call it
 * @param deleted whether it was put away; it can be restored
 * @param created milliseconds since 1970, as {@code changed}
 */
public record Experiment(
        String id, String name, boolean deleted, long created, long changed, Map<String, String> tags) {
    public Experiment {
        tags = Collections.unmodifiableMap(new TreeMap<>(tags));
    }

    public Experiment named(String newName, long now) {
        return new Experiment(id, newName, deleted, created, now, tags);
    }

    public Experiment deleted(boolean away, long now) {
        return new Experiment(id, name, away, created, now, tags);
    }

    public Experiment tagged(String key, String value, long now) {
        Map<String, String> more = new TreeMap<>(tags);
        more.put(key, value);
        return new Experiment(id, name, deleted, created, now, more);
    }
}
