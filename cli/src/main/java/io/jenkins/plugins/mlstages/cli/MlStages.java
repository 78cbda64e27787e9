package io.jenkins.plugins.mlstages.cli;

import io.jenkins.plugins.mlstages.cli.registry.RegistryCommands;
import io.jenkins.plugins.mlstages.cli.serve.ReportCommand;
import io.jenkins.plugins.mlstages.cli.serve.Serve;
import io.jenkins.plugins.mlstages.engine.io.InputException;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.NoSuchFileException;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Spec;

/** The command {@code ml-stages}. */
@Command(
        name = "ml-stages",
        mixinStandardHelpOptions = true,
        versionProvider = MlStages.Version.class,
        synopsisSubcommandLabel = "COMMAND",
        description = "Machine-learning stages for CI/CD: train, validate, register, watch for drift.",
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {
            "0:everything is fine",
            "1:a gate failed or was undecided, or drift was detected",
            "2:bad usage or input; one sentence on standard error says what",
            "3:a defect of ML Stages itself, with its trace on standard error"
        })
public final class MlStages implements Callable<Integer> {
    /** In the order in which help shows them; those of the registry follow. */
    private static final List<Class<?>> COMMANDS = List.of(
            DemoCommand.class,
            CheckDataCommand.class,
            TrainCommand.class,
            EvaluateCommand.class,
            ValidateCommand.class,
            ReplayCommand.class,
            DriftCommand.class,
            ProfileCommand.class,
            MergeCommand.class,
            ReportCommand.class,
            Serve.class);

    @Spec
    private CommandLine.Model.CommandSpec spec;

    private MlStages() {}

    public static void main(String[] arguments) {
        Progress progress = Progress.onTerminal();
        int exit;
        try {
            exit = commandLine(arguments).execute(arguments);
        } catch (RuntimeException | Error e) { // of picocli itself, or no memory
            exit = defect(e, new PrintWriter(System.err, true));
        }
        if (progress != null) {
            progress.close();
        }
        System.exit(exit);
    }

    /** The parser with all commands and the mapping of errors to exit codes; tests call it with their own streams. */
    public static CommandLine commandLine() {
        return commandLine(new String[0]);
    }

    /**
     * As {@link #commandLine()}, but when the first argument is a command's name, with that command alone: to look at all of
     * them takes longer than most of them run.
     */
    static CommandLine commandLine(String[] given) {
        List<Class<?>> commands = Stream.concat(COMMANDS.stream(), RegistryCommands.all().stream())
                .toList();
        List<Class<?>> named = commands.stream()
                .filter(command -> given.length > 0
                        && command.getAnnotation(Command.class).name().equals(given[0]))
                .toList();
        CommandLine all = new CommandLine(new MlStages());
        (named.isEmpty() ? commands : named).forEach(all::addSubcommand);
        return all.setCaseInsensitiveEnumValuesAllowed(true)
                .setParameterExceptionHandler((e, arguments) -> {
                    PrintWriter err = e.getCommandLine().getErr();
                    err.println("ml-stages: " + e.getMessage());
                    err.println("See '" + e.getCommandLine().getCommandSpec().qualifiedName() + " --help'.");
                    return ExitCode.BAD_INPUT;
                })
                .setExecutionExceptionHandler((e, command, parsed) -> {
                    String sentence = sentence(e);
                    if (sentence == null) {
                        return defect(e, command.getErr());
                    }
                    command.getErr().println("ml-stages: " + sentence);
                    return ExitCode.BAD_INPUT;
                });
    }

    private static int defect(Throwable defect, PrintWriter err) {
        err.println("ml-stages: This is a defect of ML Stages; please report it with these lines:");
        defect.printStackTrace(err);
        err.flush();
        return ExitCode.DEFECT;
    }

    @Override
    public Integer call() {
        spec.commandLine().usage(spec.commandLine().getErr());
        return ExitCode.BAD_INPUT;
    }

    /** One sentence for what a user can mend; {@code null} for anything else, which is a defect of ours. */
    private static String sentence(Exception e) {
        if (e instanceof InputException) {
            return e.getMessage();
        }
        if (e instanceof UncheckedIOException unchecked) {
            return sentence(unchecked.getCause());
        }
        if (e instanceof NoSuchFileException missing) {
            return missing.getFile() + " does not exist.";
        }
        if (e instanceof AccessDeniedException denied) {
            return denied.getFile() + " may not be read or written by this user.";
        }
        if (e instanceof IOException && e.getMessage() != null) {
            return e.getMessage().endsWith(".") ? e.getMessage() : e.getMessage() + ".";
        }
        return null;
    }

    static final class Version implements CommandLine.IVersionProvider {
        @Override
        public String[] getVersion() {
            String version = MlStages.class.getPackage().getImplementationVersion();
            return new String[] {"ml-stages " + (version == null ? "(not packaged)" : version)};
        }
    }
}
