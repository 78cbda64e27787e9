package io.jenkins.plugins.mlstages.engine.data;

import io.jenkins.plugins.mlstages.engine.io.Sha256;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Collectors;

/**
 * A file's content in short.
 *
 * @param name see {@link DataFile#name}
 * @param bytes size
 * @param sha256 of its bytes, 64 hexadecimal digits
 */
public record FileFingerprint(String name, long bytes, String sha256) {
    /** One fingerprint for many files: of the one file, or of the lines {@code <sha256>  <name>} in the given order. */
    public static String combined(List<FileFingerprint> files) {
        if (files.size() == 1) {
            return files.get(0).sha256();
        }
        String lines =
                files.stream().map(f -> f.sha256() + "  " + f.name() + "\n").collect(Collectors.joining());
        return Sha256.of(lines.getBytes(StandardCharsets.UTF_8));
    }
}
