package io.jenkins.plugins.mlstages.cli.serve;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.mlstages.cli.LocalStore;
import io.jenkins.plugins.mlstages.engine.record.HistoryLine;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StoreHistoryTest {
    @TempDir
    Path folder;

    @Test
    void recordsAreReadOnceAndThenOnlyThoseOfRunsThatChanged() throws Exception {
        new SampleStore(folder).write();
        LocalStore store = new LocalStore(folder);
        StoreHistory history = new StoreHistory(store, Duration.ZERO);

        List<HistoryLine> lines = history.lines();
        assertThat(lines).hasSize(19);
        assertThat(history.loads()).isEqualTo(19);
        assertThat(history.lines()).isEqualTo(lines);
        assertThat(new StoreHistory(store, Duration.ZERO).lines()).isEqualTo(lines);
        assertThat(history.loads()).isEqualTo(19);

        LocalStore.Run first = store.run(1);
        first.records().add(SampleEvaluations.named(first.origin(), "late"));
        assertThat(history.lines().stream().filter(line -> line.run() == 1).findFirst().orElseThrow().metrics()).containsKey("late");
        assertThat(history.loads()).isEqualTo(20);
    }

    @Test
    void deletedRunsGoAndALostFileIsMadeAgain() throws Exception {
        new SampleStore(folder).write();
        LocalStore store = new LocalStore(folder);
        List<HistoryLine> before = new StoreHistory(store, Duration.ZERO).lines();

        delete(folder.resolve("runs/3"));
        assertThat(new StoreHistory(store, Duration.ZERO).lines()).hasSize(before.size() - 1).noneMatch(line -> line.run() == 3);

        Files.delete(store.history());
        assertThat(new StoreHistory(store, Duration.ZERO).lines()).isEqualTo(before.stream().filter(line -> line.run() != 3).toList());
    }

    private static void delete(Path tree) throws Exception {
        try (Stream<Path> files = Files.walk(tree)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }
}
