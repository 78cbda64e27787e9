package io.jenkins.plugins.mlstages.engine.record;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RunHistoryTest {
    @TempDir
    Path folder;

    private Path file;
    private RunHistory history;

    @BeforeEach
    void open() {
        file = folder.resolve("history.jsonl");
        history = new RunHistory(file);
    }

    private static HistoryLine line(int run, String model, double auc) {
        RunSummary summary =
                new RunSummary(model, 2, 1, 0, new VerdictCounts(1, 0, 0), true, true, false, 0.25, 1, null, null);
        return new HistoryLine(
                run,
                Instant.parse("2026-11-01T10:00:00Z"),
                "UNSTABLE",
                "c0ffee",
                "https://example.org/team/model",
                12L,
                summary,
                Map.of("auc", List.of(auc, auc - 0.1, auc + 0.1)),
                null);
    }

    @Test
    void linesAreReadBackEqualNewestRunFirst() throws Exception {
        history.append(List.of(line(1, "a", 0.7), line(1, "b", 0.6)));
        history.append(List.of(line(2, "a", 0.8)));

        assertThat(new RunHistory(file).read())
                .isEqualTo(
                        new RunHistory.Contents(List.of(line(2, "a", 0.8), line(1, "a", 0.7), line(1, "b", 0.6)), 0));
    }

    @Test
    void aLaterLineReplacesAnEarlierOneOfTheSameRunAndModel() throws Exception {
        history.append(List.of(line(1, "a", 0.7)));
        history.append(List.of(line(1, "a", 0.9)));

        assertThat(history.read().lines()).containsExactly(line(1, "a", 0.9));
    }

    @Test
    void whatIsReadIsNewAfterEachChange() throws Exception {
        RunHistory other = new RunHistory(file);
        assertThat(history.read().lines()).isEmpty();
        other.append(List.of(line(1, "a", 0.7)));
        assertThat(history.read().lines()).hasSize(1);
        other.append(List.of(line(2, "a", 0.7)));
        assertThat(history.read().lines()).hasSize(2);
    }

    @Test
    void theNewestLinesAndThoseOfARunAreFoundOnceForEachStateOfTheFile() throws Exception {
        assertThat(history.newest()).isEmpty();
        assertThat(history.of(1)).isEmpty();
        history.append(List.of(line(1, "a", 0.7), line(1, "b", 0.6), line(2, "a", 0.8)));

        List<HistoryLine> newest = history.newest();
        assertThat(newest).containsExactly(line(2, "a", 0.8), line(1, "b", 0.6));
        assertThat(history.of(1)).containsExactly(line(1, "a", 0.7), line(1, "b", 0.6));
        assertThat(history.newest()).isSameAs(newest);
        assertThat(history.read()).isSameAs(history.read());

        new RunHistory(file).append(List.of(line(3, "b", 0.9)));
        assertThat(history.newest()).containsExactly(line(3, "b", 0.9), line(2, "a", 0.8));
        assertThat(history.of(3)).containsExactly(line(3, "b", 0.9));
    }

    @Test
    void aLineThatACrashCutOffHarmsNoOther() throws Exception {
        history.append(List.of(line(1, "a", 0.7)));
        Files.writeString(file, "{\"schema\":1,\"run\":2,\"summ", StandardOpenOption.APPEND);
        history.append(List.of(line(3, "a", 0.8)));

        RunHistory.Contents contents = new RunHistory(file).read();
        assertThat(contents.lines()).containsExactly(line(3, "a", 0.8), line(1, "a", 0.7));
        assertThat(contents.damaged()).isEqualTo(1);
    }

    @Test
    void deletedRunsAreForgottenForGood() throws Exception {
        history.append(List.of(line(1, "a", 0.7), line(2, "a", 0.7), line(3, "a", 0.7)));
        history.remove(line -> line.run() == 2);

        assertThat(new RunHistory(file).read().lines())
                .extracting(HistoryLine::run)
                .containsExactly(3, 1);
        assertThat(Files.readString(file)).doesNotContain("\"run\":2");
    }

    @Test
    void aLostHistoryIsEmptyUntilItIsRebuilt() throws Exception {
        assertThat(history.exists()).isFalse();
        assertThat(history.read().lines()).isEmpty();
        history.mend();
        assertThat(history.exists()).isFalse();
        history.append(List.of(line(1, "a", 0.7)));
        assertThat(history.exists()).isTrue();
    }

    @Test
    void aHistoryThatNobodyWritesToIsNotRemembered() throws Exception {
        history.append(List.of(line(1, "a", 0.7)));
        history.remove(line -> {
            assertThat(RunHistory.LOCKS.knows(file)).as("while it is written").isTrue();
            return true;
        });
        assertThat(RunHistory.LOCKS.knows(file)).isFalse();
    }

    @Test
    void mendingLeavesOutWhatCannotBeReadAndKeepsTheRestInOrder() throws Exception {
        history.append(List.of(line(2, "a", 0.7), line(1, "a", 0.7)));
        Files.writeString(file, "no line\n", StandardOpenOption.APPEND);
        new RunHistory(file).append(List.of(line(3, "a", 0.7)));
        history.mend();

        assertThat(history.read().damaged()).isZero();
        assertThat(Files.readAllLines(file))
                .hasSize(3)
                .satisfies(lines -> assertThat(lines.get(0)).startsWith("{\"schema\":1,\"run\":1,"));
    }

    @Test
    void manyThreadsAppendAtOnceAndNoLineIsLost() throws Exception {
        var pool = Executors.newFixedThreadPool(8);
        pool.invokeAll(IntStream.rangeClosed(1, 200)
                .<Callable<Void>>mapToObj(run -> () -> {
                    new RunHistory(file).append(List.of(line(run, "a", 0.5)));
                    return null;
                })
                .toList());
        pool.shutdown();

        RunHistory.Contents contents = history.read();
        assertThat(contents.lines()).extracting(HistoryLine::run).hasSize(200).doesNotHaveDuplicates();
        assertThat(contents.damaged()).isZero();
    }
}
