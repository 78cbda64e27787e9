package io.jenkins.plugins.mlstages.engine.registry;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** Frees the artifacts of a version that was deleted, as far as no other version has them at the same place. */
record ArtifactRelease(java.nio.file.Path root, LogCache logs, ArtifactStore artifacts) {
    Deletion release(ModelVersion deleted, LogEntry entry) throws IOException {
        RetirementOutlook outlook = outlook(deleted);
        long bytes = 0;
        for (StoredArtifact artifact : outlook.freed()) {
            bytes += artifacts.delete(artifact);
        }
        return new Deletion(entry, outlook.freed(), bytes, outlook.kept());
    }

    /** What {@link #release} would free if the version were deleted. */
    RetirementOutlook outlook(ModelVersion deleted) throws IOException {
        List<StoredArtifact> freed = new ArrayList<>();
        List<String> kept = new ArrayList<>();
        long bytes = 0;
        VersionSearch search = new VersionSearch(root, logs);
        for (StoredArtifact artifact : deleted.artifacts()) {
            String path = artifact.file().path();
            if (!artifact.store().equals(artifacts.id())) {
                kept.add(path + " stays, since its store '" + artifact.store() + "' cannot be reached from here.");
                continue;
            }
            VersionSearch.Result result = search.bySha256(artifact.file().sha256());
            String holder = result.holder(artifact, deleted.reference());
            if (holder != null) {
                kept.add(path + " stays, since " + holder + " has it too.");
            } else if (!result.problems().isEmpty()) {
                kept.add(path + " stays, since it cannot be told who else has it: "
                        + result.problems().get(0).sentence());
            } else {
                bytes += artifacts.exists(artifact) ? artifact.file().bytes() : 0;
                freed.add(artifact);
            }
        }
        return new RetirementOutlook(null, freed, bytes, kept);
    }
}
