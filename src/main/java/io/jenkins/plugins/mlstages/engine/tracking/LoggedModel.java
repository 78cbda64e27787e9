package io.jenkins.plugins.mlstages.engine.tracking;

import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;

/**
 * A model that the training's code saved as one thing with a name; its files are artifacts of the run.
 *
 * @param id unique among all runs
 * @param path where its files are among the run's artifacts
 * @param type in the words of the code, {@code null} if not given
 * @param status {@code LOGGED_MODEL_PENDING}, {@code LOGGED_MODEL_READY} or {@code LOGGED_MODEL_UPLOAD_FAILED}
 * @param created milliseconds since 1970, as {@code changed}
 */
public record LoggedModel(
        String id,
        String name,
        String path,
        String type,
        String status,
        long created,
        long changed,
        Map<String, String> params,
        Map<String, String> tags) {
    public LoggedModel {
        params = Collections.unmodifiableMap(new TreeMap<>(params));
        tags = Collections.unmodifiableMap(new TreeMap<>(tags));
    }

    public LoggedModel with(String newStatus, Map<String, String> newParams, Map<String, String> newTags, long now) {
        return new LoggedModel(id, name, path, type, newStatus, created, now, newParams, newTags);
    }
}
