package io.jenkins.plugins.mlstages.engine.registry;

import java.util.List;

/**
 * What deleting a version did.
 *
 * @param entry the event
 * @param freed the artifacts that were freed
 * @param bytes how many bytes that were
 * @param kept the artifacts that stay, since another version has them or it cannot be told, each with a sentence
 */
public record Deletion(LogEntry entry, List<StoredArtifact> freed, long bytes, List<String> kept) {
    public Deletion {
        freed = List.copyOf(freed);
        kept = List.copyOf(kept);
    }
}
