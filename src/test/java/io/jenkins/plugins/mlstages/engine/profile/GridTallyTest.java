package io.jenkins.plugins.mlstages.engine.profile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Random;
import java.util.stream.DoubleStream;
import org.junit.jupiter.api.Test;

class GridTallyTest {
    private static final double[] NARROW =
            new Random(1).doubles(20_000, 1, 4).map(x -> x < 1.5 ? -x : x).toArray();
    /** Ascending, so that octaves come one by one and the grid becomes coarser on the way. */
    private static final double[] WIDE = new Random(2)
            .doubles(200_000, -300, 300)
            .map(x -> Math.copySign(Math.pow(10, x), Math.sin(1e6 * x)))
            .sorted()
            .toArray();

    private static final double[] TINY = {0, -0.0, 4.9e-324, -4.9e-324, 1e-310, -2e-310, 3};

    private static GridTally of(double[]... parts) {
        GridTally tally = new GridTally();
        for (double[] part : parts) {
            tally.addAll(part, 0, part.length);
        }
        return tally;
    }

    private static void assertSame(GridTally merged, GridTally whole) {
        GriddedNumbers one = merged.summary();
        GriddedNumbers other = whole.summary();
        assertThat(one.level()).isEqualTo(other.level());
        assertThat(one.cells()).isEqualTo(other.cells());
        assertThat(one.counts()).isEqualTo(other.counts());
        assertThat(one.size()).isEqualTo(other.size());
        assertThat(one.minimum()).isEqualTo(other.minimum());
        assertThat(one.maximum()).isEqualTo(other.maximum());
        assertThat(one.sum()).isEqualTo(other.sum());
        assertThat(one.squares()).isEqualTo(other.squares());
        assertThat(one.values().registers).isEqualTo(other.values().registers);
    }

    @Test
    void aTallyOfACoarseGridTakesInAFineOne() {
        GridTally coarse = of(WIDE);
        assertThat(coarse.summary().level()).isPositive();
        assertThat(of(NARROW).summary().level()).isZero();
        coarse.add(of(NARROW));

        assertSame(coarse, of(WIDE, NARROW));
    }

    @Test
    void aTallyOfAFineGridTakesInACoarseOne() {
        GridTally fine = of(NARROW);
        fine.add(of(WIDE));

        assertSame(fine, of(NARROW, WIDE));
    }

    @Test
    void zerosSignIsNotKept() {
        double[] plain = {0.0, 3};
        double[] signed = {-0.0, 3};
        double[] negative = {-3};

        assertThat(of(signed, plain).summary().minimum())
                .isEqualTo(of(plain, signed).summary().minimum())
                .satisfies(minimum -> assertThat(1 / minimum).isPositive());
        assertThat(of(new double[] {-0.0}, negative, plain).summary().maximum()).isEqualTo(3);
        assertThat(1 / of(new double[] {-0.0}, negative).summary().maximum()).isPositive();
    }

    @Test
    void aGridBecomesCoarserWhileAnotherIsTakenIn() {
        double[] low = DoubleStream.of(WIDE).filter(x -> Math.abs(x) < 1).toArray();
        double[] high = DoubleStream.of(WIDE).filter(x -> Math.abs(x) >= 1).toArray();
        GridTally merged = of(low);
        merged.add(of(high));

        assertSame(merged, of(WIDE));
    }

    @Test
    void zeroAndTheSmallestNumbersAreMergedToo() {
        GridTally merged = of(TINY);
        merged.add(of(NARROW));
        merged.add(of(TINY));

        assertSame(merged, of(TINY, NARROW, TINY));
    }

    @Test
    void sumsBeyond64BitsAreCarried() {
        double[] most = new Random(3).doubles(200_000, 1.9, 2).toArray();
        GridTally merged = of(most);
        merged.add(of(most));
        merged.add(of(most));

        assertSame(merged, of(most, most, most));
        double sum = 3 * DoubleStream.of(most).sum();
        assertThat(merged.summary().sum().doubleValue()).isCloseTo(sum, within(1e-12 * sum));
    }
}
