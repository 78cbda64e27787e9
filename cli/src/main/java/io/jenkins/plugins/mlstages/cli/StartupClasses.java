package io.jenkins.plugins.mlstages.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import picocli.CommandLine;

/**
 * Runs small examples of the commands in one process. The build does so once, and the JVM keeps the classes that were loaded
 * (class-data sharing), from which {@code bin/ml-stages} then starts. It is also a look at the packaged program: an example
 * that fails ends the build.
 */
final class StartupClasses {
    /** So many rows that numbers are counted on the grid, as those of large data are. */
    private static final int ROWS = 110_000;

    private static final String GATE = "--gate=auc >= 0.1 @ 95%";

    private StartupClasses() {}

    public static void main(String[] arguments) throws IOException {
        Path folder = Files.createTempDirectory("ml-stages");
        try {
            for (List<String> example : examples(folder)) {
                run(example);
            }
        } finally {
            try (Stream<Path> paths = Files.walk(folder)) {
                for (Path path : paths.sorted(Comparator.reverseOrder()).toList()) {
                    Files.delete(path);
                }
            }
        }
    }

    private static List<List<String>> examples(Path folder) throws IOException {
        String data = Files.writeString(folder.resolve("data.csv"), rows(0)).toString();
        String later = Files.writeString(folder.resolve("later.csv"), rows(1)).toString();
        String profile = folder.resolve("profile.json").toString();
        String store = "--store=" + folder.resolve("store");
        return List.of(
                List.of("check-data", "--files", data, "--model", "m", "--expect", "rows >= 10", store),
                List.of("evaluate", "--predictions", data, "--label", "label", "--score", "score"),
                List.of("evaluate", "--predictions", data, "--label", "label", "--score", "score", "--json"),
                List.of("validate", "--model", "m", "--predictions", data, "--label=label", "--score=score", GATE, store),
                List.of("register", "--model", "m", "--artifacts", later, "--alias", "production", store),
                List.of("profile", data, "-o", profile),
                List.of("drift", "--reference-data", profile, "--current", later),
                List.of("drift", "--reference-data", data, "--current", later, "--model", "m", "--json", store),
                List.of("models", store),
                List.of("show", "m@production", store),
                List.of("versions", "m", "--as-of", "2026-01-01", store),
                List.of("lineage", "m@production", store),
                List.of("audit", "m", "--verify", store),
                List.of("report", "--model", "m", "-o", folder.resolve("report.html").toString(), store));
    }

    private static String rows(int shift) {
        return IntStream.range(0, ROWS)
                .mapToObj(row -> (row % 7 == 0 ? 1 : 0) + "," + (row + 0.5) / ROWS + "," + (row * 37 % 1000 + shift) / 10.0
                        + ",name" + row % 12)
                .collect(Collectors.joining("\n", "label,score,number,name\n", "\n"));
    }

    private static void run(List<String> example) {
        String[] arguments = example.toArray(String[]::new);
        CommandLine command = MlStages.commandLine(arguments).setOut(new PrintWriter(Writer.nullWriter()));
        int exit = command.execute(arguments);
        if (exit == ExitCode.BAD_INPUT) {
            throw new IllegalStateException("ml-stages " + String.join(" ", example) + " ended with " + exit);
        }
    }
}
