package io.jenkins.plugins.mlstages.engine.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.jenkins.plugins.mlstages.engine.io.InputException;
import io.jenkins.plugins.mlstages.engine.record.LearningCurves;
import io.jenkins.plugins.mlstages.engine.record.Metric;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TrainingReaderTest {
    private static final TrainingInputs NOTHING_BEFORE = new TrainingInputs(List.of(), List.of(), 0);

    @TempDir
    Path folder;

    private void write(String name, String content) throws IOException {
        Files.createDirectories(folder.resolve(name).getParent());
        Files.writeString(folder.resolve(name), content);
    }

    private TrainingOutputs outputs(String params, String metrics, String history, String... artifacts)
            throws IOException {
        return new TrainingReader(folder)
                .outputs(
                        new TrainingOptions(List.of(), Map.of(), params, metrics, history, List.of(artifacts)),
                        NOTHING_BEFORE);
    }

    @Test
    void aZeroInFrontOfAYamlNumberDoesNotMakeItOctal() throws IOException {
        write("p.yaml", "a: 010\nb: 0o10\nc: 0x10\nd: -007\ne: 089\nf: +5\ng: 9223372036854775808\n");
        assertThat(outputs("p.yaml", null, null).parameters())
                .containsExactlyInAnyOrderEntriesOf(
                        Map.of("a", 10L, "b", 8L, "c", 16L, "d", -7L, "e", 89L, "f", 5L, "g", 9.223372036854775808e18));
    }

    @Test
    void yamlIsReadByItsCoreSchema() throws IOException {
        write(
                "p.yaml",
                "rate: 1e-3\nseed: 7\nday: 2026-11-23\nwarm: true\nanswer: yes\nnet: {layers: [64, 32], drop: .5}\nnone: ~\n");

        assertThat(outputs("p.yaml", null, null).parameters())
                .containsExactlyInAnyOrderEntriesOf(Map.of(
                        "rate",
                        0.001,
                        "seed",
                        7L,
                        "day",
                        "2026-11-23",
                        "warm",
                        true,
                        "answer",
                        "yes",
                        "net.layers",
                        "[64,32]",
                        "net.drop",
                        0.5,
                        "none",
                        ""));
    }

    @Test
    void metricsOfAllFormatsAgree() throws IOException {
        write("m.json", "{\"loss\": 0.25, \"val\": {\"auc\": NaN, \"n\": 10}}");
        write("m.yml", "loss: 0.25\nval:\n  auc: .nan\n  n: 10\n");
        write("wide.csv", "loss,val.auc,val.n\n0.25,,10\n");
        write("long.csv", "metric,value\nloss,0.25\nval.auc,nan\nval.n,10\n");
        Map<String, Metric> expected = Map.of(
                "loss", Metric.reported(0.25), "val.auc", Metric.reported(Double.NaN), "val.n", Metric.reported(10));

        for (String file : List.of("m.json", "m.yml", "wide.csv", "long.csv")) {
            assertThat(outputs(null, file, null).metrics()).as(file).isEqualTo(expected);
        }
    }

    @Test
    void curvesAreSortedAndThinnedWithTheirEndsKept() throws IOException {
        StringBuilder csv = new StringBuilder("Epoch,loss\n");
        for (int epoch = 5_000; epoch >= 1; epoch--) {
            csv.append(epoch).append(',').append(1.0 / epoch).append('\n');
        }
        write("h.csv", csv.toString());

        LearningCurves curves = outputs(null, null, "h.csv").curves();

        assertThat(curves.stepName()).isEqualTo("Epoch");
        assertThat(curves.steps())
                .hasSize(LearningCurves.MAX_STEPS)
                .startsWith(1.0)
                .endsWith(5_000.0)
                .isSorted();
        assertThat(curves.series().get("loss")).startsWith(1.0).endsWith(1.0 / 5_000);
    }

    @Test
    void artifactsAreFoundByPatternEachOnceWithTheirHash() throws IOException {
        write("out/a.bin", "abc");
        write("out/deep/b.bin", "");

        assertThat(outputs(null, null, null, "out/**", "out/a.bin").artifacts())
                .satisfiesExactly(
                        a -> {
                            assertThat(a.path()).isEqualTo("out/a.bin");
                            assertThat(a.bytes()).isEqualTo(3);
                            assertThat(a.sha256())
                                    .isEqualTo("ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
                        },
                        b -> assertThat(b.path()).isEqualTo("out/deep/b.bin"));
    }

    @Test
    void afterAFailureOnlyWhatIsNewCountsAndTheRestBecomesNotes() throws IOException {
        write("old.json", "{\"loss\": 1}");
        write("old.bin", "x");
        Files.setLastModifiedTime(folder.resolve("old.json"), FileTime.fromMillis(1_000));
        Files.setLastModifiedTime(folder.resolve("old.bin"), FileTime.fromMillis(1_000));
        write("new.bin", "y");
        write("params.json", "{broken");

        TrainingOutputs left = new TrainingReader(folder)
                .remains(
                        new TrainingOptions(
                                List.of(), Map.of("a", 1L), "params.json", "old.json", "none.csv", List.of("*.bin")),
                        new TrainingInputs(List.of(), List.of(), 2_000));

        assertThat(left.parameters()).isEqualTo(Map.of("a", 1L));
        assertThat(left.metrics()).isEmpty();
        assertThat(left.curves()).isNull();
        assertThat(left.artifacts()).extracting("path").containsExactly("new.bin");
        assertThat(left.notes()).hasSize(3);
        assertThat(left.notes().get(0)).startsWith("params: params.json is not readable as JSON");
        assertThat(left.notes().get(1)).isEqualTo("old.json is older than this training and was left out.");
        assertThat(left.notes().get(2))
                .isEqualTo("history: none.csv does not exist; a file that the training writes was expected.");
    }

    @Test
    void datasetsThatAreNotThereYetAreReadAfterwards() throws IOException {
        TrainingReader reader = new TrainingReader(folder);
        List<TrainingOptions.DataInput> data = List.of(
                new TrainingOptions.DataInput("early", "a.csv", "y"),
                new TrainingOptions.DataInput("late", "late/*.csv", null));
        write("a.csv", "x,y\n1,2\n");

        TrainingInputs before = reader.inputs(data);
        assertThat(before.found())
                .singleElement()
                .satisfies(d -> assertThat(d.dataset().rows()).isEqualTo(1));
        assertThat(before.missing()).containsExactly("late");

        TrainingOptions options = new TrainingOptions(data, Map.of(), null, null, null, List.of());
        assertThatThrownBy(() -> reader.outputs(options, before))
                .isInstanceOf(InputException.class)
                .hasMessageContaining("late/*.csv");

        write("late/1.csv", "z\n1\n");
        write("late/2.csv", "z\n2\n3\n");
        assertThat(reader.outputs(options, before).inputs()).singleElement().satisfies(d -> {
            assertThat(d.dataset().name()).isEqualTo("late");
            assertThat(d.dataset().rows()).isEqualTo(3);
            assertThat(d.dataset().files()).extracting("path").containsExactly("late/1.csv", "late/2.csv");
        });
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            m.json | {"a": 1, "a": 2}            | m.json is not readable as JSON
            m.json | [1]                         | must hold a map of names to values, but holds one of type array
            m.json | {"a": [1]}                  | m.json has 'a' = [1]; a number was expected.
            m.json | {"a": "1"}                  | m.json has 'a' = "1"; a number was expected.
            m.json | {"a.b": 1, "a": {"b": 2}}   | has 'a.b' twice, once nested and once with a dot
            m.yaml | a: [1                       | m.yaml is not readable as YAML
            m.yaml | !!javax.script.ScriptEngineManager {} | m.yaml is not readable as YAML
            """)
    void unreadableMetricsAreRefusedWithFileAndReason(String file, String content, String sentence) throws IOException {
        write(file, content);

        assertThatThrownBy(() -> outputs(null, file, null))
                .isInstanceOf(InputException.class)
                .hasMessageStartingWith("metrics: ")
                .hasMessageContaining(sentence);
    }

    @Test
    void aHistoryWithoutStepsIsRefused() throws IOException {
        write("h.csv", "loss\n1\n");

        assertThatThrownBy(() -> outputs(null, null, "h.csv"))
                .hasMessage("history: h.csv has the columns [loss]; one named 'step' or 'epoch' was expected.");
    }
}
