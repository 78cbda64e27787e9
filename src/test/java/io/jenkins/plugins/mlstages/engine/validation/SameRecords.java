package io.jenkins.plugins.mlstages.engine.validation;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.jenkins.plugins.mlstages.engine.io.Json;
import io.jenkins.plugins.mlstages.engine.record.StageRecord;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/**
 * One course of stages on one set of data, and the records that it leaves. The steps of a pipeline and the commands of the
 * command line, which stand in two builds, are both held against the same kept records.
 *
 * <p>Each run of a test writes what it got to {@code target/same-records/<who>.json}. When records change on purpose, that
 * file takes the place of {@code same-records.json} beside this class, and both tests have to agree with it.
 */
public final class SameRecords {
    /** Where the data lie, seen from the workspace of the build and from where the commands are called. */
    public static final String FOLDER = "target/same-records";

    private SameRecords() {}

    /** Writes the data of the course below a workspace. */
    public static void writeData(Path workspace) throws IOException {
        Path folder = Files.createDirectories(workspace.resolve(FOLDER));
        Files.writeString(folder.resolve("model.json"), "{\"weights\": [1, 2]}\n");
        Files.writeString(folder.resolve("params.json"), "{\"depth\": 3, \"rate\": 0.1}\n");
        Files.writeString(folder.resolve("metrics.json"), "{\"latencyMs\": 12.5, \"note\": 3}\n");
        Files.write(folder.resolve("train.csv"), rows(160, 1, 0));
        Files.write(folder.resolve("first.csv"), rows(160, 1.2, 0));
        Files.write(folder.resolve("candidate.csv"), rows(160, 2.5, 0));
        Files.write(folder.resolve("fresh.csv"), rows(120, 1.5, 1.5));
        Files.write(folder.resolve("classes.csv"), classes(90));
        Files.write(folder.resolve("numbers.csv"), numbers(90));
    }

    private static List<String> rows(int count, double noise, double shift) {
        Random labels = new Random(7);
        Random noises = new Random(8);
        List<String> lines = new ArrayList<>(List.of("id,label,score,price,hour,region"));
        for (int i = 0; i < count; i++) {
            int label = labels.nextInt(2);
            double score = 1 / (1 + Math.exp(-(3 * label - 1.5 + noise * noises.nextGaussian())));
            String price = i % 40 == 3 ? "" : String.valueOf(noises.nextGaussian() + shift);
            lines.add("row" + i + "," + label + "," + score + "," + price + "," + i % 12 + ","
                    + (i % 3 == 0 ? "EU" : "US"));
        }
        return lines;
    }

    private static List<String> classes(int count) {
        Random random = new Random(9);
        String[] names = {"down", "same", "up"};
        List<String> lines = new ArrayList<>(List.of("label,p_down,p_same,p_up,weight"));
        for (int i = 0; i < count; i++) {
            int truth = random.nextInt(3);
            double[] p = new double[3];
            double sum = 0;
            for (int c = 0; c < 3; c++) {
                p[c] = random.nextDouble() + (c == truth ? 0.8 : 0);
                sum += p[c];
            }
            lines.add(names[truth] + "," + p[0] / sum + "," + p[1] / sum + "," + (1 - p[0] / sum - p[1] / sum) + ","
                    + (1 + i % 3));
        }
        return lines;
    }

    private static List<String> numbers(int count) {
        Random random = new Random(10);
        List<String> lines = new ArrayList<>(List.of("truth,predicted"));
        for (int i = 0; i < count; i++) {
            double truth = 10 * random.nextDouble();
            lines.add(truth + "," + (truth + random.nextGaussian()));
        }
        return lines;
    }

    /**
     * Holds the records of a course against the kept ones, but for which run made them, where, when and from which commit, and
     * how long it took.
     *
     * @param who made them, a name for the file of what was got
     */
    public static void check(String who, List<StageRecord> records) throws IOException {
        List<JsonNode> got = records.stream().map(SameRecords::comparable).toList();
        Path copy = Path.of(FOLDER, who + ".json");
        Files.createDirectories(copy.getParent());
        Files.writeString(copy, Json.prettyText(got) + "\n");
        try (InputStream kept = SameRecords.class.getResourceAsStream("same-records.json")) {
            List<String> differences = new ArrayList<>();
            // through text, for a whole number is of another class when it has just been made
            compare("", Json.mapper().readTree(kept), Json.mapper().readTree(Json.text(got)), differences);
            assertThat(differences).as("%s, all of it in %s", who, copy).isEmpty();
        }
    }

    private static void compare(String place, JsonNode kept, JsonNode got, List<String> differences) {
        if (kept.isContainerNode() && kept.getNodeType() == got.getNodeType() && kept.size() == got.size()) {
            if (kept.isObject()) {
                kept.fieldNames()
                        .forEachRemaining(
                                name -> compare(place + "/" + name, kept.get(name), got.path(name), differences));
            } else {
                for (int i = 0; i < kept.size(); i++) {
                    compare(place + "/" + i, kept.get(i), got.get(i), differences);
                }
            }
        } else if (!kept.equals(got)) {
            differences.add(place + ": " + shortened(kept) + " was expected, but was " + shortened(got));
        }
    }

    private static String shortened(JsonNode value) {
        String text = value.toString();
        return text.length() > 300 ? text.substring(0, 300) + "... (" + value.size() + " entries)" : text;
    }

    private static JsonNode comparable(StageRecord record) {
        ObjectNode json = Json.mapper().valueToTree(record);
        json.put("kind", record.kind());
        json.remove("millis");
        ((ObjectNode) json.get("origin")).retain("model", "stage");
        json.findParents("check").forEach(data -> ((ObjectNode) data.get("check")).remove("run"));
        return json;
    }
}
