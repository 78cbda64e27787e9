package io.jenkins.plugins.mlstages.engine.registry;

import io.jenkins.plugins.mlstages.engine.record.RunRef;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;

/**
 * What differs in a version from how it was registered, apart from what points to it.
 *
 * @param status {@code null} if it is the same
 * @param described whether the description differs
 * @param description if so; {@code null} if there is none now
 * @param job the name of its run's job, {@code null} if it is the same
 * @param tags that differ; one that is not there now is {@code null}
 */
record VersionDifference(
        VersionState.Status status, boolean described, String description, String job, Map<String, String> tags) {
    static VersionDifference of(VersionState registered, VersionState now) {
        boolean described = !Objects.equals(registered.description(), now.description());
        boolean moved = !Objects.equals(registered.run(), now.run());
        Map<String, String> tags = new TreeMap<>();
        registered.tags().keySet().forEach(key -> tags.put(key, null));
        tags.putAll(now.tags());
        tags.entrySet().removeIf(tag -> Objects.equals(registered.tags().get(tag.getKey()), tag.getValue()));
        return new VersionDifference(
                registered.status() == now.status() ? null : now.status(),
                described,
                described ? now.description() : null,
                moved ? now.run().job() : null,
                tags);
    }

    Tags in(Map<String, String> registered) {
        Map<String, String> all = new TreeMap<>(registered);
        for (Map.Entry<String, String> tag : tags.entrySet()) {
            if (tag.getValue() == null) {
                all.remove(tag.getKey());
            } else {
                all.put(tag.getKey(), tag.getValue());
            }
        }
        return Tags.of(all);
    }

    /**
     * @param tagsNow as {@link #in(Map)} told them
     */
    VersionState in(VersionState registered, Tags tagsNow) {
        RunRef run = registered.run();
        return registered.at(
                status == null ? registered.status() : status,
                tagsNow,
                described ? description : registered.description(),
                job == null ? run : new RunRef(job, run.number()));
    }
}
