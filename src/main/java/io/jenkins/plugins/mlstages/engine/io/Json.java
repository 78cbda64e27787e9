package io.jenkins.plugins.mlstages.engine.io;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JavaType;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.MapperFeature;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * The one JSON dialect of everything that is kept or sent: times as ISO-8601 text, absent values left out, keys of maps
 * in order, unknown keys of a known schema ignored, nesting and sizes limited.
 *
 * <p>Every kept form starts with {@code "schema": n}; {@link #read} refuses what a newer program wrote.
 */
public final class Json {
    /** Largest text, in characters, that is parsed at all: a profile of 1,000 columns fits, a flood does not. */
    public static final int MAX_TEXT = 200_000_000;

    /**
     * Most tokens of a text: the profile of 1,000 columns with 10,000 names each fits. Few bytes can hold many empty values, and
     * each becomes an object.
     */
    static final int MAX_TOKENS = 12_000_000;

    /** Largest string, in characters: the predictions of as many rows as are kept, in base 64. */
    private static final int MAX_STRING = 100_000_000;

    private static final JsonMapper MAPPER = JsonMapper.builder(JsonFactory.builder()
                    .streamReadConstraints(StreamReadConstraints.builder()
                            .maxNestingDepth(64)
                            .maxStringLength(MAX_STRING)
                            .maxNumberLength(1_000)
                            .maxDocumentLength(MAX_TEXT)
                            .maxTokenCount(MAX_TOKENS)
                            .build())
                    .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                    .build())
            .addModule(new JavaTimeModule())
            .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
            .enable(SerializationFeature.ORDER_MAP_ENTRIES_BY_KEYS)
            .disable(MapperFeature.DEFAULT_VIEW_INCLUSION)
            .defaultPropertyInclusion(
                    JsonInclude.Value.construct(JsonInclude.Include.NON_NULL, JsonInclude.Include.ALWAYS))
            .build();

    private Json() {}

    /** The configured mapper, for codecs that stream; do not reconfigure it. */
    public static JsonMapper mapper() {
        return MAPPER;
    }

    /** Learns how values of a type are written: a program that does so while it has to wait writes its first one sooner. */
    public static void prepare(Class<?> type) {
        MAPPER.writerFor(type);
    }

    /**
     * One line of JSON in UTF-8, {@code schema} first.
     *
     * @param value that is written as an object without a member of that name
     */
    public static byte[] write(int schema, Object value) {
        byte[] object = bytes(value);
        byte[] first = ("{\"schema\":" + schema + (object.length > 2 ? "," : "")).getBytes(StandardCharsets.US_ASCII);
        byte[] line = Arrays.copyOf(first, first.length + object.length - 1);
        System.arraycopy(object, 1, line, first.length, object.length - 1); // after its brace
        return line;
    }

    private static byte[] bytes(Object value) {
        try {
            return MAPPER.writeValueAsBytes(value);
        } catch (JsonProcessingException e) {
            throw unwritable(value, e);
        }
    }

    private static IllegalStateException unwritable(Object value, JsonProcessingException e) {
        return new IllegalStateException("a value of ours cannot be written as JSON: " + value.getClass(), e);
    }

    public static String text(Object value) {
        try {
            return MAPPER.writeValueAsString(value);
        } catch (JsonProcessingException e) {
            throw unwritable(value, e);
        }
    }

    public static String prettyText(Object value) {
        try {
            return MAPPER.writerWithDefaultPrettyPrinter().writeValueAsString(value);
        } catch (JsonProcessingException e) {
            throw unwritable(value, e);
        }
    }

    /**
     * Reads one kept value.
     *
     * @param newest the newest schema that this program knows
     * @param where what is read, for the error: a file's name, "the agent's answer"
     * @throws InputException when it is no JSON, lacks {@code schema}, or was written by a newer program
     */
    public static <T> T read(byte[] utf8, int newest, Class<T> type, String where) {
        JsonNode tree = tree(utf8, where);
        int schema = tree.path("schema").asInt(0);
        if (schema < 1) {
            throw new InputException(
                    where + " has no \"schema\" number: it was not written by ML Stages or is damaged.");
        }
        if (schema > newest) {
            throw new InputException(where + " has schema " + schema
                    + ", but this version of ML Stages reads up to schema " + newest + ": use a newer ML Stages.");
        }
        return convert(tree, type, where);
    }

    /** Reads a value that this program wrote itself a moment ago, such as the state of a waiting step. */
    public static <T> T read(String json, Class<T> type) {
        return convert(tree(json.getBytes(StandardCharsets.UTF_8), type.getSimpleName()), type, type.getSimpleName());
    }

    /**
     * Reads a value as it comes, without a tree of it: for what is large, or comes from somebody who is not trusted. What the
     * type has no place for is skipped.
     *
     * @throws InputException when it is no JSON, has another form or goes beyond the limits
     */
    public static <T> T stream(InputStream utf8, JavaType type, String where) throws IOException {
        try {
            return MAPPER.readValue(utf8, type);
        } catch (JsonMappingException e) {
            throw new InputException(where + " does not have the expected form: " + firstLine(e) + ".", e);
        } catch (JsonProcessingException e) {
            throw new InputException(where + " is not readable as JSON: " + firstLine(e) + ".", e);
        }
    }

    /** A JSON object as a tree. */
    public static ObjectNode tree(byte[] utf8, String where) {
        try {
            JsonNode tree = MAPPER.readTree(utf8);
            if (tree instanceof ObjectNode object) {
                return object;
            }
            throw new InputException(where + " holds no JSON object.");
        } catch (IOException e) {
            throw new InputException(where + " is not readable as JSON: " + firstLine(e) + ".", e);
        }
    }

    public static <T> T convert(JsonNode tree, Class<T> type, String where) {
        try {
            return MAPPER.treeToValue(tree, type);
        } catch (JsonProcessingException | IllegalArgumentException e) {
            throw new InputException(where + " does not have the expected form: " + firstLine(e) + ".", e);
        }
    }

    /** What Jackson says, without its hints about sources and reference chains. */
    public static String firstLine(Exception e) {
        String message =
                e instanceof JsonProcessingException json ? json.getOriginalMessage() : String.valueOf(e.getMessage());
        String line = message.lines().findFirst().orElse(e.getClass().getSimpleName());
        String place = e instanceof JsonProcessingException json && json.getLocation() != null
                ? " (line " + json.getLocation().getLineNr() + ", column "
                        + json.getLocation().getColumnNr() + ")"
                : "";
        return line + place;
    }
}
