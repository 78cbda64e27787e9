package io.jenkins.plugins.mlstages.engine.evaluation;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.Comparator;
import java.util.Random;
import java.util.function.LongSupplier;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class RadixSortTest {
    private static final Random RANDOM = new Random(11);

    /** How keys may lie. */
    enum Keys {
        ANY(RANDOM::nextLong),
        SCORES(() -> RadixSort.key(RANDOM.nextDouble())),
        BOTH_SIGNS(() -> RadixSort.key(RANDOM.nextGaussian() * Math.pow(10, RANDOM.nextInt(600) - 300))),
        TWO_DECIMALS(() -> RadixSort.key(RANDOM.nextInt(101) / 100.0)),
        NEARLY_ALL_EQUAL(() -> RANDOM.nextInt(1_000) == 0 ? RANDOM.nextLong() : 7),
        LAST_BIT(() -> RANDOM.nextInt(2)),
        EACH_BIT(() -> 1L << RANDOM.nextInt(64)),
        ONE(() -> 3);

        private final LongSupplier next;

        Keys(LongSupplier next) {
            this.next = next;
        }

        long[] some(int count) {
            return LongStream.generate(next).limit(count).toArray();
        }
    }

    @ParameterizedTest
    @EnumSource
    void keysAndWhatBelongsToThemAreInTheirOrder(Keys kind) {
        for (int count : new int[] {0, 1, 2, 23, 24, 25, 1_000, 60_000}) {
            long[] keys = kind.some(count);
            Integer[] expected = IntStream.range(0, count).boxed().toArray(Integer[]::new);
            Arrays.sort(expected, Comparator.comparing(i -> keys[i], Long::compareUnsigned)); // stable

            long[] sorted = keys.clone();
            int[] rows = IntStream.range(0, count).toArray();
            RadixSort.sort(sorted, rows);
            long[] alone = keys.clone();
            RadixSort.sort(alone, null);

            assertThat(rows)
                    .containsExactly(Arrays.stream(expected).mapToInt(i -> i).toArray());
            assertThat(sorted)
                    .containsExactly(Arrays.stream(rows).mapToLong(i -> keys[i]).toArray());
            assertThat(alone).containsExactly(sorted);
        }
    }
}
