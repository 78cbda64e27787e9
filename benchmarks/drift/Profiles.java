import io.jenkins.plugins.mlstages.engine.drift.DriftCheck;
import io.jenkins.plugins.mlstages.engine.drift.DriftOptions;
import io.jenkins.plugins.mlstages.engine.profile.DatasetProfile;
import io.jenkins.plugins.mlstages.engine.profile.ProfileJson;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Locale;

/**
 * Times what a drift check does when there are profiles already: reading, writing and checking, each the first time in this
 * process and the median of 30 times. Arguments: two profiles ({@code .json}).
 */
class Profiles {
    private interface Work {
        Object run() throws IOException;
    }

    public static void main(String[] arguments) throws IOException {
        byte[] before = Files.readAllBytes(Path.of(arguments[0]));
        byte[] after = Files.readAllBytes(Path.of(arguments[1]));
        System.out.println("| with profiles | milliseconds, first time | median of 30 |");
        System.out.println("|---|---|---|");
        String size = String.format(Locale.ROOT, "reading a profile of %d kB", before.length / 1000);
        time(size, () -> ProfileJson.read(before, "reference"));
        DatasetProfile reference = ProfileJson.read(before, "reference");
        DatasetProfile current = ProfileJson.read(after, "current");
        time("writing it", () -> ProfileJson.write(reference));
        int columns = reference.columns().size();
        time("checking " + columns + " columns, default methods", () -> DriftCheck.run(reference, current, new DriftOptions()));
    }

    private static void time(String what, Work work) throws IOException {
        double first = milliseconds(work);
        double[] times = new double[30];
        for (int i = 0; i < times.length; i++) {
            times[i] = milliseconds(work);
        }
        Arrays.sort(times);
        System.out.printf(Locale.ROOT, "| %s | %.0f | %.1f |%n", what, first, times[times.length / 2]);
    }

    private static double milliseconds(Work work) throws IOException {
        long start = System.nanoTime();
        work.run();
        return (System.nanoTime() - start) / 1e6;
    }
}
