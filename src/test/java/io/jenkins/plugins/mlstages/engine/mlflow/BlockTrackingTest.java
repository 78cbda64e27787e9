package io.jenkins.plugins.mlstages.engine.mlflow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.jenkins.plugins.mlstages.engine.record.RunRef;
import io.jenkins.plugins.mlstages.engine.tracking.RunChange;
import io.jenkins.plugins.mlstages.engine.tracking.RunState;
import io.jenkins.plugins.mlstages.engine.tracking.RunStatus;
import io.jenkins.plugins.mlstages.engine.tracking.TrackedRuns;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BlockTrackingTest {
    private static final RunRef BUILD = new RunRef("team/train", 7);

    @TempDir
    Path folder;

    private static RunChange.Started run(String name, Map<String, String> tags) {
        return new RunChange.Started("0", name, "me", 1, tags);
    }

    @Test
    void theFirstRunThatCodeOpensIsTheOneThatIsRecorded() throws IOException {
        BlockTracking block = BlockTracking.open(BUILD, new TrackedRuns(folder), "price-up", "me");
        assertThat(block.isUsed()).isFalse();
        LiveRun first = block.create(run("mine", Map.of("k", "v")));
        LiveRun second = block.create(run("other", Map.of()));

        assertThat(first.log().id()).isEqualTo(block.primary().id());
        assertThat(first.state().name()).isEqualTo("mine");
        assertThat(first.state().tags()).containsEntry("k", "v");
        assertThat(second.log().id()).isNotEqualTo(block.primary().id());
        assertThat(block.isUsed()).isTrue();
        assertThat(block.others()).isEqualTo(1);
    }

    @Test
    void aNestedRunIsNeverTheOneThatIsRecorded() throws IOException {
        BlockTracking block = BlockTracking.open(BUILD, new TrackedRuns(folder), "price-up", "me");
        LiveRun nested = block.create(
                run("n", Map.of(RunState.PARENT_TAG, block.primary().id())));
        assertThat(nested.log().id()).isNotEqualTo(block.primary().id());
    }

    @Test
    void codeThatTookItsRunByIdGetsAnotherWhenItOpensOne() throws IOException {
        BlockTracking block = BlockTracking.open(BUILD, new TrackedRuns(folder), "price-up", "me");
        block.run(block.primary().id()).orElseThrow().log(List.of(new RunChange.Status(RunStatus.RUNNING, null)));
        assertThat(block.create(run("o", Map.of())).log().id())
                .isNotEqualTo(block.primary().id());
    }

    @Test
    void thereIsOneExperimentWhateverItIsCalled() throws IOException {
        BlockTracking block = BlockTracking.open(BUILD, new TrackedRuns(folder), "price-up", "me");
        String id = block.experimentId();
        assertThat(id).matches("[1-9]\\d{14}");
        assertThat(block.experimentNamed("anything").orElseThrow().id()).isEqualTo(id);
        assertThat(block.experimentNamed("anything").orElseThrow().name()).isEqualTo("anything");
        assertThat(block.createExperiment("mine", Map.of()).id()).isEqualTo(id);
        assertThat(block.experiment("0").orElseThrow().id()).isEqualTo(id);
        assertThat(block.experiment("5")).isEmpty();
        assertThatThrownBy(() -> block.changeExperiment(id, e -> e.deleted(true, 1)))
                .isInstanceOf(MlflowException.class);
    }

    @Test
    void aBlockGoesOnAfterTheProgramWasStartedAnew() throws IOException {
        BlockTracking before = BlockTracking.open(BUILD, new TrackedRuns(folder), "price-up", "me");
        before.create(run("mine", Map.of()));
        BlockTracking after = BlockTracking.resume(
                BUILD, new TrackedRuns(folder), "price-up", before.primary().id());
        assertThat(after.experimentId()).isEqualTo(before.experimentId());
        assertThat(after.primary().state()).isEqualTo(before.primary().state());
        assertThat(after.create(run("second", Map.of())).log().id())
                .isNotEqualTo(before.primary().id());
    }

    @Test
    void aRunsIdTellsItsBuild() {
        RunId id = RunId.next(BUILD);
        RunId parsed = RunId.parse(id.toString()).orElseThrow();
        assertThat(parsed).isEqualTo(id);
        assertThat(parsed.number()).isEqualTo(7);
        assertThat(parsed.isOf("team/train")).isTrue();
        assertThat(parsed.isOf("team/other")).isFalse();
        assertThat(parsed.isRecorded()).isFalse();
        assertThat(RunId.recorded(BUILD).isRecorded()).isTrue();
        assertThat(RunId.parse("x")).isEmpty();
        assertThat(RunId.parse("0".repeat(32))).isEmpty();
        assertThat(RunId.parse("f".repeat(32))).isEmpty();
    }
}
