package io.jenkins.plugins.mlstages.engine.evaluation;

import io.jenkins.plugins.mlstages.engine.record.ConfusionMatrix;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/** The occupied cells of a confusion matrix of several classes. */
final class ClassCells {
    private final List<String> classes;
    private final int[] label;
    private final int[] predicted;
    private final double[] sums;
    private final double[] squares;

    ClassCells(ClassPredictions predictions) {
        classes = predictions.classes();
        int k = classes.size();
        double[] allSums = new double[k * k];
        double[] allSquares = new double[k * k];
        Rows rows = predictions.rows();
        for (int i = 0; i < rows.size(); i++) {
            int cell = predictions.labels()[i] * k + predictions.predicted()[i];
            double weight = rows.weight(i);
            allSums[cell] += weight;
            allSquares[cell] += weight * weight;
        }
        int[] occupied =
                IntStream.range(0, k * k).filter(cell -> allSums[cell] > 0).toArray();
        label = IntStream.of(occupied).map(cell -> cell / k).toArray();
        predicted = IntStream.of(occupied).map(cell -> cell % k).toArray();
        sums = Selection.of(allSums, occupied);
        squares = Selection.of(allSquares, occupied);
    }

    int size() {
        return sums.length;
    }

    boolean flawless() {
        return IntStream.range(0, sums.length).allMatch(c -> label[c] == predicted[c]);
    }

    double sum(int cell) {
        return sums[cell];
    }

    /** A single row's weight in this cell, in the mean over its weight. */
    double unit(int cell) {
        return squares[cell] / sums[cell];
    }

    ClassTotals totals() {
        return totals(sums);
    }

    ClassTotals totals(double[] weights) {
        int k = classes.size();
        ClassTotals totals = new ClassTotals(
                new double[k],
                new double[k],
                new double[k],
                Arrays.stream(weights).sum());
        for (int c = 0; c < weights.length; c++) {
            totals.labels()[label[c]] += weights[c];
            totals.predicted()[predicted[c]] += weights[c];
            totals.hits()[label[c]] += label[c] == predicted[c] ? weights[c] : 0;
        }
        return totals;
    }

    /** The totals with one row less in a cell. */
    ClassTotals totalsWithout(int cell) {
        double[] weights = sums.clone();
        weights[cell] = Math.max(0, weights[cell] - unit(cell));
        return totals(weights);
    }

    ClassTotals replicate(PoissonBootstrap bootstrap) {
        double[] weights = new double[sums.length];
        for (int c = 0; c < weights.length; c++) {
            weights[c] = bootstrap.cell(sums[c], squares[c]);
        }
        return totals(weights);
    }

    /** Kish's effective number of the rows with this label or prediction; -1 stands for any. */
    double effective(int ofLabel, int orPredicted) {
        double sum = 0;
        double square = 0;
        for (int c = 0; c < sums.length; c++) {
            if (ofLabel < 0 && orPredicted < 0 || label[c] == ofLabel || predicted[c] == orPredicted) {
                sum += sums[c];
                square += squares[c];
            }
        }
        return sum * sum / square;
    }

    /** The most frequent classes first, as many as are shown one by one. */
    int[] shown() {
        ClassTotals totals = totals();
        return IntStream.range(0, classes.size())
                .boxed()
                .sorted(Comparator.comparingDouble(c -> -totals.labels()[c]))
                .limit(classes.size() <= ConfusionMatrix.MAX_CLASSES ? classes.size() : ConfusionMatrix.MAX_CLASSES - 1)
                .sorted()
                .mapToInt(Integer::intValue)
                .toArray();
    }

    ConfusionMatrix matrix() {
        int[] shown = shown();
        int[] place = new int[classes.size()];
        Arrays.fill(place, shown.length);
        List<String> names = new ArrayList<>();
        for (int s = 0; s < shown.length; s++) {
            place[shown[s]] = s;
            names.add(classes.get(shown[s]));
        }
        if (shown.length < classes.size()) {
            names.add(ConfusionMatrix.OTHERS);
        }
        double[][] weights = new double[names.size()][names.size()];
        for (int c = 0; c < sums.length; c++) {
            weights[place[label[c]]][place[predicted[c]]] += sums[c];
        }
        List<List<Double>> lists = new ArrayList<>();
        for (double[] row : weights) {
            lists.add(Arrays.stream(row).boxed().toList());
        }
        return new ConfusionMatrix(names, lists);
    }
}
