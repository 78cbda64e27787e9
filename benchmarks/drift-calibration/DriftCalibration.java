import io.jenkins.plugins.mlstages.engine.drift.ColumnData;
import io.jenkins.plugins.mlstages.engine.drift.DatasetData;
import io.jenkins.plugins.mlstages.engine.drift.DriftCheck;
import io.jenkins.plugins.mlstages.engine.drift.DriftOptions;
import io.jenkins.plugins.mlstages.engine.drift.DriftOutcome;
import io.jenkins.plugins.mlstages.engine.profile.ColumnType;
import io.jenkins.plugins.mlstages.engine.profile.NumericSample;
import io.jenkins.plugins.mlstages.engine.record.ColumnDrift;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.SplittableRandom;

/**
 * How often drift is reported where there is none, and how often where there is: 20 independent normal columns, reference and
 * current of n rows each. Every value is drawn and sorted; nothing is approximated. The trials of one size share their null
 * data: for the power, a constant is added to the first column of the current data.
 *
 * Usage: DriftCalibration [data sets per size, 1000 by default] [sizes, 200 2000 50000 by default]
 */
public class DriftCalibration {
    static final int COLUMNS = 20;
    static final double[] SHIFTS = {0.1, 0.2, 0.5};
    static final long SEED = 20261101;
    static final DriftOptions DEFAULT = new DriftOptions();
    static final DriftOptions EVIDENTLY = new DriftOptions().preset("evidently");

    public static void main(String[] arguments) {
        int trials = arguments.length > 0 ? Integer.parseInt(arguments[0]) : 1_000;
        int[] sizes = arguments.length > 1
                ? Arrays.stream(arguments).skip(1).mapToInt(Integer::parseInt).toArray()
                : new int[] {200, 2_000, 50_000};
        System.out.printf("%d data sets of %d columns for each size; seed %d plus the size%n%n", trials, COLUMNS, SEED);
        List<String> alarms = new ArrayList<>();
        List<String> power = new ArrayList<>();
        for (int n : sizes) {
            measure(n, trials, alarms, power);
        }
        System.out.println("| n | significance alone: any column | default rule: any column | Evidently preset: any column | Evidently preset: data set |");
        System.out.println("|---|---|---|---|---|");
        alarms.forEach(System.out::println);
        System.out.println();
        System.out.println("| n | shift of one column (sd) | significance alone: column | default rule: column | default rule: data set"
                + " | Evidently preset: column | Evidently preset: data set |");
        System.out.println("|---|---|---|---|---|---|---|");
        power.forEach(System.out::println);
    }

    static void measure(int n, int trials, List<String> alarms, List<String> power) {
        SplittableRandom seeds = new SplittableRandom(SEED + n);
        int[] alarm = new int[4];
        int[][] found = new int[SHIFTS.length][5];
        for (int trial = 0; trial < trials; trial++) {
            SplittableRandom random = seeds.split();
            List<ColumnData> reference = new ArrayList<>();
            List<ColumnData> current = new ArrayList<>();
            for (int c = 0; c < COLUMNS; c++) {
                reference.add(column(c, sorted(random, n), 0));
            }
            double[] first = null;
            for (int c = 0; c < COLUMNS; c++) {
                double[] values = sorted(random, n);
                first = c == 0 ? values : first;
                current.add(column(c, values, 0));
            }
            DatasetData before = new DatasetData(n, reference, null);
            DriftOutcome ours = DriftCheck.run(before, new DatasetData(n, current, null), DEFAULT);
            DriftOutcome theirs = DriftCheck.run(before, new DatasetData(n, current, null), EVIDENTLY);
            alarm[0] += ours.columns().stream().anyMatch(DriftCalibration::significant) ? 1 : 0;
            alarm[1] += ours.detected() ? 1 : 0;
            alarm[2] += theirs.columns().stream().anyMatch(ColumnDrift::drifted) ? 1 : 0;
            alarm[3] += theirs.detected() ? 1 : 0;
            for (int s = 0; s < SHIFTS.length; s++) {
                current.set(0, column(0, first, SHIFTS[s]));
                DatasetData shifted = new DatasetData(n, current, null);
                ours = DriftCheck.run(before, shifted, DEFAULT);
                theirs = DriftCheck.run(before, shifted, EVIDENTLY);
                found[s][0] += significant(firstOf(ours)) ? 1 : 0;
                found[s][1] += firstOf(ours).drifted() ? 1 : 0;
                found[s][2] += ours.detected() ? 1 : 0;
                found[s][3] += firstOf(theirs).drifted() ? 1 : 0;
                found[s][4] += theirs.detected() ? 1 : 0;
            }
            if ((trial + 1) % Math.max(1, trials / 10) == 0) {
                System.err.printf("n = %d: %d of %d%n", n, trial + 1, trials);
            }
        }
        alarms.add("| " + n + percents(alarm, trials) + " |");
        for (int s = 0; s < SHIFTS.length; s++) {
            power.add("| " + n + " | " + SHIFTS[s] + percents(found[s], trials) + " |");
        }
    }

    static boolean significant(ColumnDrift column) {
        return column.pValue() <= DEFAULT.alpha();
    }

    static ColumnDrift firstOf(DriftOutcome outcome) {
        return outcome.columns().stream().filter(c -> c.name().equals("c0")).findFirst().orElseThrow();
    }

    static String percents(int[] counts, int trials) {
        StringBuilder text = new StringBuilder();
        for (int count : counts) {
            text.append(String.format(Locale.ROOT, " | %.1f %%", 100.0 * count / trials));
        }
        return text.toString();
    }

    static double[] sorted(SplittableRandom random, int n) {
        double[] values = new double[n];
        for (int i = 0; i < n; i++) {
            values[i] = random.nextGaussian();
        }
        Arrays.sort(values);
        return values;
    }

    static ColumnData column(int index, double[] sorted, double shift) {
        int n = sorted.length;
        double[] values = new double[n];
        long[] counts = new long[n];
        int distinct = 0;
        double sum = 0;
        for (double value : sorted) {
            double x = value + shift;
            sum += x;
            if (distinct == 0 || values[distinct - 1] != x) {
                values[distinct++] = x;
            }
            counts[distinct - 1]++;
        }
        double mean = sum / n;
        double squares = 0;
        for (int i = 0; i < distinct; i++) {
            squares += counts[i] * (values[i] - mean) * (values[i] - mean);
        }
        NumericSample sample = new NumericSample(
                Arrays.copyOf(values, distinct), Arrays.copyOf(counts, distinct), n, mean, squares / (n - 1),
                values[0], values[distinct - 1], true);
        return new ColumnData("c" + index, ColumnType.NUMERIC, n, 0, 0, sample, null);
    }
}
