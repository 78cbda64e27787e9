package io.jenkins.plugins.mlstages.engine.profile;

import java.util.Arrays;
import java.util.List;

/** Takes in batches of numbers for {@link CoMoments}. */
final class CoMomentTally {
    /** Rows taken at once: their numbers stay in the nearest cache, and partial sums stay small. */
    private static final int BLOCK = 256;

    private final List<String> names;
    private final int[] columns;
    private final int p;
    private final double[] pivots;
    private final long[] counts;
    private final double[] sums;
    private final double[] products;
    private final double[][] block;
    private final int[][] gaps;
    private final int[] gapCounts;
    private final double[] blockSums;
    /** The columns that have a number in the block. */
    private final int[] active;

    /** @param columns where the columns called {@code names} are in the batches' arrays */
    CoMomentTally(List<String> names, int[] columns) {
        this.names = names;
        this.columns = columns;
        this.p = columns.length;
        this.pivots = new double[p];
        Arrays.fill(pivots, Double.NaN);
        this.counts = new long[p * p];
        this.sums = new double[p * p];
        this.products = new double[p * p];
        this.block = new double[p][BLOCK];
        this.gaps = new int[p][BLOCK];
        this.gapCounts = new int[p];
        this.blockSums = new double[p];
        this.active = new int[p];
    }

    /**
     * @param numbers by column, then row; NaN where there is none
     * @param any whether a column has any number
     */
    void add(double[][] numbers, boolean[] any, int rows) {
        for (int j = 0; j < p; j++) {
            if (any[columns[j]] && Double.isNaN(pivots[j])) {
                choosePivot(j, numbers[columns[j]], rows);
            }
        }
        for (int from = 0; from < rows; from += BLOCK) {
            addBlock(numbers, any, from, Math.min(BLOCK, rows - from));
        }
    }

    /** The mean of the first numbers; of equal ones that number itself, so that a constant column has no spread at all. */
    private void choosePivot(int j, double[] numbers, int rows) {
        double sum = 0;
        double least = Double.POSITIVE_INFINITY;
        double most = Double.NEGATIVE_INFINITY;
        int n = 0;
        for (int row = 0; row < rows; row++) {
            double number = numbers[row];
            if (number == number) {
                sum += number / rows;
                least = Math.min(least, number);
                most = Math.max(most, number);
                n++;
            }
        }
        pivots[j] = n == 0 ? Double.NaN : least == most ? least : sum / n * rows;
    }

    private void addBlock(double[][] numbers, boolean[] any, int from, int n) {
        int some = 0;
        for (int j = 0; j < p; j++) {
            if (any[columns[j]]) {
                center(j, numbers[columns[j]], from, n);
                if (gapCounts[j] < n) {
                    active[some++] = j;
                }
            }
        }
        for (int a = 0; a < some; a++) {
            int j = active[a];
            addProducts(a, some, n);
            for (int b = 0; b < some; b++) {
                counts[j * p + active[b]] += n - gapCounts[j];
                sums[j * p + active[b]] += blockSums[j];
            }
        }
        for (int b = 0; b < some; b++) {
            int k = active[b];
            for (int g = 0; g < gapCounts[k]; g++) {
                leaveOut(k, gaps[k][g], numbers, from, some);
            }
        }
    }

    private void center(int j, double[] numbers, int from, int n) {
        double[] to = block[j];
        double pivot = pivots[j];
        int missing = 0;
        double sum = 0;
        for (int i = 0; i < n; i++) {
            double off = numbers[from + i] - pivot;
            if (off != off) {
                gaps[j][missing++] = i;
                off = 0;
            }
            sum += off;
            to[i] = off;
        }
        gapCounts[j] = missing;
        blockSums[j] = sum;
    }

    private void addProducts(int first, int some, int n) {
        int row = active[first] * p;
        double[] x = block[active[first]];
        int next = first;
        for (; next + 3 < some; next += 4) {
            double[] a = block[active[next]];
            double[] b = block[active[next + 1]];
            double[] c = block[active[next + 2]];
            double[] d = block[active[next + 3]];
            double xa = 0;
            double xb = 0;
            double xc = 0;
            double xd = 0;
            for (int i = 0; i < n; i++) {
                double factor = x[i];
                xa += factor * a[i];
                xb += factor * b[i];
                xc += factor * c[i];
                xd += factor * d[i];
            }
            products[row + active[next]] += xa;
            products[row + active[next + 1]] += xb;
            products[row + active[next + 2]] += xc;
            products[row + active[next + 3]] += xd;
        }
        for (; next < some; next++) {
            double[] a = block[active[next]];
            double sum = 0;
            for (int i = 0; i < n; i++) {
                sum += x[i] * a[i];
            }
            products[row + active[next]] += sum;
        }
    }

    /** Column k has no number in the row: what the other columns have there does not count beside k. */
    private void leaveOut(int k, int i, double[][] numbers, int from, int some) {
        for (int a = 0; a < some; a++) {
            int j = active[a];
            double number = numbers[columns[j]][from + i];
            if (j != k && number == number) {
                counts[j * p + k]--;
                sums[j * p + k] -= block[j][i];
            }
        }
    }

    CoMoments summary() {
        double[] known = pivots.clone();
        for (int j = 0; j < p; j++) {
            known[j] = Double.isNaN(known[j]) ? 0 : known[j];
        }
        return new CoMoments(names, known, counts.clone(), sums.clone(), products.clone()).withoutEmpty();
    }
}
