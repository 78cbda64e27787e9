package io.jenkins.plugins.mlstages.engine.registry;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.Function;

/** Where the profiles that a run's records name come from when a version is registered. */
@FunctionalInterface
public interface ProfileSource {
    /** The bytes of the profile with this hash. */
    byte[] profile(String sha256) throws IOException;

    /** Profiles in files: {@code ProfileSource.files(runRecords::profile)}. */
    static ProfileSource files(Function<String, Path> fileOf) {
        return sha256 -> Files.readAllBytes(fileOf.apply(sha256));
    }

    /** For versions whose datasets have no profiles. */
    static ProfileSource none() {
        return sha256 -> {
            throw new IOException("no profile " + sha256 + " was given with the version");
        };
    }
}
