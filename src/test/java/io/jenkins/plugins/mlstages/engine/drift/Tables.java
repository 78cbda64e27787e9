package io.jenkins.plugins.mlstages.engine.drift;

import io.jenkins.plugins.mlstages.engine.profile.CategorySample;
import io.jenkins.plugins.mlstages.engine.profile.ColumnType;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** Builds data sets column by column, for tests. */
final class Tables {
    private final List<ColumnData> columns = new ArrayList<>();
    private long rows;

    static Tables with() {
        return new Tables();
    }

    Tables numbers(String name, double... values) {
        return numbersAndMissing(name, 0, values);
    }

    Tables numbersAndMissing(String name, int missing, double... values) {
        rows = Math.max(rows, (long) values.length + missing);
        columns.add(new ColumnData(
                name, ColumnType.NUMERIC, (long) values.length + missing, missing, 0, Samples.numbers(values), null));
        return this;
    }

    Tables times(String name, double... seconds) {
        rows = Math.max(rows, seconds.length);
        columns.add(new ColumnData(name, ColumnType.DATETIME, seconds.length, 0, 0, Samples.numbers(seconds), null));
        return this;
    }

    /** Categories a, b, c, ... with these counts. */
    Tables categories(String name, int... counts) {
        return categories(name, Samples.counts(counts));
    }

    Tables categories(String name, CategorySample sample) {
        rows = Math.max(rows, sample.size());
        columns.add(new ColumnData(name, ColumnType.CATEGORICAL, sample.size(), 0, 0, null, sample));
        return this;
    }

    DatasetData build() {
        return new DatasetData(rows, List.copyOf(columns), null);
    }

    static double[] normal(long seed, int n, double mean, double deviation) {
        Random random = new Random(seed);
        return random.doubles(n)
                .map(u -> mean + deviation * random.nextGaussian())
                .toArray();
    }
}
