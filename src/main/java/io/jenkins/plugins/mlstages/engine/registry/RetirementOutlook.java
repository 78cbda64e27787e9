package io.jenkins.plugins.mlstages.engine.registry;

import java.util.List;

/**
 * What archiving, restoring or deleting a version would do; nothing was changed.
 *
 * @param refused why it would be refused, one sentence; {@code null} when it would not
 * @param freed the artifacts that would be freed
 * @param bytes of all of them
 * @param kept the artifacts of a deleted version that would stay, each with a sentence
 */
public record RetirementOutlook(String refused, List<StoredArtifact> freed, long bytes, List<String> kept) {
    public RetirementOutlook {
        freed = List.copyOf(freed);
        kept = List.copyOf(kept);
    }
}
