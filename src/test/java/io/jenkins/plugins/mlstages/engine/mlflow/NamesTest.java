package io.jenkins.plugins.mlstages.engine.mlflow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class NamesTest {
    @ParameterizedTest
    @CsvSource({
        "price-up,price-up",
        "/Users/me@x.org/price,Users/me-x.org/price",
        "Default,Default",
        "2024,experiment-2024",
        "///,experiment-",
        "a: b?,a- b-",
        "..,experiment-",
        "team/7,experiment-team-7"
    })
    void anExperimentsNameBecomesAModels(String experiment, String model) {
        assertThat(Names.modelOfExperiment(experiment).full()).isEqualTo(model);
    }

    @ParameterizedTest
    @ValueSource(strings = {"rmse", "val/rmse", "a b.c-d_e", "größe", "system/gpu:0"})
    void theseAreKeys(String key) {
        assertThat(Names.key(key)).isEqualTo(key);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/rmse", "a//b", "a/../b", ".", "a/.", " ", "a\nb", "a*", "a'b"})
    void theseAreNone(String key) {
        assertThatThrownBy(() -> Names.key(key))
                .isInstanceOf(MlflowException.class)
                .hasMessageContaining("Invalid name");
    }

    @Test
    void sourcesOfVersionsAreUnderstood() {
        assertThat(ArtifactPath.ofSource("runs:/abc/model/x").path()).isEqualTo("model/x");
        assertThat(ArtifactPath.ofSource("runs:/abc").run()).isEqualTo("abc");
        assertThat(ArtifactPath.ofSource("mlflow-artifacts:/1/abc/artifacts/my model"))
                .isEqualTo(ArtifactPath.ofRun("1", "abc", "my model"));
        assertThat(ArtifactPath.ofSource("mlflow-artifacts://host:80/1/abc/artifacts")
                        .run())
                .isEqualTo("abc");
        assertThat(ArtifactPath.ofSource("https://ci/mlflow/api/2.0/mlflow-artifacts/artifacts/1/abc/artifacts/m")
                        .path())
                .isEqualTo("m");
        assertThat(ArtifactPath.parse("versions/team:m/3/a/b")).isEqualTo(ArtifactPath.ofVersion("team/m", 3, "a/b"));
        for (String bad : new String[] {
            "s3://bucket/m", "file:///tmp/m", "/tmp/m", "models:/m/1", "mlflow-artifacts:/1", "runs:/a/../b"
        }) {
            assertThatThrownBy(() -> ArtifactPath.ofSource(bad)).as(bad).isInstanceOf(MlflowException.class);
        }
    }
}
