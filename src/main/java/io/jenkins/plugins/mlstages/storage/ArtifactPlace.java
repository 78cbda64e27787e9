package io.jenkins.plugins.mlstages.storage;

import io.jenkins.plugins.mlstages.engine.registry.StoredArtifact;
import java.io.IOException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Where a build keeps an artifact of a version: {@code team-a/train#12:ml-stages/price-up/0f.../out/model.json}. Behind the
 * build's number stands {@code @3} when three moves of jobs were known when the name was noted. A job's name holds none of
 * {@code # @ :}.
 *
 * @param job full name that the job had
 * @param number the build's
 * @param moves see {@link JobMoves#count}
 * @param path in the build's artifacts
 */
record ArtifactPlace(String job, int number, int moves, String path) {
    private static final Pattern FORM = Pattern.compile("([^#:@]+)#([1-9]\\d{0,8})(?:@([1-9]\\d{0,8}))?:(.+)");

    static ArtifactPlace of(StoredArtifact artifact) throws IOException {
        Matcher parts = FORM.matcher(artifact.location());
        if (!parts.matches()) {
            throw new IOException("'" + artifact.location() + "' is not a place of an artifact in a build");
        }
        int moves = parts.group(3) == null ? 0 : Integer.parseInt(parts.group(3));
        return new ArtifactPlace(parts.group(1), Integer.parseInt(parts.group(2)), moves, parts.group(4));
    }

    String text() {
        return job + "#" + number + (moves == 0 ? "" : "@" + moves) + ":" + path;
    }
}
