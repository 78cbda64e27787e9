package io.jenkins.plugins.mlstages.engine.profile;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.jenkins.plugins.mlstages.engine.data.DataFiles;
import io.jenkins.plugins.mlstages.engine.data.Table;
import io.jenkins.plugins.mlstages.engine.data.TableOptions;
import io.jenkins.plugins.mlstages.engine.io.Json;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;

/** Rows of every kind, and what tests do with them. */
final class Samples {
    static final String HEADER = "normal,price,code,flag,day,id,mixed,odd,constant,empty,huge";

    private Samples() {}

    static List<String> rows(int n, long seed) {
        Random random = new Random(seed);
        List<String> rows = new ArrayList<>();
        for (int i = 0; i < n; i++) {
            rows.add(String.join(
                    ",",
                    Double.toString(random.nextGaussian()),
                    String.format(Locale.ROOT, "%.2f", Math.exp(random.nextGaussian()) * 10),
                    Integer.toString(random.nextInt(4)),
                    random.nextBoolean() ? "True" : "False",
                    "202" + random.nextInt(5) + "-0" + (1 + random.nextInt(9)) + "-1" + random.nextInt(10),
                    random.nextInt(20) == 0 ? "frequent" : "id-" + Long.toString(random.nextLong() >>> 24, 36),
                    random.nextInt(3) == 0 ? "x" + random.nextInt(5) : Integer.toString(random.nextInt(30)),
                    odd(random),
                    "7",
                    "",
                    Double.toString((random.nextBoolean() ? -1 : 1) * Math.pow(10, random.nextDouble() * 600 - 300))));
        }
        return rows;
    }

    private static String odd(Random random) {
        return switch (random.nextInt(10)) {
            case 0 -> "NaN";
            case 1 -> "inf";
            case 2 -> "-inf";
            case 3 -> "";
            case 4 -> "NA";
            case 5 -> "0";
            case 6 -> "-0.0";
            case 7 -> "4.9E-324";
            default -> Double.toString(-random.nextDouble());
        };
    }

    static DatasetProfile profile(Path folder, List<String> rows) throws IOException {
        return profile(folder, HEADER, rows, Map.of());
    }

    static DatasetProfile profile(Path folder, String header, List<String> rows, Map<String, ColumnRule> rules)
            throws IOException {
        Table table = table(folder, header, rows);
        return DatasetProfile.of(table, table.columns(), rules, 2);
    }

    /** What one thread has seen of the rows. */
    static ProfileCollector collector(Path folder, List<String> rows) throws IOException {
        Table table = table(folder, HEADER, rows);
        return table.scanUnordered(table.columns(), 1, () -> new ProfileCollector(table.columns(), Map.of()));
    }

    private static Table table(Path folder, String header, List<String> rows) throws IOException {
        Path file = Files.createTempFile(folder, "part", ".csv");
        Files.writeString(file, header + "\n" + String.join("\n", rows) + "\n");
        return Table.open(DataFiles.find(folder, List.of(file.getFileName().toString())), TableOptions.DEFAULT);
    }

    /** The kept form without what is equal to rounding only. */
    static ObjectNode withoutSums(DatasetProfile profile) {
        ObjectNode tree = Json.tree(ProfileJson.write(profile), "the profile");
        tree.remove("coMoments");
        tree.remove("sha256");
        return tree;
    }
}
