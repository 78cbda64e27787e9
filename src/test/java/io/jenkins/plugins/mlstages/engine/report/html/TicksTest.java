package io.jenkins.plugins.mlstages.engine.report.html;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.mlstages.engine.report.document.Chart.Axis;
import io.jenkins.plugins.mlstages.engine.report.document.Chart.Curve;
import io.jenkins.plugins.mlstages.engine.report.document.Chart.Pen;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class TicksTest {
    private static List<String> texts(double from, double to) {
        Ticks ticks = Ticks.of(new Axis("x", from, to));
        return ticks.at().stream().map(ticks::text).toList();
    }

    @Test
    void ticksAreRoundNumbers() {
        assertThat(texts(0, 1)).containsExactly("0.0", "0.2", "0.4", "0.6", "0.8", "1.0");
        assertThat(texts(1, 300)).containsExactly("100", "200", "300");
        assertThat(texts(0.347, 0.689)).containsExactly("0.4", "0.5", "0.6");
        assertThat(texts(-3.2, 2.9)).containsExactly("\u22122", "0", "2");
        assertThat(texts(1e9, 2e9)).first().isEqualTo("1.0e+09");
    }

    @Test
    void hugeAxesHaveFewTicks() {
        assertThat(texts(-1e300, 1e300)).hasSizeLessThan(12);
        assertThat(texts(0, 1e-12)).hasSizeLessThan(12).isNotEmpty();
    }

    @Test
    void aLongCurveKeepsItsEndsAndItsPeaks() {
        List<Double> x = IntStream.range(0, 10_000).mapToObj(i -> (double) i).toList();
        List<Double> y = IntStream.range(0, 10_000)
                .mapToObj(i -> i == 4_321 ? 100.0 : i == 7_777 ? -100.0 : 0.0)
                .toList();

        List<Integer> shown = Thinned.of(new Curve("loss", Pen.MAIN, x, y), 200);

        assertThat(shown)
                .hasSizeLessThanOrEqualTo(402)
                .contains(0, 4_321, 7_777, 9_999)
                .isSorted();
    }

    @Test
    void aShortCurveIsDrawnWhole() {
        assertThat(Thinned.of(new Curve("loss", Pen.MAIN, List.of(1.0, 2.0), List.of(3.0, 4.0)), 200))
                .containsExactly(0, 1);
    }
}
