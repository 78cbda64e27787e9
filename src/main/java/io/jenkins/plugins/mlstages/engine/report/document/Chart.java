package io.jenkins.plugins.mlstages.engine.report.document;

import java.util.List;

/** What a picture shows, not how it is drawn. */
public sealed interface Chart {
    /**
     * Curves over the same axes.
     *
     * @param curves the first is drawn above the others
     */
    record Lines(Axis x, Axis y, List<Curve> curves) implements Chart {
        public Lines {
            curves = List.copyOf(curves);
        }
    }

    /**
     * @param from where it begins
     * @param to where it ends, larger than {@code from}
     */
    record Axis(String name, double from, double to) {
        public Axis {
            name = Plain.of(name);
            if (!(from < to)) {
                throw new IllegalArgumentException("an axis from " + from + " to " + to);
            }
        }

        /** Over all of these numbers, a little wider where they are all the same. */
        public static Axis over(String name, List<Double> numbers) {
            double from =
                    numbers.stream().mapToDouble(Double::doubleValue).min().orElse(0);
            double to = numbers.stream().mapToDouble(Double::doubleValue).max().orElse(1);
            if (from < to) {
                return new Axis(name, from, to);
            }
            double half = from == 0 ? 1 : Math.abs(from) / 2;
            return new Axis(name, from - half, from + half);
        }
    }

    /** How a curve is drawn. */
    enum Pen {
        /** What the report is about; several of them get different colours. */
        MAIN,
        MAIN_WITH_POINTS,
        /** What it is set beside. */
        BASELINE,
        /** What a coin would give; it has no place in the legend. */
        CHANCE
    }

    /**
     * @param x across, as many as {@code y}
     * @param y up
     */
    record Curve(String name, Pen pen, List<Double> x, List<Double> y) {
        public Curve {
            name = Plain.of(name);
            x = List.copyOf(x);
            y = List.copyOf(y);
            if (x.size() != y.size()) {
                throw new IllegalArgumentException(name + " has " + x.size() + " and " + y.size() + " numbers");
            }
        }
    }

    /**
     * Where a number and its interval lie against another number.
     *
     * @param low {@code null} without an interval
     * @param high {@code null} without an interval
     * @param against the other number
     * @param allowed on which side of it the number may lie: below zero the lower, above zero the higher, zero for none
     */
    record Interval(Double value, Double low, Double high, double against, int allowed, Tone tone) implements Chart {}

    /**
     * Two distributions over the same bins, with heights from 0 to 100.
     *
     * @param categories whether the bins are categories and do not adjoin
     */
    record Bars(boolean categories, List<Integer> reference, List<Integer> current) implements Chart {
        public Bars {
            reference = List.copyOf(reference);
            current = List.copyOf(current);
        }
    }
}
