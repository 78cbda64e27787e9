package io.jenkins.plugins.mlstages.engine.evaluation;

import java.util.Arrays;
import java.util.Comparator;
import java.util.PriorityQueue;

/**
 * Collects a curve's vertices within bounded memory and thins them to a few that keep the area under the curve: vertices
 * closer than {@link #NEAR} along the curve are passed over, then those with the smallest triangle go first
 * (M. Visvalingam, J. D. Whyatt, 1993).
 */
final class Polyline {
    private static final double NEAR = 1.0 / 2_000;

    private double[] x = new double[256];
    private double[] y = new double[256];
    private double[] label = new double[256];
    private int size;
    private double lastX;
    private double lastY;
    private double lastLabel;
    private boolean lastKept = true;

    void add(double newX, double newY, double newLabel) {
        if (size == 0 || Math.abs(newX - x[size - 1]) + Math.abs(newY - y[size - 1]) >= NEAR) {
            keep(newX, newY, newLabel);
            lastKept = true;
        } else {
            lastKept = false;
            lastX = newX;
            lastY = newY;
            lastLabel = newLabel;
        }
    }

    private void keep(double keptX, double keptY, double keptLabel) {
        if (size == x.length) {
            x = Arrays.copyOf(x, 2 * size);
            y = Arrays.copyOf(y, 2 * size);
            label = Arrays.copyOf(label, 2 * size);
        }
        x[size] = keptX;
        y[size] = keptY;
        label[size++] = keptLabel;
    }

    /**
     * At most {@code most} of the vertices, first and last among them.
     *
     * @return their x, y and labels
     */
    double[][] thinned(int most) {
        if (!lastKept) {
            keep(lastX, lastY, lastLabel);
            lastKept = true;
        }
        int[] before = new int[size];
        int[] after = new int[size];
        double[] area = new double[size];
        PriorityQueue<double[]> smallest = new PriorityQueue<>(
                Comparator.<double[]>comparingDouble(a -> a[0]).thenComparingDouble(a -> a[1]));
        for (int i = 0; i < size; i++) {
            before[i] = i - 1;
            after[i] = i + 1;
        }
        for (int i = 1; i < size - 1; i++) {
            area[i] = triangle(i - 1, i, i + 1);
            smallest.add(new double[] {area[i], i});
        }
        boolean[] gone = new boolean[size];
        int left = size;
        while (left > most) {
            double[] next = smallest.remove();
            int i = (int) next[1];
            if (gone[i] || next[0] != area[i]) {
                continue;
            }
            gone[i] = true;
            left--;
            after[before[i]] = after[i];
            before[after[i]] = before[i];
            for (int neighbour : new int[] {before[i], after[i]}) {
                if (neighbour > 0 && neighbour < size - 1) {
                    area[neighbour] = Math.max(next[0], triangle(before[neighbour], neighbour, after[neighbour]));
                    smallest.add(new double[] {area[neighbour], neighbour});
                }
            }
        }
        double[][] thinned = new double[3][left];
        for (int i = 0, at = 0; i < size; i++) {
            if (!gone[i]) {
                thinned[0][at] = x[i];
                thinned[1][at] = y[i];
                thinned[2][at++] = label[i];
            }
        }
        return thinned;
    }

    private double triangle(int a, int b, int c) {
        return Math.abs((x[b] - x[a]) * (y[c] - y[a]) - (x[c] - x[a]) * (y[b] - y[a])) / 2;
    }
}
