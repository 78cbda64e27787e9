package io.jenkins.plugins.mlstages.cli.serve;

import io.jenkins.plugins.mlstages.engine.record.ColumnDrift;
import io.jenkins.plugins.mlstages.engine.record.Criticality;
import io.jenkins.plugins.mlstages.engine.record.Distributions;
import io.jenkins.plugins.mlstages.engine.record.DriftFinding;
import io.jenkins.plugins.mlstages.engine.record.DriftRecord;
import io.jenkins.plugins.mlstages.engine.record.DriftTest;
import io.jenkins.plugins.mlstages.engine.record.Origin;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;

/** Made-up drift records for {@link SampleStore}. */
final class SampleDrift {
    private static final int BINS = 40;

    private SampleDrift() {}

    static DriftRecord electricity(Origin origin, boolean late, Random random) {
        List<ColumnDrift> columns = new ArrayList<>();
        for (String name : List.of("nswprice", "nswdemand", "vicprice", "vicdemand", "transfer", "period")) {
            boolean moves = late && List.of("vicprice", "vicdemand", "transfer").contains(name);
            columns.add(numeric(name, moves ? 0.6 + random.nextDouble() : random.nextDouble() * 0.05, moves));
        }
        return record(origin, columns, 4_000);
    }

    static DriftRecord wide(Origin origin, int count, Random random) {
        List<ColumnDrift> columns = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            boolean moves = i % 9 == 0;
            double effect = moves ? 0.1 + random.nextDouble() : random.nextDouble() * 0.08;
            columns.add(i % 4 == 3
                    ? categories("segment_" + i, List.of("a", "b", "c", "other"), effect, moves)
                    : numeric("feature_" + i, effect, moves));
        }
        return record(origin, columns, 250_000);
    }

    static DriftRecord undecided(Origin origin) {
        ColumnDrift empty = new ColumnDrift(
                "amount", "numeric", false, false, null, null, "Cannot tell: the current data has no value in this column.",
                List.of(DriftTest.notApplicable("ks", "the current sample is empty"), DriftTest.notApplicable("wasserstein", "the current sample is empty")),
                List.of(new DriftFinding(DriftFinding.MISSING_VALUES, "amount", true, 0.83, 0.0, "All 0 rows lack a value; 2 % did before.")), null);
        return record(origin, List.of(empty), 0);
    }

    static DriftRecord named(Origin origin, String name, List<String> categories) {
        return record(origin, List.of(categories(name, categories, 0.9, true)), 10);
    }

    private static DriftRecord record(Origin origin, List<ColumnDrift> columns, long rows) {
        List<ColumnDrift> ranked = columns.stream()
                .sorted(Comparator.comparing(c -> c.effect() == null ? 0 : -c.effect()))
                .toList();
        long drifted = ranked.stream().filter(ColumnDrift::drifted).count();
        return new DriftRecord(
                origin, "price-up/1", 12_000, SampleStore.dataset("current", "data/week-" + origin.run().number() + ".csv", rows, 1),
                drifted > 0, ranked.isEmpty() ? 0 : (double) drifted / ranked.size(), Criticality.UNSTABLE,
                drifted + " of " + ranked.size() + " columns drifted.", ranked,
                List.of(DriftFinding.schema(DriftFinding.COLUMN_ADDED, "note", false, "The column 'note' is new.")), List.of());
    }

    private static ColumnDrift numeric(String name, double effect, boolean drifted) {
        double p = drifted ? 1e-12 : 0.02 + effect * 10;
        Distributions shapes = new Distributions(
                IntStream.rangeClosed(0, BINS).mapToObj(i -> i / (double) BINS).toList(), null, bell(0.45, 0.12),
                bell(0.45 + effect / 4, 0.12 + effect / 20));
        return new ColumnDrift(
                name, "numeric", drifted, true, effect, Math.min(1, p),
                drifted ? "Significant and large: the effect is at least 0.1." : "The effect is below 0.1.",
                List.of(DriftTest.distance("wasserstein", effect), DriftTest.significance("ks", effect / 2, Math.min(1, p)),
                        DriftTest.distance("psi", effect * 1.3), DriftTest.notApplicable("chi-square", "the column is numeric")),
                List.of(), shapes);
    }

    private static ColumnDrift categories(String name, List<String> names, double effect, boolean drifted) {
        int n = names.size();
        List<Double> even = IntStream.range(0, n).mapToObj(i -> 1.0 / n).toList();
        double[] weights = IntStream.range(0, n).mapToDouble(i -> 1 + effect * i).toArray();
        double sum = DoubleStream.of(weights).sum();
        return new ColumnDrift(
                name, "categorical", drifted, true, effect, drifted ? 1e-6 : 0.4, drifted ? name + " changed." : "Nothing changed.",
                List.of(DriftTest.distance("jensen-shannon", effect), DriftTest.significance("chi-square", 12, drifted ? 1e-6 : 0.4)),
                drifted ? List.of(new DriftFinding(DriftFinding.NEW_CATEGORIES, name, false, 0.1, 0.01, "'" + names.get(0) + "' is new in " + name + ".")) : List.of(),
                new Distributions(null, names, even, DoubleStream.of(weights).mapToObj(w -> w / sum).toList()));
    }

    private static List<Double> bell(double middle, double width) {
        double[] weights = IntStream.range(0, BINS)
                .mapToDouble(i -> Math.exp(-0.5 * Math.pow(((i + 0.5) / BINS - middle) / width, 2)))
                .toArray();
        double sum = DoubleStream.of(weights).sum();
        return DoubleStream.of(weights).mapToObj(w -> w / sum).toList();
    }
}
