package io.jenkins.plugins.mlstages.engine.drift;

import com.fasterxml.jackson.annotation.JsonValue;
import io.jenkins.plugins.mlstages.engine.io.InputException;
import java.util.Arrays;
import java.util.Comparator;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** How p-values are raised because many tests are made at once. */
public enum Correction {
    /** Holm (1979): the chance of any false alarm stays below the level, whatever the dependence. */
    HOLM("holm", "Holm") {
        @Override
        double[] ofSorted(double[] p) {
            double highest = 0;
            for (int i = 0; i < p.length; i++) {
                highest = Math.max(highest, p[i] * (p.length - i));
                p[i] = Math.min(1, highest);
            }
            return p;
        }
    },
    /** Benjamini and Hochberg (1995): the expected share of false alarms among the alarms stays below the level. */
    BENJAMINI_HOCHBERG("benjamini-hochberg", "Benjamini-Hochberg") {
        @Override
        double[] ofSorted(double[] p) {
            double lowest = 1;
            for (int i = p.length - 1; i >= 0; i--) {
                lowest = Math.min(lowest, p[i] * p.length / (i + 1));
                p[i] = lowest;
            }
            return p;
        }
    },
    /** Bonferroni: each p-value times the number of tests. */
    BONFERRONI("bonferroni", "Bonferroni") {
        @Override
        double[] ofSorted(double[] p) {
            return Arrays.stream(p).map(x -> Math.min(1, x * p.length)).toArray();
        }
    },
    /** Each test by itself. */
    NONE("none", "no correction") {
        @Override
        double[] ofSorted(double[] p) {
            return p;
        }
    };

    private final String id;
    private final String title;

    Correction(String id, String title) {
        this.id = id;
        this.title = title;
    }

    /** The name on the command line and in pipelines. */
    @JsonValue
    public String id() {
        return id;
    }

    /** The name in sentences. */
    public String title() {
        return title;
    }

    /** Corrected p-values in the order of the given ones; never below them, never above 1. */
    public double[] adjust(double... pValues) {
        int[] order = IntStream.range(0, pValues.length)
                .boxed()
                .sorted(Comparator.comparingDouble(i -> pValues[i]))
                .mapToInt(Integer::intValue)
                .toArray();
        double[] sorted =
                ofSorted(Arrays.stream(order).mapToDouble(i -> pValues[i]).toArray());
        double[] adjusted = new double[pValues.length];
        for (int i = 0; i < order.length; i++) {
            adjusted[order[i]] = sorted[i];
        }
        return adjusted;
    }

    /** Corrects p-values that ascend; may work in place. */
    abstract double[] ofSorted(double[] ascending);

    /** @throws InputException when there is no such correction */
    public static Correction of(String id) {
        return Arrays.stream(values())
                .filter(c -> c.id.equals(id))
                .findFirst()
                .orElseThrow(() -> new InputException("The correction '" + id + "' is not known: "
                        + Arrays.stream(values()).map(Correction::id).collect(Collectors.joining(", "))
                        + " were expected."));
    }
}
