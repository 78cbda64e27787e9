package io.jenkins.plugins.mlstages.cli;

import static org.assertj.core.api.Assertions.assertThat;

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
    void everyCommandHasAName() {
        for (CommandLine command : MlStages.commandLine().getSubcommands().values()) {
            assertThat(command.getCommandName()).doesNotContain("<");
        }
    }
}
