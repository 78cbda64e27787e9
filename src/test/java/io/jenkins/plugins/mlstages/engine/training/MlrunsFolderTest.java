package io.jenkins.plugins.mlstages.engine.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.jenkins.plugins.mlstages.engine.io.InputException;
import io.jenkins.plugins.mlstages.engine.record.FileRef;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The folder as MLflow's file store lays it out. */
class MlrunsFolderTest {
    @TempDir
    Path folder;

    private void file(String path, String text) throws IOException {
        Path file = folder.resolve("mlruns").resolve(path);
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
    }

    private void meta(String run, long start, String more) throws IOException {
        file(run + "/meta.yaml", """
                artifact_uri: file:///somewhere/mlruns/0/%s/artifacts
                end_time: 1700000001000
                experiment_id: '0'
                lifecycle_stage: active
                run_id: %s
                run_name: brave-owl-7
                start_time: %d
                status: 3
                user_id: me
                """.formatted(run, run, start).replace("lifecycle_stage: active", more));
    }

    @BeforeEach
    void runs() throws IOException {
        file("0/meta.yaml", "experiment_id: '0'\nname: Default\n");
        meta("0/aaa", 5_000, "lifecycle_stage: active");
        file("0/aaa/params/depth", "7");
        file("0/aaa/params/loss", "squared");
        file("0/aaa/metrics/rmse", "1000 0.5 0\n1001 0.25 1\n1002 nan 2\n");
        file("0/aaa/metrics/val/rmse", "1000 0.75\n");
        file("0/aaa/tags/mlflow.user", "me");
        file("0/aaa/artifacts/model/MLmodel", "flavors: {}");
        meta("0/nested", 6_000, "lifecycle_stage: active");
        file("0/nested/tags/mlflow.parentRunId", "aaa");
        meta("0/deleted", 7_000, "lifecycle_stage: deleted");
        file(".trash/x/meta.yaml", "x");
    }

    private TrainingOutputs read(long clock) throws IOException {
        return new TrainingReader(folder)
                .outputs(
                        new TrainingOptions(
                                List.of(), Map.of("depth", 9L, "given", true), null, "mlruns", null, List.of()),
                        new TrainingInputs(List.of(), List.of(), clock));
    }

    @Test
    void theLatestRunIsRead() throws IOException {
        TrainingOutputs outputs = read(1_000);
        assertThat(outputs.parameters())
                .containsEntry("depth", 9L)
                .containsEntry("given", true)
                .containsEntry("loss", "squared");
        assertThat(outputs.metrics().get("rmse").value()).isNull();
        assertThat(outputs.metrics().get("val/rmse").value()).isEqualTo(0.75);
        assertThat(outputs.curves().series().get("rmse")).containsExactly(0.5, 0.25, null);
        assertThat(outputs.tags()).containsEntry("mlflow.user", "me").containsEntry("mlflow.runName", "brave-owl-7");
        assertThat(outputs.artifacts())
                .extracting(FileRef::path)
                .containsExactly("mlruns/0/aaa/artifacts/model/MLmodel");
    }

    @Test
    void aRunOfAnEarlierTrainingIsNotThisOnes() {
        assertThatThrownBy(() -> read(5_001))
                .isInstanceOf(InputException.class)
                .hasMessage(
                        "metrics: mlruns holds no run of this training; the 3 that are there began before it or were deleted.");
    }

    @Test
    void afterAFailedTrainingThatIsANote() throws IOException {
        TrainingOutputs outputs = new TrainingReader(folder)
                .remains(
                        new TrainingOptions(List.of(), Map.of(), null, "mlruns", null, List.of()),
                        new TrainingInputs(List.of(), List.of(), 5_001));
        assertThat(outputs.metrics()).isEmpty();
        assertThat(outputs.notes()).singleElement().asString().contains("mlruns holds no run of this training");
    }

    @Test
    void whatIsBrokenIsNamed() throws IOException {
        file("0/aaa/metrics/rmse", "1000 0.5 0\n1001 high 1\n");
        assertThatThrownBy(() -> read(1_000))
                .hasMessage("metrics: mlruns: metrics/rmse, line 2: 'time value step' was expected.");
        file("0/aaa/metrics/rmse", "");
        file("0/aaa/meta.yaml", "a: [");
        assertThatThrownBy(() -> read(1_000)).hasMessageContaining("aaa/meta.yaml is not readable as YAML");
    }
}
