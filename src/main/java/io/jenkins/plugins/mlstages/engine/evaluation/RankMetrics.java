package io.jenkins.plugins.mlstages.engine.evaluation;

import java.util.Map;
import java.util.function.ToDoubleFunction;

/** The metrics of two classes that follow from the order of the scores. */
final class RankMetrics {
    private static final int REPLICATES = 1_000;
    private static final Map<String, ToDoubleFunction<RankStatistics>> RESAMPLED = Map.of(
            "averagePrecision", RankStatistics::averagePrecision,
            "liftAtK", RankStatistics::liftAtK,
            "recallAtK", RankStatistics::recallAtK,
            "precisionAtK", RankStatistics::precisionAtK,
            "bestThreshold", RankStatistics::bestThreshold);

    private final Ranking ranking;
    private final double share;

    /** The metric of this name as a function of a ranking's statistics, {@code null} if it is none. */
    static ToDoubleFunction<RankStatistics> function(String name) {
        return RESAMPLED.get(name);
    }

    RankMetrics(Ranking ranking, double share) {
        this.ranking = ranking;
        this.share = share;
    }

    void values(MetricTable table) {
        RankStatistics statistics = RankStatistics.of(ranking, share);
        String oneClass = ranking.positives() == 0 ? "no row is positive" : "no row is negative";
        table.put("auc", statistics.auc(), oneClass);
        boolean none = ranking.positives() == 0;
        RESAMPLED.forEach((name, metric) ->
                table.put(name, none ? Double.NaN : metric.applyAsDouble(statistics), "no row is positive"));
    }

    /**
     * @param rows Kish's effective number of all rows
     */
    void intervals(MetricTable table, double rows, double level, long seed) {
        if (ranking.positives() == 0) {
            return;
        }
        double auc = table.value("auc");
        if (ranking.negatives() > 0) {
            double error = DeLong.standardError(ranking, auc);
            table.interval("auc", Interval.logit(auc, error, ranking.effectiveSmaller(), level));
        }
        RankBins bins = RankBins.of(ranking);
        RankStatistics binned = bins.statistics(share);
        RankStatistics[] replicates = new RankStatistics[REPLICATES];
        PoissonBootstrap bootstrap = new PoissonBootstrap(seed);
        for (int r = 0; r < REPLICATES; r++) {
            replicates[r] = bins.replicate(bootstrap, share);
        }
        RESAMPLED.forEach((name, metric) -> {
            double[] values = new double[REPLICATES];
            double shift = table.value(name) - metric.applyAsDouble(binned); // what cutting into bins has changed
            for (int r = 0; r < REPLICATES; r++) {
                values[r] = metric.applyAsDouble(replicates[r]) + shift;
            }
            double behind = name.equals("precisionAtK") ? share * rows : ranking.effectivePositives();
            table.interval(name, Bca.interval(table.value(name), values, 0, level), behind, level);
        });
    }
}
