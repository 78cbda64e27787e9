package io.jenkins.plugins.mlstages.engine.profile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SplitInvarianceTest {
    private static final List<String> COLUMNS = Arrays.asList(Samples.HEADER.split(","));

    @TempDir
    Path folder;

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 300, 20_000, 120_000})
    void anyPartitionMergedInAnyOrderGivesTheSameProfile(int n) throws IOException {
        List<String> rows = Samples.rows(n, n);
        DatasetProfile whole = Samples.profile(folder, rows);
        Random random = new Random(n);
        List<DatasetProfile> profiles = new ArrayList<>();
        for (List<String> part : split(rows, random)) {
            DatasetProfile profile = Samples.profile(folder, part);
            profiles.add(random.nextBoolean() ? profile : ProfileJson.read(ProfileJson.write(profile), "part"));
        }
        while (profiles.size() > 1) {
            DatasetProfile one = profiles.remove(random.nextInt(profiles.size()));
            DatasetProfile other = profiles.remove(random.nextInt(profiles.size()));
            profiles.add(one.plus(other));
        }
        assertSame(profiles.get(0), whole);
    }

    /** In random order; most rows in one part, so that some parts are exact and some are not. */
    private static List<List<String>> split(List<String> rows, Random random) {
        int parts = 2 + random.nextInt(6);
        List<List<String>> split = new ArrayList<>();
        for (int i = 0; i < parts; i++) {
            split.add(new ArrayList<>());
        }
        rows.forEach(row ->
                split.get(random.nextInt(3) == 0 ? random.nextInt(parts) : 0).add(row));
        split.forEach(part -> Collections.shuffle(part, random));
        return split;
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 300, 20_000, 120_000, 250_000})
    void whatThreadsHaveSeenMergedInAnyOrderGivesTheSameProfile(int n) throws IOException {
        List<String> rows = Samples.rows(n, n + 1);
        Random random = new Random(n + 1);
        List<ProfileCollector> collectors = new ArrayList<>();
        for (List<String> part : split(rows, random)) {
            collectors.add(Samples.collector(folder, part));
        }
        while (collectors.size() > 1) {
            ProfileCollector other = collectors.remove(random.nextInt(collectors.size()));
            collectors.get(random.nextInt(collectors.size())).merge(other);
        }
        assertSame(collectors.get(0).profile(), Samples.collector(folder, rows).profile());
    }

    @Test
    void mergingIsAssociativeCommutativeAndHasAnIdentity() throws IOException {
        DatasetProfile a = Samples.profile(folder, Samples.rows(60_000, 1));
        DatasetProfile b = Samples.profile(folder, Samples.rows(90_000, 2));
        DatasetProfile c = Samples.profile(folder, Samples.rows(10, 3));
        DatasetProfile none = DatasetProfile.empty(COLUMNS, Map.of());
        assertSame(a.plus(b).plus(c), a.plus(b.plus(c)));
        assertSame(a.plus(b), b.plus(a));
        assertSame(a.plus(none), a);
        assertSame(none.plus(b), b);
        assertSame(none.plus(none), none);
    }

    @Test
    void mergingLeavesItsOperandsAsTheyWere() throws IOException {
        DatasetProfile a = Samples.profile(folder, Samples.rows(1000, 1));
        byte[] before = ProfileJson.write(a);
        a.plus(Samples.profile(folder, Samples.rows(1000, 2)));
        assertThat(ProfileJson.write(a)).isEqualTo(before);
    }

    @Test
    void columnsInAnotherOrderMerge() throws IOException {
        DatasetProfile one = Samples.profile(folder, "a,b", List.of("1,x", "2,y"), Map.of());
        DatasetProfile other = Samples.profile(folder, "b,a", List.of("z,3"), Map.of());
        assertSame(one.plus(other), Samples.profile(folder, "a,b", List.of("1,x", "2,y", "3,z"), Map.of()));
    }

    private static void assertSame(DatasetProfile one, DatasetProfile other) {
        assertThat(Samples.withoutSums(one)).isEqualTo(Samples.withoutSums(other));
        for (ColumnProfile column : one.columns()) {
            assertThat(one.numbers(column.name()).mean())
                    .isEqualTo(Double.valueOf(other.numbers(column.name()).mean()));
            assertThat(one.numbers(column.name()).variance())
                    .isEqualTo(Double.valueOf(other.numbers(column.name()).variance()));
        }
        CoMoments first = one.coMoments();
        CoMoments second = other.coMoments();
        assertThat(first.columns()).containsExactlyInAnyOrderElementsOf(second.columns());
        for (String x : first.columns()) {
            for (String y : first.columns()) {
                assertThat(first.count(x, y)).isEqualTo(second.count(x, y));
                double scale = Math.sqrt(first.covariance(x, x)) * Math.sqrt(first.covariance(y, y));
                if (first.count(x, y) > 1 && scale < Double.MAX_VALUE) {
                    assertThat(first.covariance(x, y)).isCloseTo(second.covariance(x, y), within(1e-12 * scale));
                }
            }
        }
    }
}
