package io.jenkins.plugins.mlstages.engine.record;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/**
 * A curve for a picture: points joined by straight lines, few enough to be kept, chosen so that the area under them is
 * that of the whole curve to 1e-3.
 *
 * @param x across
 * @param y up
 * @param thresholds the score that, taken as threshold, gives the point; {@code null} for none
 */
public record Curve(List<Double> x, List<Double> y, List<Double> thresholds) {
    public static final int MAX_POINTS = 200;

    public Curve {
        x = List.copyOf(x);
        y = List.copyOf(y);
        thresholds = Collections.unmodifiableList(new ArrayList<>(thresholds));
    }

    /** Values that are not finite have no place in JSON and become {@code null}; only thresholds can be such. */
    public static Curve of(double[] x, double[] y, double[] thresholds) {
        return new Curve(list(x), list(y), list(thresholds));
    }

    private static List<Double> list(double[] values) {
        List<Double> list = new ArrayList<>(values.length);
        for (double value : values) {
            list.add(Double.isFinite(value) ? value : null);
        }
        return list;
    }

    /** Area under the curve by trapezoids. */
    public double area() {
        double area = 0;
        for (int i = 1; i < x.size(); i++) {
            area += (x.get(i) - x.get(i - 1)) * (y.get(i) + y.get(i - 1)) / 2;
        }
        return area;
    }
}
