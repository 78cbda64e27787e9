package io.jenkins.plugins.mlstages.cli;

import picocli.CommandLine;
import picocli.CommandLine.Command;

/** The command {@code ml-stages}. */
@Command(name = "ml-stages", mixinStandardHelpOptions = true, description = "Machine-learning stages for CI/CD.")
public final class MlStages {
    private MlStages() {}

    public static void main(String[] arguments) {
        System.exit(new CommandLine(new MlStages()).execute(arguments));
    }
}
