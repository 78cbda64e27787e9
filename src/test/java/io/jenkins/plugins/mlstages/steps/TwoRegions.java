package io.jenkins.plugins.mlstages.steps;

import hudson.FilePath;
import java.util.Random;

/** Data of two regions, and the data before, of which a version is trained; fixed seeds, so the same each time. */
final class TwoRegions {
    private static final String[] KINDS = {"base", "peak", "night", "reserve"};

    private TwoRegions() {}

    static String before() {
        return rows(1, 3_000, 0, 0);
    }

    /** The price is higher by half a standard deviation, and some values are missing. */
    static String eu() {
        return rows(2, 700, 0.5, 0.2);
    }

    /** As before. */
    static String us() {
        return rows(3, 1_100, 0, 0);
    }

    /** All rows of both in one file. */
    static String both() {
        return eu() + us().substring(us().indexOf('\n') + 1);
    }

    private static String rows(long seed, int count, double shift, double missing) {
        Random random = new Random(seed);
        StringBuilder csv = new StringBuilder("price,demand,kind,hour,class\n");
        for (int i = 0; i < count; i++) {
            double price = shift + random.nextGaussian();
            csv.append(random.nextDouble() < missing ? "" : String.valueOf(price))
                    .append(',')
                    .append(100 * random.nextDouble())
                    .append(',')
                    .append(KINDS[(int) Math.floor(KINDS.length * Math.pow(random.nextDouble(), 1 + shift))])
                    .append(',')
                    .append(random.nextInt(8))
                    .append(',')
                    .append(price > 0 ? "up" : "down")
                    .append('\n');
        }
        return csv.toString();
    }

    static void write(FilePath workspace, String name, String text) throws Exception {
        FilePath file = workspace.child(name);
        file.getParent().mkdirs();
        file.write(text, "UTF-8");
    }
}
