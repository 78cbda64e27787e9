package io.jenkins.plugins.mlstages.engine.training;

import io.jenkins.plugins.mlstages.engine.record.Commit;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The commit that a working tree stands on, and where its repository is looked at, read from Git's files, because an agent
 * need not have a {@code git} command.
 */
public final class GitCommit {
    private static final Pattern HASH = Pattern.compile("[0-9a-f]{40}|[0-9a-f]{64}");

    private GitCommit() {}

    /** The checked-out commit; empty outside a working tree and before the first commit. */
    public static Optional<Commit> of(Path folder) {
        try {
            for (Path at = folder.toAbsolutePath(); at != null; at = at.getParent()) {
                Path git = at.resolve(".git");
                if (Files.isDirectory(git)) {
                    return commit(git);
                }
                if (Files.isRegularFile(git)) { // a linked working tree or a submodule
                    String text = Files.readString(git).strip();
                    return text.startsWith("gitdir:")
                            ? commit(at.resolve(text.substring(7).strip()))
                            : Optional.empty();
                }
            }
            return Optional.empty();
        } catch (IOException e) {
            throw new UncheckedIOException("The Git commit of " + folder + " cannot be read", e);
        }
    }

    private static Optional<Commit> commit(Path git) throws IOException {
        Path common = git;
        if (Files.isRegularFile(git.resolve("commondir"))) {
            common = git.resolve(Files.readString(git.resolve("commondir")).strip());
        }
        Optional<String> hash = head(git, common);
        return hash.isEmpty()
                ? Optional.empty()
                : Optional.of(new Commit(hash.get(), GitRemote.of(common).orElse(null)));
    }

    private static Optional<String> head(Path git, Path common) throws IOException {
        Path file = git.resolve("HEAD");
        if (!Files.isRegularFile(file)) {
            return Optional.empty();
        }
        String head = Files.readString(file).strip();
        if (!head.startsWith("ref:")) {
            return hash(head);
        }
        String ref = head.substring(4).strip();
        for (Path place : new Path[] {git, common}) {
            if (Files.isRegularFile(place.resolve(ref))) {
                return hash(Files.readString(place.resolve(ref)).strip());
            }
        }
        Path packed = common.resolve("packed-refs");
        if (!Files.isRegularFile(packed)) {
            return Optional.empty();
        }
        try (var lines = Files.lines(packed)) {
            return lines.filter(line -> line.endsWith(" " + ref))
                    .findFirst()
                    .flatMap(line -> hash(line.substring(0, line.indexOf(' '))));
        }
    }

    private static Optional<String> hash(String text) {
        return HASH.matcher(text).matches() ? Optional.of(text) : Optional.empty();
    }
}
