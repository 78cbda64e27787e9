package io.jenkins.plugins.mlstages.engine.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.jenkins.plugins.mlstages.engine.io.InputException;
import io.jenkins.plugins.mlstages.engine.record.LearningCurves;
import io.jenkins.plugins.mlstages.engine.record.Metric;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class TrainingOutputsTest {
    private static TrainingOutputs outputs(
            Map<String, Object> parameters,
            Map<String, Metric> metrics,
            LearningCurves curves,
            Map<String, String> tags) {
        return new TrainingOutputs(parameters, metrics, curves, List.of(), List.of(), null, List.of(), tags);
    }

    private static Map<String, Metric> metrics(int number) {
        return IntStream.range(0, number)
                .mapToObj(i -> "m" + i)
                .collect(Collectors.toMap(Function.identity(), name -> Metric.reported(1)));
    }

    @Test
    void tenThousandEntriesOfAKindAreTakenAndOneMoreIsNot() {
        TrainingOutputs most =
                outputs(Map.of("depth", 3, "deep", true, "kind", "sgd"), metrics(10_000), null, Map.of());

        assertThat(most.checked()).isSameAs(most);
        assertThatThrownBy(
                        () -> outputs(Map.of(), metrics(10_001), null, Map.of()).checked())
                .isInstanceOf(InputException.class)
                .hasMessage("metrics has more than 10000 entries.");
    }

    @Test
    void namesAreHeldToTheSameRulesAsInFiles() {
        String longName = "x".repeat(251);
        for (TrainingOutputs wrong : List.of(
                outputs(Map.of(longName, 1), Map.of(), null, Map.of()),
                outputs(Map.of(), Map.of("a\nb", Metric.reported(1)), null, Map.of()),
                outputs(Map.of(), Map.of(), null, Map.of(" ", "x")),
                outputs(
                        Map.of(),
                        Map.of(),
                        new LearningCurves("step", List.of(1.0), Map.of(longName, List.of(1.0))),
                        Map.of()))) {
            assertThatThrownBy(wrong::checked)
                    .isInstanceOf(InputException.class)
                    .hasMessageContaining("1 to 250 printable characters were expected");
        }
    }

    @Test
    void aParameterIsATruthValueANumberOrAText() {
        for (Object odd : List.of(List.of(1), Map.of("a", 1), "x".repeat(100_001))) {
            assertThatThrownBy(() ->
                            outputs(Map.of("p", odd), Map.of(), null, Map.of()).checked())
                    .isInstanceOf(InputException.class)
                    .hasMessageStartingWith("params: 'p' is no truth value, number or text of at most ");
        }
    }
}
