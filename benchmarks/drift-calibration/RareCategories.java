import io.jenkins.plugins.mlstages.engine.drift.method.CategoricalMethod;
import io.jenkins.plugins.mlstages.engine.drift.method.ChiSquare;
import io.jenkins.plugins.mlstages.engine.drift.method.GTest;
import io.jenkins.plugins.mlstages.engine.drift.method.JensenShannon;
import io.jenkins.plugins.mlstages.engine.drift.method.PairedCategories;
import io.jenkins.plugins.mlstages.engine.drift.method.TwoProportions;
import io.jenkins.plugins.mlstages.engine.record.DriftTest;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.apache.commons.math3.special.Gamma;

/**
 * How often categorical tests report drift where there is none, when categories are rare and the two sides are of different
 * sizes: at p <= 0.05, and at p <= 0.0025 as Holm's correction asks of 20 columns. Then how often they find drift.
 *
 * Usage: RareCategories [trials, 4000 by default]
 */
public class RareCategories {
    static final long SEED = 20261103;
    static final int[][] SIZES = {
        {10_000, 200}, {10_000, 50}, {1_000, 20}, {200, 10_000}, {100_000, 500}, {1_000, 1_000}, {200, 200}, {50, 50}
    };
    static final double[] LEVELS = {0.05, 0.0025};

    public static void main(String[] arguments) {
        int trials = arguments.length > 0 ? Integer.parseInt(arguments[0]) : 4_000;
        Map<String, double[]> shares = new LinkedHashMap<>();
        shares.put("300, as rank^-1.5", falling(300, 1.5));
        shares.put("2,000, as 1/rank", falling(2_000, 1));
        shares.put("5 common, 50 rare", mixed(5, 1, 50, 0.002));
        shares.put("3 common, 10 rare", mixed(3, 1, 10, 0.001));
        shares.put("500 equal", mixed(500, 1, 0, 0));
        shares.put("60, 30, 9.7, 0.3 %", new double[] {60, 30, 9.7, 0.3});
        shares.put("99, 1 %", new double[] {99, 1});
        System.out.printf("%d pairs of samples for each row; seed %d%n%n", trials, SEED);
        System.out.println("| categories | reference, current | `chi-square` p <= 0.05 / 0.0025 | and `jensen-shannon` >= 0.1"
                + " | plain chi-square p-value | `g-test` | `z` |");
        System.out.println("|---|---|---|---|---|---|---|");
        long seed = SEED;
        for (Map.Entry<String, double[]> entry : shares.entrySet()) {
            for (int[] sizes : SIZES) {
                double[] same = entry.getValue();
                System.out.println("| " + entry.getKey() + " | " + sizes[0] + ", " + sizes[1]
                        + row(trials, same, same, sizes, new SplittableRandom(seed++)));
            }
        }
        System.out.println();
        System.out.println("With drift:");
        System.out.println();
        double[] before = shares.get("300, as rank^-1.5");
        double[] fewer = before.clone();
        fewer[0] *= 0.7;
        double[] spread = before.clone();
        IntStream.range(100, 300).forEach(i -> spread[i] *= 5);
        double[] fresh = Arrays.copyOf(before, 301);
        fresh[300] = 0.1 * Arrays.stream(before).sum();
        double[] none = Arrays.copyOf(before, 301);
        for (int[] sizes : new int[][] {{10_000, 200}, {1_000, 1_000}}) {
            String size = " | " + sizes[0] + ", " + sizes[1];
            System.out.println("| the first a third rarer" + size + row(trials, before, fewer, sizes, new SplittableRandom(seed++)));
            System.out.println("| the last 200 five times as often" + size + row(trials, before, spread, sizes, new SplittableRandom(seed++)));
            System.out.println("| a new one with 9 %" + size + row(trials, none, fresh, sizes, new SplittableRandom(seed++)));
        }
    }

    static double[] falling(int categories, double exponent) {
        return IntStream.rangeClosed(1, categories).mapToDouble(i -> Math.pow(i, -exponent)).toArray();
    }

    static double[] mixed(int common, double much, int rare, double little) {
        return IntStream.range(0, common + rare).mapToDouble(i -> i < common ? much : little).toArray();
    }

    static String row(int trials, double[] before, double[] after, int[] sizes, SplittableRandom random) {
        List<CategoricalMethod> methods = List.of(new ChiSquare(), new GTest(), new TwoProportions());
        int[][] hits = new int[methods.size() + 1][LEVELS.length];
        int[] answers = new int[methods.size()];
        int[] large = new int[LEVELS.length];
        for (int trial = 0; trial < trials; trial++) {
            PairedCategories pair = pair(counts(before, random, sizes[0]), counts(after, random, sizes[1]), sizes);
            if (pair.distinct() == 1) {
                continue; // nothing to compare: no report
            }
            double distance = new JensenShannon().test(pair).statistic();
            for (int m = 0; m < answers.length; m++) {
                DriftTest answer = methods.get(m).test(pair);
                if (answer.hasAnswer()) {
                    answers[m]++;
                    count(hits[m], answer.pValue());
                }
            }
            DriftTest chiSquare = methods.get(0).test(pair);
            count(hits[answers.length], Gamma.regularizedGammaQ((pair.distinct() - 1) / 2.0, chiSquare.statistic() / 2));
            if (distance >= 0.1) {
                count(large, chiSquare.pValue());
            }
        }
        return " | " + percents(hits[0], trials) + " | " + percents(large, trials) + " | " + percents(hits[3], trials)
                + " | " + percents(hits[1], answers[1]) + " | " + percents(hits[2], answers[2]) + " |";
    }

    static void count(int[] hits, double pValue) {
        for (int i = 0; i < LEVELS.length; i++) {
            hits[i] += pValue <= LEVELS[i] ? 1 : 0;
        }
    }

    static String percents(int[] hits, int of) {
        return of == 0 ? "-" : String.format(Locale.ROOT, "%.1f / %.2f %%", 100.0 * hits[0] / of, 100.0 * hits[1] / of);
    }

    static long[] counts(double[] weights, SplittableRandom random, int n) {
        double[] sums = weights.clone();
        Arrays.parallelPrefix(sums, Double::sum);
        long[] counts = new long[weights.length];
        for (int i = 0; i < n; i++) {
            int at = Arrays.binarySearch(sums, random.nextDouble() * sums[sums.length - 1]);
            counts[Math.min(weights.length - 1, at < 0 ? -at - 1 : at + 1)]++;
        }
        return counts;
    }

    static PairedCategories pair(long[] reference, long[] current, int[] sizes) {
        int[] seen = IntStream.range(0, reference.length).filter(i -> reference[i] + current[i] > 0).toArray();
        return new PairedCategories(
                IntStream.of(seen).mapToObj(i -> "c" + i).toArray(String[]::new),
                IntStream.of(seen).mapToLong(i -> reference[i]).toArray(),
                IntStream.of(seen).mapToLong(i -> current[i]).toArray(),
                sizes[0],
                sizes[1],
                true);
    }
}
