import io.jenkins.plugins.mlstages.engine.drift.method.AndersonDarling;
import io.jenkins.plugins.mlstages.engine.drift.method.CategoricalMethod;
import io.jenkins.plugins.mlstages.engine.drift.method.ChiSquare;
import io.jenkins.plugins.mlstages.engine.drift.method.CramerVonMises;
import io.jenkins.plugins.mlstages.engine.drift.method.DriftMethod;
import io.jenkins.plugins.mlstages.engine.drift.method.EnergyDistance;
import io.jenkins.plugins.mlstages.engine.drift.method.EppsSingleton;
import io.jenkins.plugins.mlstages.engine.drift.method.FisherExact;
import io.jenkins.plugins.mlstages.engine.drift.method.GTest;
import io.jenkins.plugins.mlstages.engine.drift.method.Hellinger;
import io.jenkins.plugins.mlstages.engine.drift.method.JensenShannon;
import io.jenkins.plugins.mlstages.engine.drift.method.KolmogorovSmirnov;
import io.jenkins.plugins.mlstages.engine.drift.method.KullbackLeibler;
import io.jenkins.plugins.mlstages.engine.drift.method.LInfinity;
import io.jenkins.plugins.mlstages.engine.drift.method.MannWhitney;
import io.jenkins.plugins.mlstages.engine.drift.method.MaximumMeanDiscrepancy;
import io.jenkins.plugins.mlstages.engine.drift.method.NormalisedWasserstein;
import io.jenkins.plugins.mlstages.engine.drift.method.NumericMethod;
import io.jenkins.plugins.mlstages.engine.drift.method.PairedCategories;
import io.jenkins.plugins.mlstages.engine.drift.method.PairedNumbers;
import io.jenkins.plugins.mlstages.engine.drift.method.PopulationStability;
import io.jenkins.plugins.mlstages.engine.drift.method.TotalVariation;
import io.jenkins.plugins.mlstages.engine.drift.method.TwoProportions;
import io.jenkins.plugins.mlstages.engine.drift.method.WelchT;
import io.jenkins.plugins.mlstages.engine.profile.CategorySample;
import io.jenkins.plugins.mlstages.engine.profile.NumericSample;
import io.jenkins.plugins.mlstages.engine.record.DriftTest;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.IntStream;

/**
 * Each method by itself on single columns: how often a test has p <= 0.05, how often a distance is at least 0.1, without drift
 * and under four kinds of drift.
 *
 * Usage: MethodCalibration [trials, 4000 by default]
 */
public class MethodCalibration {
    static final long SEED = 20261102;
    static final int[] SIZES = {200, 2_000};

    interface Draw {
        double value(SplittableRandom random);
    }

    static double normal(SplittableRandom random) {
        return random.nextGaussian();
    }

    /** Student's t with 3 degrees of freedom, scaled to a standard deviation of 1: the same mean and variance, other tails. */
    static double heavyTailed(SplittableRandom random) {
        double squares = 0;
        for (int i = 0; i < 3; i++) {
            double x = random.nextGaussian();
            squares += x * x;
        }
        return random.nextGaussian() / Math.sqrt(squares / 3) / Math.sqrt(3);
    }

    public static void main(String[] arguments) {
        int trials = arguments.length > 0 ? Integer.parseInt(arguments[0]) : 4_000;
        System.out.printf("%d pairs of samples for each cell; seed %d%n%n", trials, SEED);
        Map<String, Draw> numeric = new LinkedHashMap<>();
        numeric.put("no drift", MethodCalibration::normal);
        numeric.put("mean + 0.2 sd", r -> 0.2 + normal(r));
        numeric.put("sd x 1.2", r -> 1.2 * normal(r));
        numeric.put("heavier tails", MethodCalibration::heavyTailed);
        numeric.put("1 % outliers at 20 sd", r -> normal(r) + (r.nextDouble() < 0.01 ? 20 : 0));
        List<NumericMethod> methods = List.of(
                new KolmogorovSmirnov(), new AndersonDarling(), new CramerVonMises(), new MannWhitney(), new WelchT(),
                new EppsSingleton(), new MaximumMeanDiscrepancy(), new NormalisedWasserstein(), new EnergyDistance(),
                new JensenShannon(), new KullbackLeibler(), new Hellinger(), new PopulationStability(), new TotalVariation());
        print(trials, numeric, methods, MethodCalibration::numbers, (m, pair) -> m.test(pair));

        Map<String, double[][]> five = new LinkedHashMap<>();
        double[] base = {0.4, 0.3, 0.15, 0.1, 0.05};
        five.put("5 categories, no drift", new double[][] {base, base});
        five.put("5 points from the first to the second", new double[][] {base, {0.35, 0.35, 0.15, 0.1, 0.05}});
        five.put("the rarest doubles", new double[][] {base, {0.38, 0.285, 0.1425, 0.0925, 0.1}});
        five.put("2 categories, no drift", new double[][] {{0.3, 0.7}, {0.3, 0.7}});
        five.put("2 categories, 5 points more", new double[][] {{0.3, 0.7}, {0.35, 0.65}});
        double[] many = IntStream.range(0, 500).mapToDouble(i -> 1.0 / (i + 1)).toArray();
        five.put("500 categories (1/rank), no drift", new double[][] {many, many});
        List<CategoricalMethod> categorical = List.of(
                new ChiSquare(), new GTest(), new TwoProportions(), new FisherExact(), new JensenShannon(), new KullbackLeibler(),
                new Hellinger(), new PopulationStability(), new TotalVariation(), new LInfinity());
        print(trials, five, categorical, MethodCalibration::categories, (m, pair) -> m.test(pair));
    }

    interface Maker<S, P> {
        P pair(S scenario, SplittableRandom random, int n);
    }

    interface Runner<M, P> {
        DriftTest test(M method, P pair);
    }

    static <S, M extends DriftMethod, P> void print(
            int trials, Map<String, S> scenarios, List<M> methods, Maker<S, P> maker, Runner<M, P> runner) {
        StringBuilder head = new StringBuilder("| method |");
        scenarios.keySet().forEach(s -> Arrays.stream(SIZES).forEach(n -> head.append(' ').append(s).append(", n = ").append(n).append(" |")));
        System.out.println(head);
        System.out.println("|---|" + "---|".repeat(scenarios.size() * SIZES.length));
        Map<String, StringBuilder> rows = new LinkedHashMap<>();
        methods.forEach(m -> rows.put(m.id(), new StringBuilder("| `" + m.id() + "`" + (m.hasPValue() ? "" : " >= 0.1"))));
        long seed = SEED;
        for (S scenario : scenarios.values()) {
            for (int n : SIZES) {
                SplittableRandom random = new SplittableRandom(seed++);
                int[] hits = new int[methods.size()];
                int[] answers = new int[methods.size()];
                for (int trial = 0; trial < trials; trial++) {
                    P pair = maker.pair(scenario, random, n);
                    for (int m = 0; m < hits.length; m++) {
                        DriftTest answer = runner.test(methods.get(m), pair);
                        answers[m] += answer.hasAnswer() ? 1 : 0;
                        hits[m] += !answer.hasAnswer() ? 0 : methods.get(m).hasPValue() ? (answer.pValue() <= 0.05 ? 1 : 0) : answer.statistic() >= 0.1 ? 1 : 0;
                    }
                }
                for (int m = 0; m < hits.length; m++) {
                    rows.get(methods.get(m).id()).append(answers[m] == 0 ? " | -" : String.format(Locale.ROOT, " | %.1f %%", 100.0 * hits[m] / answers[m]));
                }
            }
        }
        rows.values().forEach(row -> System.out.println(row + " |"));
        System.out.println();
    }

    static PairedNumbers numbers(Draw current, SplittableRandom random, int n) {
        return PairedNumbers.of(sample(MethodCalibration::normal, random, n), sample(current, random, n));
    }

    static NumericSample sample(Draw draw, SplittableRandom random, int n) {
        double[] values = new double[n];
        for (int i = 0; i < n; i++) {
            values[i] = draw.value(random);
        }
        Arrays.sort(values); // continuous: no ties
        long[] counts = new long[n];
        Arrays.fill(counts, 1);
        double mean = Arrays.stream(values).sum() / n;
        double squares = Arrays.stream(values).map(x -> (x - mean) * (x - mean)).sum();
        return new NumericSample(values, counts, n, mean, squares / (n - 1), values[0], values[n - 1], true);
    }

    static PairedCategories categories(double[][] shares, SplittableRandom random, int n) {
        return PairedCategories.of(sample(shares[0], random, n), sample(shares[1], random, n));
    }

    static CategorySample sample(double[] weights, SplittableRandom random, int n) {
        double[] sums = weights.clone();
        Arrays.parallelPrefix(sums, Double::sum);
        Map<String, Long> counted = new TreeMap<>();
        for (int i = 0; i < n; i++) {
            int at = Arrays.binarySearch(sums, random.nextDouble() * sums[sums.length - 1]);
            counted.merge("c" + Math.min(weights.length - 1, at < 0 ? -at - 1 : at), 1L, Long::sum);
        }
        return new CategorySample(
                counted.keySet().toArray(String[]::new), counted.values().stream().mapToLong(Long::longValue).toArray(), n, true);
    }
}
