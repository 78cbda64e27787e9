package io.jenkins.plugins.mlstages.engine.data;

import io.jenkins.plugins.mlstages.engine.io.InputException;
import java.io.File;
import java.io.IOException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.nio.file.PathMatcher;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.PatternSyntaxException;
import java.util.stream.Stream;

/** Finds and fingerprints the files of a dataset. */
public final class DataFiles {
    private static final String WILDCARDS = "*?[{";

    private DataFiles() {}

    /**
     * All files that one of the patterns names, each once, in the order of their names.
     *
     * @param base folder that relative patterns start from
     * @param patterns file names or globs: {@code *} and {@code ?} within a name, {@code **}{@code /} for any number of
     *     folders (also none), {@code {a,b}} and {@code [a-c]}; absolute patterns are allowed
     * @throws InputException when a pattern matches no file, or is malformed
     */
    public static List<DataFile> find(Path base, List<String> patterns) throws IOException {
        Map<String, DataFile> found = new TreeMap<>();
        for (String pattern : patterns) {
            int before = found.size();
            List<DataFile> files = matches(base, pattern);
            files.forEach(f -> found.put(f.name(), f));
            if (files.isEmpty() && found.size() == before) {
                throw new InputException("No file matches '" + pattern + "' in the folder " + base + ".");
            }
        }
        if (found.isEmpty()) {
            throw new InputException("No input file is given: name at least one file or pattern such as data/*.csv.");
        }
        return List.copyOf(found.values());
    }

    /** Whether at least one file matches. */
    public static boolean exist(Path base, String pattern) throws IOException {
        return !matches(base, pattern).isEmpty();
    }

    /** {@link FileFingerprint} of each file, in the given order; reads every byte once. */
    public static List<FileFingerprint> fingerprints(List<DataFile> files, int threads) throws IOException {
        return Workers.inOrder(files, threads, Fingerprinting::of);
    }

    private static List<DataFile> matches(Path base, String pattern) throws IOException {
        String normal = pattern.strip().replace(File.separatorChar, '/');
        if (normal.isEmpty()) {
            throw new InputException("An input pattern is empty: name a file or a pattern such as data/*.csv.");
        }
        try {
            int wildcard = firstWildcard(normal);
            if (wildcard < 0 || Files.exists(base.resolve(normal))) {
                Path file = base.resolve(normal);
                if (Files.isDirectory(file)) {
                    throw new InputException(
                            "'" + pattern + "' is a folder: name its files, such as " + pattern + "/*.csv.");
                }
                return Files.isRegularFile(file) ? List.of(new DataFile(name(base, file), file)) : List.of();
            }
            int slash = normal.lastIndexOf('/', wildcard);
            Path folder = base.resolve(normal.substring(0, slash + 1));
            return walk(base, folder, normal.substring(slash + 1));
        } catch (InvalidPathException | PatternSyntaxException e) {
            throw new InputException(
                    "The input pattern '" + pattern + "' is malformed: "
                            + e.getMessage().lines().findFirst().orElse("no reason known") + ".",
                    e);
        }
    }

    private static List<DataFile> walk(Path base, Path folder, String glob) throws IOException {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        // "**/" also stands for no folder at all, as in Ant's patterns, which Jenkins users know
        PathMatcher matcher = FileSystems.getDefault().getPathMatcher("glob:" + glob.replace("**/", "{**/,}"));
        int depth = glob.contains("**")
                ? Integer.MAX_VALUE
                : (int) glob.chars().filter(c -> c == '/').count() + 1;
        List<DataFile> found = new ArrayList<>();
        Path start =
                folder.toRealPath(); // the folder that was named may itself be a link; links below it are not followed
        try (Stream<Path> paths = Files.walk(start, depth)) {
            paths.filter(Files::isRegularFile)
                    .map(p -> start.relativize(p))
                    .filter(matcher::matches)
                    .map(folder::resolve)
                    .forEach(p -> found.add(new DataFile(name(base, p), p)));
        }
        return found;
    }

    private static int firstWildcard(String pattern) {
        for (int i = 0; i < pattern.length(); i++) {
            if (WILDCARDS.indexOf(pattern.charAt(i)) >= 0) {
                return i;
            }
        }
        return -1;
    }

    private static String name(Path base, Path file) {
        Path folder = base.toAbsolutePath().normalize();
        Path absolute = file.toAbsolutePath().normalize();
        Path shown = absolute.startsWith(folder) ? folder.relativize(absolute) : absolute;
        return shown.toString().replace(File.separatorChar, '/');
    }
}
