package io.jenkins.plugins.mlstages.engine.training;

import io.jenkins.plugins.mlstages.engine.io.InputException;
import io.jenkins.plugins.mlstages.engine.io.Sha256;
import io.jenkins.plugins.mlstages.engine.record.FileRef;
import io.jenkins.plugins.mlstages.engine.tracking.MetricPoint;
import io.jenkins.plugins.mlstages.engine.tracking.RunResults;
import java.io.IOException;
import java.nio.charset.MalformedInputException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/** One run in a folder {@code mlruns}. */
record MlrunsRun(Path folder, String shown, Map<?, ?> meta) {
    private static final int MAX_ENTRIES = 10_000;
    static final long MAX_TEXT = 100_000;
    private static final int MAX_POINTS = 2_000_000;
    private static final String NAME_TAG = "mlflow.runName";

    RunResults results() throws IOException {
        Map<String, List<MetricPoint>> histories = new TreeMap<>();
        int points = 0;
        for (Map.Entry<String, Path> metric : files("metrics").entrySet()) {
            List<MetricPoint> history = points(metric.getValue(), metric.getKey());
            points += history.size();
            if (points > MAX_POINTS) {
                throw new InputException("metrics: " + shown + " has more than " + MAX_POINTS + " values of metrics.");
            }
            if (!history.isEmpty()) {
                histories.put(metric.getKey(), history);
            }
        }
        Map<String, String> tags = texts("tags");
        if (meta.get("run_name") instanceof String name && !name.isEmpty()) {
            tags.put(NAME_TAG, name);
        }
        return RunResults.of(texts("params"), histories, tags);
    }

    /** The artifacts under the paths that they have in the workspace. */
    List<FileRef> artifacts(Path workspace) throws IOException {
        List<FileRef> artifacts = new ArrayList<>();
        for (Path file : files("artifacts").values()) {
            String path = workspace.relativize(file).toString().replace('\\', '/');
            artifacts.add(new FileRef(path, Files.size(file), Sha256.of(file)));
        }
        return artifacts;
    }

    private Map<String, String> texts(String kind) throws IOException {
        Map<String, String> texts = new TreeMap<>();
        for (Map.Entry<String, Path> entry : files(kind).entrySet()) {
            if (Files.size(entry.getValue()) > MAX_TEXT) {
                throw new InputException("metrics: " + shown + ": " + kind + "/" + entry.getKey() + " has more than "
                        + MAX_TEXT + " bytes.");
            }
            try {
                texts.put(entry.getKey(), Files.readString(entry.getValue()));
            } catch (MalformedInputException e) {
                throw new InputException("metrics: " + shown + ": " + kind + "/" + entry.getKey() + " is not text.", e);
            }
        }
        return texts;
    }

    /** Each line is {@code timestamp value step}; before MLflow 1.0 there was no step. */
    private List<MetricPoint> points(Path file, String name) throws IOException {
        List<MetricPoint> points = new ArrayList<>();
        try (Stream<String> lines = Files.lines(file)) {
            for (String line : (Iterable<String>) lines::iterator) {
                String[] parts = line.strip().split(" ");
                try {
                    if (parts.length == 2 || parts.length == 3) {
                        points.add(new MetricPoint(
                                number(parts[1]),
                                Long.parseLong(parts[0]),
                                parts.length == 3 ? Long.parseLong(parts[2]) : 0));
                        continue;
                    }
                } catch (NumberFormatException e) {
                    // told below
                }
                if (!line.isBlank()) {
                    throw new InputException("metrics: " + shown + ": metrics/" + name + ", line " + (points.size() + 1)
                            + ": 'time value step' was expected.");
                }
            }
        } catch (java.io.UncheckedIOException e) {
            throw new InputException("metrics: " + shown + ": metrics/" + name + " is not text.", e);
        }
        return points;
    }

    /** Python writes {@code nan} and {@code inf}. */
    private static double number(String text) {
        return switch (text) {
            case "nan" -> Double.NaN;
            case "inf" -> Double.POSITIVE_INFINITY;
            case "-inf" -> Double.NEGATIVE_INFINITY;
            default -> Double.parseDouble(text);
        };
    }

    /** All files below, by path: names of metrics may have slashes. Links are not followed. */
    private Map<String, Path> files(String kind) throws IOException {
        Map<String, Path> files = new TreeMap<>();
        Path root = folder.resolve(kind);
        if (!Files.isDirectory(root, LinkOption.NOFOLLOW_LINKS)) {
            return files;
        }
        try (Stream<Path> walk = Files.walk(root)) {
            for (Path file : (Iterable<Path>) walk::iterator) {
                if (Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)) {
                    if (files.size() == MAX_ENTRIES) {
                        throw new InputException(
                                "metrics: " + shown + " has more than " + MAX_ENTRIES + " files in '" + kind + "'.");
                    }
                    files.put(root.relativize(file).toString().replace('\\', '/'), file);
                }
            }
        }
        return files;
    }
}
