package io.jenkins.plugins.mlstages.engine.training;

import io.jenkins.plugins.mlstages.engine.io.InputException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** How much is asked of the files that a training was to write. */
sealed interface Demand {
    /** Reads one thing. */
    interface Read<T> {
        T from(Path file) throws IOException;
    }

    /**
     * @param file the one file that is read, {@code null} when it is not one file
     * @param nothing what stands for a thing that is not there
     */
    <T> T of(Path file, T nothing, Read<T> read) throws IOException;

    /** Whether a file that is there counts as this training's. */
    boolean counts(Path file) throws IOException;

    List<String> notes();

    /** After a training that ended well: everything must be there and whole. */
    record All() implements Demand {
        @Override
        public <T> T of(Path file, T nothing, Read<T> read) throws IOException {
            return read.from(file);
        }

        @Override
        public boolean counts(Path file) {
            return true;
        }

        @Override
        public List<String> notes() {
            return List.of();
        }
    }

    /** After a training that failed: nothing must be there, and a file that an earlier training left is not this one's. */
    record WhatIsNew(long since, List<String> notes) implements Demand {
        WhatIsNew(long since) {
            this(since, new ArrayList<>());
        }

        @Override
        public <T> T of(Path file, T nothing, Read<T> read) throws IOException {
            if (file != null && Files.exists(file) && !counts(file)) {
                notes.add(file.getFileName() + " is older than this training and was left out.");
                return nothing;
            }
            try {
                return read.from(file);
            } catch (InputException e) {
                notes.add(e.getMessage());
                return nothing;
            }
        }

        @Override
        public boolean counts(Path file) throws IOException {
            return Files.getLastModifiedTime(file).toMillis() >= since;
        }
    }
}
