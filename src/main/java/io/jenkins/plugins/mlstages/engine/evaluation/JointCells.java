package io.jenkins.plugins.mlstages.engine.evaluation;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.DoubleSupplier;
import java.util.function.ToDoubleFunction;

/** How often each label meets each pair of two versions' predictions: what a paired bootstrap of classes draws from. */
final class JointCells {
    private static final int REPLICATES = 2_000;

    /** One cell: label and predictions, and the sums of weights and of squared weights of its rows. */
    private static final class Cell {
        private final int label;
        private final int candidate;
        private final int baseline;
        private double sum;
        private double squares;
        private double drawn;

        private Cell(int label, int candidate, int baseline) {
            this.label = label;
            this.candidate = candidate;
            this.baseline = baseline;
        }
    }

    private final Map<Long, Cell> cells = new LinkedHashMap<>();

    private JointCells() {}

    static JointCells of(BinaryPredictions candidate, BinaryPredictions baseline, double threshold) {
        JointCells joint = new JointCells();
        for (int i = 0; i < candidate.rows().size(); i++) {
            joint.add(
                    candidate.labels()[i],
                    CellMetrics.predicted(candidate, i, threshold),
                    CellMetrics.predicted(baseline, i, threshold),
                    candidate.rows().weight(i));
        }
        return joint;
    }

    static JointCells of(ClassPredictions candidate, ClassPredictions baseline) {
        JointCells joint = new JointCells();
        for (int i = 0; i < candidate.rows().size(); i++) {
            joint.add(
                    candidate.labels()[i],
                    candidate.predicted()[i],
                    baseline.predicted()[i],
                    candidate.rows().weight(i));
        }
        return joint;
    }

    private void add(int label, int candidate, int baseline, double weight) {
        long key = ((long) label << 20 | candidate) << 20 | baseline;
        Cell cell = cells.computeIfAbsent(key, absent -> new Cell(label, candidate, baseline));
        cell.sum += weight;
        cell.squares += weight * weight;
    }

    double standardError(ToDoubleFunction<Cells> metric, long seed) {
        return resampled(seed, () -> {
            double[] mine = new double[4];
            double[] theirs = new double[4];
            for (Cell cell : cells.values()) {
                mine[Cells.index(cell.label, cell.candidate)] += cell.drawn;
                theirs[Cells.index(cell.label, cell.baseline)] += cell.drawn;
            }
            return metric.applyAsDouble(Cells.of(mine)) - metric.applyAsDouble(Cells.of(theirs));
        });
    }

    double standardError(ToDoubleFunction<ClassTotals> metric, int classes, long seed) {
        return resampled(seed, () -> {
            double total = 0;
            for (Cell cell : cells.values()) {
                total += cell.drawn;
            }
            ClassTotals mine = new ClassTotals(new double[classes], new double[classes], new double[classes], total);
            ClassTotals theirs = new ClassTotals(new double[classes], mine.labels(), new double[classes], total);
            for (Cell cell : cells.values()) {
                mine.labels()[cell.label] += cell.drawn; // shared with theirs
                mine.predicted()[cell.candidate] += cell.drawn;
                theirs.predicted()[cell.baseline] += cell.drawn;
                mine.hits()[cell.label] += cell.candidate == cell.label ? cell.drawn : 0;
                theirs.hits()[cell.label] += cell.baseline == cell.label ? cell.drawn : 0;
            }
            return metric.applyAsDouble(mine) - metric.applyAsDouble(theirs);
        });
    }

    private double resampled(long seed, DoubleSupplier difference) {
        PoissonBootstrap bootstrap = new PoissonBootstrap(seed);
        double[] values = new double[REPLICATES];
        for (int r = 0; r < REPLICATES; r++) {
            for (Cell cell : cells.values()) {
                cell.drawn = bootstrap.cell(cell.sum, cell.squares);
            }
            values[r] = difference.getAsDouble();
        }
        return Bca.standardDeviation(values);
    }
}
