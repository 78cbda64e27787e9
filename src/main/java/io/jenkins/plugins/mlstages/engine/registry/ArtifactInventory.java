package io.jenkins.plugins.mlstages.engine.registry;

import com.fasterxml.jackson.annotation.JsonIgnore;
import io.jenkins.plugins.mlstages.engine.record.ModelReference;
import io.jenkins.plugins.mlstages.engine.record.RunRef;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What a place for artifacts holds, for who collects what nothing needs any more. */
public interface ArtifactInventory {
    /**
     * What is kept there and is not needed.
     *
     * @param needs what living versions need
     */
    List<Piece> unneeded(Needs needs) throws IOException;

    /**
     * What the versions of all models need that are not deleted.
     *
     * @param sha256 of their artifacts
     * @param versions by the run that registered them, under the name that its job has now
     */
    record Needs(Set<String> sha256, Map<RunRef, List<ModelReference>> versions) {}

    /**
     * Something that can go.
     *
     * @param where a file, or where else it lies in words
     * @param bytes that would be free
     * @param why one sentence's end
     * @param since when it was last needed or written
     */
    record Piece(
            String where,
            long bytes,
            String why,
            Instant since,
            @JsonIgnore Freeing freeing) {}

    /** Lets a piece go. */
    interface Freeing {
        void free() throws IOException;
    }
}
