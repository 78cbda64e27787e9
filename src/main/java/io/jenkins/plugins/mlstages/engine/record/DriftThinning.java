package io.jenkins.plugins.mlstages.engine.record;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.jenkins.plugins.mlstages.engine.io.DurableFile;
import io.jenkins.plugins.mlstages.engine.io.InputException;
import io.jenkins.plugins.mlstages.engine.io.Json;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * Drops from a run's folder what makes drift checks large: the distributions to draw, and the profiles that only drift
 * checks name. Verdicts, effects, p-values and sentences stay, and so does everything of the other stages.
 *
 * @param folder the folder of {@link RunRecords}
 */
public record DriftThinning(Path folder) {
    private static final String MARK = "thinned.json";
    private static final String DRIFT = "drift";

    /** Whether it was done, so that there is nothing to draw. */
    public boolean isDone() {
        return Files.exists(folder.resolve(MARK));
    }

    /**
     * Does it, if there is a drift record and it was not done before. A crash in between does no harm: the next call ends it.
     * Damaged records are left as they are.
     *
     * @return bytes that were freed
     */
    public long run() throws IOException {
        if (isDone()) {
            return 0;
        }
        StringBuilder others = new StringBuilder();
        List<Path> drifts = new ArrayList<>();
        for (Path file : RunRecords.files(folder)) {
            byte[] json = Files.readAllBytes(file);
            if (DRIFT.equals(kind(file, json))) {
                drifts.add(file);
            } else {
                others.append(new String(json, StandardCharsets.UTF_8));
            }
        }
        if (drifts.isEmpty()) {
            return 0;
        }
        long freed = 0;
        for (Path drift : drifts) {
            freed += thin(drift);
        }
        freed += deleteProfiles(others.toString());
        DurableFile.replace(folder.resolve(MARK), Json.write(1, Json.mapper().createObjectNode()));
        return freed;
    }

    private static String kind(Path file, byte[] json) {
        try {
            return Json.tree(json, file.getFileName().toString()).path("kind").asText();
        } catch (InputException damaged) {
            return "";
        }
    }

    private static long thin(Path file) throws IOException {
        byte[] json = Files.readAllBytes(file);
        ObjectNode record = Json.tree(json, file.getFileName().toString());
        for (JsonNode column : record.path("columns")) {
            ((ObjectNode) column).remove("distributions");
        }
        byte[] thin = Json.text(record).getBytes(StandardCharsets.UTF_8);
        DurableFile.replace(file, thin);
        return json.length - thin.length;
    }

    /** @param others the text of all records that are no drift records: profiles that they name stay */
    private long deleteProfiles(String others) throws IOException {
        Path profiles = folder.resolve("profiles");
        if (!Files.isDirectory(profiles)) {
            return 0;
        }
        long freed = 0;
        try (Stream<Path> files = Files.list(profiles)) {
            for (Path file : files.toList()) {
                String sha256 = file.getFileName().toString().replace(".json", "");
                if (!others.contains(sha256)) {
                    freed += Files.size(file);
                    Files.delete(file);
                }
            }
        }
        return freed;
    }
}
