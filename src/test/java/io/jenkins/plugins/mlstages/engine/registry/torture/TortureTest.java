package io.jenkins.plugins.mlstages.engine.registry.torture;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The short forms of {@link Torture}. */
class TortureTest {
    @TempDir
    Path folder;

    private final Acknowledged acknowledged = new Acknowledged();

    private Path root() throws Exception {
        return Files.createDirectories(folder.resolve("models"));
    }

    @Test
    void whatManyThreadsAndProcessesWereToldIsThereWithoutGaps() throws Exception {
        assertThat(new Processes(root(), acknowledged).together(2, 8, 12)).isEmpty();

        assertThat(acknowledged.size()).isGreaterThan(150);
        assertThat(acknowledged.check(root())).isEmpty();
    }

    @Test
    void whatAKilledProcessWasToldIsThereAndTheRegistryOpens() throws Exception {
        Processes processes = new Processes(root(), acknowledged);
        for (int i = 1; i <= 3; i++) {
            processes.kill(i, 100);
            assertThat(acknowledged.check(root())).isEmpty();
        }
        assertThat(acknowledged.size()).isGreaterThan(3);
    }

    @Test
    void aFolderThatVanishesIsAnErrorAndNothingIsLostWhenItIsBack() throws Exception {
        assertThat(Faults.vanished(root())).isEmpty();
    }
}
