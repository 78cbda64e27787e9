package io.jenkins.plugins.mlstages.cli;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.jenkins.plugins.mlstages.engine.io.InputException;
import io.jenkins.plugins.mlstages.engine.io.Json;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code ml-stages demo}: the electricity example from beginning to end, by the very commands that it prints. */
@Command(
        name = "demo",
        mixinStandardHelpOptions = true,
        description = "Train, validate, register and watch a model on real data, showing each command.")
final class DemoCommand implements Callable<Integer> {
    private static final List<String> EXAMPLE = List.of("Split.java", "Train.java", "electricity.csv.gz");

    @Option(
            names = "--dir",
            paramLabel = "DIR",
            defaultValue = "ml-stages-demo",
            description = "Folder to work in (default: ${DEFAULT-VALUE}); each call adds a run to its store.")
    private Path folder;

    @Option(names = "--serve", description = "Show the pages afterwards, until interrupted.")
    private boolean serve;

    @Option(names = "--port", defaultValue = "8080", description = "Port of the pages (default: ${DEFAULT-VALUE}).")
    private int port;

    @Option(
            names = "--json",
            description = "Print each command with its exit code and its record as JSON on standard output, and nothing else there.")
    private boolean json;

    @Spec
    private CommandSpec spec;

    private final ArrayNode steps = Json.mapper().createArrayNode();

    private PrintWriter out;

    @Override
    public Integer call() throws IOException, InterruptedException {
        out = json ? spec.commandLine().getErr() : spec.commandLine().getOut();
        unpack();
        say("The electricity market of New South Wales: will the price be above its average of the last 24 hours?");
        say("Rows 0 to 11,999 train, rows 12,000 to 14,999 validate; two windows of four weeks come later.");
        java("Split.java", "electricity.csv.gz", "data/train.csv", "0", "12000", "data/validate.csv", "12000", "15000",
                "data/after-validation.csv", "15000", "16344", "data/after-market-opening.csv", "25000", "26344");

        title("1. Judge the data before anything is trained on them");
        required("check-data", "--model", "price-up", "--name", "train", "--files", "data/train.csv", "--target", "class",
                "--expect", "rows >= 10000", "--expect", "range(nswprice) in [0, 1] : FAILURE", "--expect", "values(class) in {0, 1}");

        title("2. Train a logistic regression on them");
        required("train", "--model", "price-up", "--data", "train",
                "--params", "out/params.json", "--metrics", "out/metrics.json", "--history", "out/history.csv",
                "--artifacts", "out/model.json", "--", "java", "Train.java", "data/train.csv", "data/validate.csv", "out");

        title("3. Validate it on rows it has not seen");
        required("validate", "--model", "price-up", "--predictions", "out/predictions.csv", "--label", "label", "--score", "score",
                "--id", "row", "--gate", "auc >= 0.85 @ 95%", "--gate", "logLoss <= 0.5 : UNSTABLE");

        title("4. Register the version");
        required("register", "--model", "price-up", "--artifacts", "out/model.json", "--alias", "production");
        required("versions", "price-up");

        title("5. Watch the data: the four weeks right after validation");
        ran("drift", "--model", "price-up", "--reference", "price-up@production", "--current", "data/after-validation.csv");

        title("6. Watch the data: four weeks after the neighbouring market of Victoria opened");
        ran("drift", "--model", "price-up", "--reference", "price-up@production", "--current", "data/after-market-opening.csv");

        if (json) {
            ObjectNode demo = Json.mapper().createObjectNode().put("kind", "demo");
            demo.set("steps", steps);
            spec.commandLine().getOut().println(Json.prettyText(demo));
            spec.commandLine().getOut().flush();
        }
        say("");
        say("Everything is in " + folder + "; 'ml-stages serve' there shows it, as 'bin/demo --serve' does.");
        if (serve) {
            return own("serve", "--port", Integer.toString(port));
        }
        return ExitCode.FINE;
    }

    private void unpack() throws IOException {
        Files.createDirectories(folder);
        for (String file : EXAMPLE) {
            try (InputStream in = DemoCommand.class.getResourceAsStream("/examples/electricity/" + file)) {
                if (in == null) {
                    throw new InputException("The example's file " + file + " is not packed with this program; build it with Maven.");
                }
                Files.copy(in, folder.resolve(file), StandardCopyOption.REPLACE_EXISTING);
            }
        }
    }

    private void title(String text) {
        say("");
        say("== " + text);
    }

    private void say(String text) {
        out.println(text);
        out.flush();
    }

    private void java(String... arguments) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of(java()));
        command.addAll(Arrays.asList(arguments));
        must(command, process(command));
    }

    /** Runs one of our own commands that has to end well. */
    private void required(String... arguments) throws IOException, InterruptedException {
        must(List.of(arguments), ran(arguments));
    }

    /** Runs one of our own commands, as a process of its own in the demo's folder, and returns its exit code. */
    private int ran(String... arguments) throws IOException, InterruptedException {
        say("$ ml-stages " + Arrays.stream(arguments).map(DemoCommand::quoted).collect(Collectors.joining(" ")));
        return own(arguments);
    }

    private int own(String... arguments) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(
                List.of(java(), "-XX:TieredStopAtLevel=1", "-cp", classPath(), MlStages.class.getName()));
        command.add(arguments[0]);
        boolean recorded = json && !arguments[0].equals("serve");
        if (recorded) {
            command.add("--json");
        }
        command.addAll(Arrays.asList(arguments).subList(1, arguments.length));
        int exit = recorded ? recorded(command, arguments) : process(command);
        if (exit == ExitCode.BAD_INPUT) {
            must(List.of(arguments), exit);
        }
        return exit;
    }

    /** Where this program's classes are, absolute, since the commands run in another folder. */
    private static String classPath() {
        return Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator))
                .map(entry -> Path.of(entry).toAbsolutePath().toString())
                .collect(Collectors.joining(File.pathSeparator));
    }

    private int process(List<String> command) throws IOException, InterruptedException {
        ProcessBuilder process = new ProcessBuilder(command).directory(folder.toFile()).inheritIO();
        if (!json) {
            return process.start().waitFor();
        }
        Process started = process.redirectOutput(ProcessBuilder.Redirect.PIPE).start();
        started.getInputStream().transferTo(System.err);
        return started.waitFor();
    }

    /** Runs one of our own commands and keeps its record for the end. */
    private int recorded(List<String> command, String... arguments) throws IOException, InterruptedException {
        Process process = new ProcessBuilder(command)
                .directory(folder.toFile())
                .inheritIO()
                .redirectOutput(ProcessBuilder.Redirect.PIPE)
                .start();
        byte[] record = process.getInputStream().readAllBytes();
        int exit = process.waitFor();
        ObjectNode step = steps.addObject().put("command", String.join(" ", arguments)).put("exit", exit);
        if (record.length > 0) {
            step.set("record", Json.tree(record, "The result of " + arguments[0]));
        }
        return exit;
    }

    private static void must(List<String> command, int exit) {
        if (exit != ExitCode.FINE) {
            throw new InputException("The demo's command '" + String.join(" ", command) + "' ended with exit code " + exit + ".");
        }
    }

    private static String quoted(String argument) {
        return argument.matches("[\\w@%+=:,./-]+") ? argument : "'" + argument + "'";
    }

    private static String java() {
        return Path.of(System.getProperty("java.home"), "bin", "java").toString();
    }
}
