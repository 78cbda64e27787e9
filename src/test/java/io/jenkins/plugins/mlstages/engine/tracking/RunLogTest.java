package io.jenkins.plugins.mlstages.engine.tracking;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.jenkins.plugins.mlstages.engine.io.InputException;
import io.jenkins.plugins.mlstages.engine.record.LearningCurves;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RunLogTest {
    @TempDir
    Path folder;

    private RunLog create(String id) throws IOException {
        return new TrackedRuns(folder).create(id, new RunChange.Started("e", "first", "me", 1_000, Map.of("k", "v")));
    }

    private static RunChange metric(String key, double value, long time, long step) {
        return RunChange.Metric.of(key, new MetricPoint(value, time, step));
    }

    @Test
    void theLogIsReplayedWhereverItIsOpenedAgain() throws IOException {
        RunLog log = create("r1");
        log.append(List.of(
                metric("m", 1, 10, 0),
                metric("m", Double.NaN, 20, 2),
                metric("m", 3, 15, 1),
                new RunChange.Param("p", "1")));
        log.append(List.of(
                new RunChange.Status(RunStatus.FINISHED, 2_000L),
                new RunChange.TagRemoved("k"),
                new RunChange.Named("second")));

        RunState state = new TrackedRuns(folder).find("r1").orElseThrow().state();
        assertThat(state).isEqualTo(log.state());
        assertThat(state.metrics().get("m").value()).isNaN();
        assertThat(state.name()).isEqualTo("second");
        assertThat(state.tags()).isEmpty();
        assertThat(state.end()).isEqualTo(2_000);
        assertThat(log.history("m")).extracting(MetricPoint::step).containsExactly(0L, 2L, 1L);
    }

    @Test
    void theReleasedFormIsRead() throws IOException {
        Path run = Files.createDirectories(folder.resolve("r1"));
        try (InputStream in = RunLogTest.class.getResourceAsStream("run-log-1.jsonl")) {
            Files.copy(in, run.resolve(RunLog.FILE));
        }
        RunLog log = new TrackedRuns(folder).find("r1").orElseThrow();
        RunState state = log.state();
        assertThat(state.experiment()).isEqualTo("421");
        assertThat(state.params()).containsExactly(Map.entry("depth", "7"));
        assertThat(state.metrics()).containsEntry("auc", new MetricPoint(0.75, 2_000, 1));
        assertThat(log.history("loss")).extracting(MetricPoint::value).containsExactly(Double.POSITIVE_INFINITY);
        assertThat(state.tags()).containsOnlyKeys("team");
        assertThat(state.datasets()).extracting(DatasetUse::name).containsExactly("train");
        assertThat(state.models()).extracting(LoggedModel::path).containsExactly("model");
        assertThat(state.status()).isEqualTo(RunStatus.FINISHED);
        assertThat(state.deleted()).isTrue();
        assertThat(state.untouched()).isFalse();
    }

    @Test
    void aLineThatWasCutOffIsDroppedAndWrittenOver() throws IOException {
        RunLog log = create("r1");
        log.append(List.of(metric("m", 1, 1, 0)));
        Files.writeString(
                folder.resolve("r1").resolve(RunLog.FILE),
                "{\"kind\":\"metric\",\"key\":\"a very long name that is cut",
                StandardOpenOption.APPEND);

        RunLog again = new TrackedRuns(folder).find("r1").orElseThrow();
        again.append(List.of(metric("m", 2, 2, 1)));
        assertThat(again.history("m")).extracting(MetricPoint::value).containsExactly(1.0, 2.0);
        assertThat(new TrackedRuns(folder).find("r1").orElseThrow().history("m"))
                .hasSize(2);
    }

    @Test
    void whatIsDamagedIsSaid() throws IOException {
        RunLog log = create("r1");
        Files.writeString(folder.resolve("r1").resolve(RunLog.FILE), "nonsense\n", StandardOpenOption.APPEND);
        assertThatThrownBy(log::state)
                .isInstanceOf(IOException.class)
                .hasMessageContaining("The log of run r1 is damaged");
    }

    @Test
    void aRefusedChangeLeavesNothing() throws IOException {
        RunLog log = create("r1");
        log.append(List.of(new RunChange.Param("p", "1")));
        assertThatThrownBy(() -> log.append(List.of(metric("m", 1, 1, 0), new RunChange.Param("p", "2"))))
                .isInstanceOf(InputException.class)
                .hasMessageContaining("Param with key='p' was already logged with value='1'");
        assertThat(log.state().metrics()).isEmpty();
        assertThatThrownBy(() -> log.append(List.of(new RunChange.Param("q", "1"), new RunChange.Param("q", "2"))))
                .isInstanceOf(InputException.class);
    }

    @Test
    void otherProcessesAppendsAreSeen() throws IOException {
        RunLog here = create("r1");
        RunLog there = new TrackedRuns(folder).find("r1").orElseThrow();
        there.append(List.of(metric("m", 1, 1, 0)));
        here.append(List.of(metric("m", 2, 2, 0)));
        assertThat(there.history("m")).extracting(MetricPoint::value).containsExactly(1.0, 2.0);
    }

    @Test
    void theValueOfTheLargestStepStandsForAMetric() throws IOException {
        RunLog log = create("r1");
        log.append(List.of(
                metric("m", 9, 99, 1),
                metric("m", 5, 10, 2),
                metric("m", 4, 20, 2),
                metric("m", 6, 20, 2),
                metric("m", 1, 1, 0)));
        assertThat(log.state().metrics()).containsEntry("m", new MetricPoint(6, 20, 2));
    }

    @ParameterizedTest
    @CsvSource({
        "7,7,java.lang.Long",
        "-12,-12,java.lang.Long",
        "007,007,java.lang.String",
        "0.05,0.05,java.lang.Double",
        "1e-05,1.0E-5,java.lang.Double",
        "1.10,1.10,java.lang.String",
        "2.0,2.0,java.lang.Double",
        "True,true,java.lang.Boolean",
        "None,None,java.lang.String",
        "1e999,1e999,java.lang.String",
        "-0,-0,java.lang.String",
        "nan,nan,java.lang.String",
        "12345678901234567890,12345678901234567890,java.lang.String",
        "0.1234567890123456789,0.1234567890123456789,java.lang.String"
    })
    void aParametersTextBecomesANumberOnlyIfNothingIsLost(String text, String shown, Class<?> type) {
        assertThat(RunResults.value(text)).isInstanceOf(type).hasToString(shown);
    }

    @Test
    void curvesAreOverStepsOrTheOrderOfValues() throws IOException {
        RunLog log = create("r1");
        log.append(List.of(
                metric("counted", 7, 1, 0),
                metric("counted", 8, 2, 10),
                metric("counted", 9, 3, 10),
                metric("uncounted", 1, 1, 0),
                metric("uncounted", 2, 2, 0),
                metric("once", 1, 1, 0)));
        RunResults results = RunResults.of(log);
        assertThat(results.curves().steps()).containsExactly(0.0, 1.0, 10.0);
        assertThat(results.curves().series()).containsOnlyKeys("counted", "uncounted");
        assertThat(results.curves().series().get("counted")).containsExactly(7.0, null, 9.0);
        assertThat(results.curves().series().get("uncounted")).containsExactly(1.0, 2.0, null);
        assertThat(results.metrics()).containsOnlyKeys("counted", "uncounted", "once");
    }

    @Test
    void longCurvesAreThinnedEvenlyWithBothEndsKept() throws IOException {
        RunLog log = create("r1");
        List<RunChange> changes = new ArrayList<>();
        for (int i = 0; i < 5_000; i++) {
            changes.add(metric("m", i, i, i));
        }
        log.append(changes);
        LearningCurves curves = RunResults.of(log).curves();
        assertThat(curves.steps())
                .hasSize(LearningCurves.MAX_STEPS)
                .startsWith(0.0, 2.0, 5.0)
                .endsWith(4_999.0);
        assertThat(curves.series().get("m")).isEqualTo(curves.steps());
    }
}
