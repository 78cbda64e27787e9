package io.jenkins.plugins.mlstages.engine.evaluation;

import java.util.ArrayList;
import java.util.List;

/**
 * A ranking cut into at most about {@link #MOST} groups of neighbours, so that a bootstrap replicate costs the same for
 * five million rows as for two thousand. Below that number of different scores nothing is lost.
 */
final class RankBins implements Ranking.Groups {
    static final int MOST = 2_000;

    /** One group: its lowest score and its sums of weights and of squared weights. */
    private record Bin(double score, double positives, double negatives, double squares) {}

    private final List<Bin> bins = new ArrayList<>();
    private final double width;
    private double of1;
    private double of0;
    private double squares;
    private double lastScore;

    private RankBins(Ranking ranking) {
        width = ranking.size() <= MOST ? 0 : (ranking.positives() + ranking.negatives()) / MOST;
    }

    static RankBins of(Ranking ranking) {
        RankBins bins = new RankBins(ranking);
        ranking.descending(bins);
        bins.close();
        return bins;
    }

    @Override
    public void group(double score, double positives, double negatives, double groupSquares) {
        of1 += positives;
        of0 += negatives;
        squares += groupSquares;
        lastScore = score;
        if (of1 + of0 >= width) {
            close();
        }
    }

    private void close() {
        if (of1 + of0 > 0) {
            bins.add(new Bin(lastScore, of1, of0, squares));
        }
        of1 = 0;
        of0 = 0;
        squares = 0;
    }

    /** The statistics of the binned ranking itself. */
    RankStatistics statistics(double share) {
        double positives = 0;
        double negatives = 0;
        for (Bin bin : bins) {
            positives += bin.positives;
            negatives += bin.negatives;
        }
        RankStatistics statistics = new RankStatistics(positives, negatives, share);
        bins.forEach(bin -> statistics.group(bin.score, bin.positives, bin.negatives, bin.squares));
        return statistics;
    }

    /** The statistics of one bootstrap replicate. */
    RankStatistics replicate(PoissonBootstrap bootstrap, double share) {
        int n = bins.size();
        double[] drawn1 = new double[n];
        double[] drawn0 = new double[n];
        double positives = 0;
        double negatives = 0;
        for (int b = 0; b < n; b++) {
            Bin bin = bins.get(b);
            double perWeight = bin.squares / (bin.positives + bin.negatives);
            drawn1[b] = bootstrap.cell(bin.positives, bin.positives * perWeight);
            drawn0[b] = bootstrap.cell(bin.negatives, bin.negatives * perWeight);
            positives += drawn1[b];
            negatives += drawn0[b];
        }
        RankStatistics statistics = new RankStatistics(positives, negatives, share);
        for (int b = 0; b < n; b++) {
            statistics.group(bins.get(b).score, drawn1[b], drawn0[b], 0);
        }
        return statistics;
    }
}
