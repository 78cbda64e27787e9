package io.jenkins.plugins.mlstages.engine.training;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.core.json.JsonReadFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.jenkins.plugins.mlstages.engine.io.InputException;
import io.jenkins.plugins.mlstages.engine.io.Json;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import org.yaml.snakeyaml.error.YAMLException;

/**
 * A small JSON or YAML file that a user wrote, as flat names and scalar values: nested maps join their names by a dot.
 * JSON may hold {@code NaN} and {@code Infinity}, as Python writes them.
 */
final class StructuredFile {
    private static final long MAX_BYTES = 16L << 20;
    private static final int MAX_ENTRIES = 10_000;
    private static final int MAX_NAME = 250;

    private static final StreamReadConstraints LIMITS = StreamReadConstraints.builder()
            .maxNestingDepth(32)
            .maxDocumentLength(MAX_BYTES)
            .build();
    private static final ObjectMapper JSON = JsonMapper.builder(
                    JsonFactory.builder().streamReadConstraints(LIMITS).build())
            .enable(JsonReadFeature.ALLOW_NON_NUMERIC_NUMBERS)
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .build();

    private StructuredFile() {}

    static boolean isYaml(Path file) {
        String name = file.getFileName().toString().toLowerCase(Locale.ROOT);
        return name.endsWith(".yaml") || name.endsWith(".yml");
    }

    /**
     * @param parameter name of the parameter that named the file, for errors
     * @return scalar nodes by flat name, in the file's order; arrays are kept as one value each
     */
    static Map<String, JsonNode> read(Path file, String shown, String parameter) throws IOException {
        checkReadable(file, shown, parameter);
        JsonNode tree;
        try {
            byte[] content = Files.readAllBytes(file);
            tree = isYaml(file) ? JSON.valueToTree(Yaml12.read(content)) : JSON.readTree(content);
        } catch (JsonProcessingException e) {
            throw new InputException(
                    parameter + ": " + shown + " is not readable as JSON: " + Json.firstLine(e) + ".", e);
        } catch (YAMLException e) {
            throw new InputException(
                    parameter + ": " + shown + " is not readable as YAML: " + Yaml12.sentence(e) + ".", e);
        }
        if (!tree.isObject()) {
            throw new InputException(parameter + ": " + shown + " must hold a map of names to values, but holds "
                    + (tree.isMissingNode()
                            ? "nothing"
                            : "one of type " + tree.getNodeType().name().toLowerCase(Locale.ROOT))
                    + ".");
        }
        Map<String, JsonNode> flat = new LinkedHashMap<>();
        flatten("", tree, flat, parameter + ": " + shown);
        return flat;
    }

    static void checkReadable(Path file, String shown, String parameter) throws IOException {
        if (!Files.isRegularFile(file)) {
            throw new InputException(
                    parameter + ": " + shown + " does not exist; a file that the training writes was expected.");
        }
        if (Files.size(file) > MAX_BYTES) {
            throw new InputException(parameter + ": " + shown + " has " + Files.size(file) + " bytes; at most "
                    + MAX_BYTES + " are read.");
        }
    }

    private static void flatten(String prefix, JsonNode map, Map<String, JsonNode> flat, String where) {
        for (Map.Entry<String, JsonNode> entry : map.properties()) {
            String name = prefix + entry.getKey();
            checkName(name, where);
            if (entry.getValue().isObject()) {
                flatten(name + ".", entry.getValue(), flat, where);
            } else if (flat.put(name, entry.getValue()) != null) {
                throw new InputException(
                        where + " has '" + name + "' twice, once nested and once with a dot; one was expected.");
            }
            checkCount(flat.size(), where);
        }
    }

    static void checkCount(int entries, String where) {
        if (entries > MAX_ENTRIES) {
            throw new InputException(where + " has more than " + MAX_ENTRIES + " entries.");
        }
    }

    static void checkName(String name, String where) {
        if (name.isBlank() || name.length() > MAX_NAME || name.codePoints().anyMatch(Character::isISOControl)) {
            throw new InputException(where + " has the name '"
                    + name.substring(0, Math.min(40, name.length())).replaceAll("\\p{Cntrl}", "?") + "'; 1 to "
                    + MAX_NAME + " printable characters were expected.");
        }
    }
}
