package io.jenkins.plugins.mlstages.engine.registry;

import com.fasterxml.jackson.annotation.JsonIgnore;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.Set;

/** What a place for artifacts holds, for who collects what nothing needs any more. */
public interface ArtifactInventory {
    /**
     * What is kept there and is not needed.
     *
     * @param needs what living versions need
     */
    List<Piece> unneeded(Needs needs) throws IOException;

    /** What the versions of all models need that are not deleted, whatever their runs and jobs are called by now. */
    interface Needs {
        /** Of their artifacts. */
        Set<String> sha256();

        /**
         * Where their artifacts are, in the words of the store; the file of each version is read for it.
         *
         * @throws DamagedModelException when one is not what was registered: what it needs is then not known
         */
        Set<String> locations() throws IOException;
    }

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
