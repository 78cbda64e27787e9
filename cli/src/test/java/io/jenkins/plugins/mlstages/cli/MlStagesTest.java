package io.jenkins.plugins.mlstages.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;

class MlStagesTest {
    @Test
    void aNamedCommandIsLookedAtAlone() {
        String[] models = {"models", "--json"};

        assertThat(MlStages.commandLine(models).getSubcommands()).containsOnlyKeys("models");
        assertThat(MlStages.commandLine(models).parseArgs(models).subcommand().commandSpec().qualifiedName())
                .isEqualTo("ml-stages models");
    }

    @Test
    void helpAndMistakesKnowAllCommands() {
        int all = MlStages.commandLine().getSubcommands().size();

        assertThat(all).isGreaterThan(25);
        for (String first : new String[] {"--help", "mdels", ""}) {
            assertThat(MlStages.commandLine(new String[] {first}).getSubcommands()).as(first).hasSize(all);
        }
    }

    @Test
    void aDefectIsNoVerdictAndShowsItsTrace() {
        StringWriter err = new StringWriter();
        CommandLine all = MlStages.commandLine();
        all.addSubcommand("broken", CommandLine.Model.CommandSpec.wrapWithoutInspection((Callable<Integer>) () -> {
            throw new IllegalStateException("of ours");
        }));
        all.setErr(new PrintWriter(err));

        assertThat(all.execute("broken")).isEqualTo(ExitCode.DEFECT);
        assertThat(err.toString())
                .startsWith("ml-stages: This is a defect of ML Stages; please report it with these lines:")
                .contains("IllegalStateException: of ours", "\tat ");
    }

    @Test
    void everyCommandHasAName() {
        for (CommandLine command : MlStages.commandLine().getSubcommands().values()) {
            assertThat(command.getCommandName()).doesNotContain("<");
        }
    }
}
