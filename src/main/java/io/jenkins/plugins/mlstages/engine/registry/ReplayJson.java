package io.jenkins.plugins.mlstages.engine.registry;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import io.jenkins.plugins.mlstages.engine.record.RunRef;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * The JSON form of a {@link Replay.Result}, token by token: it is there to be read fast by a process that has just begun.
 * Equal results have equal bytes. Reading expects its own order of members and refuses anything else, since whoever reads
 * it can compute the result instead.
 */
final class ReplayJson {
    private final JsonParser json;

    private ReplayJson(JsonParser json) {
        this.json = json;
    }

    static void write(JsonGenerator json, Replay.Result result) throws IOException {
        json.writeStartObject();
        json.writeStringField("description", result.description());
        json.writeFieldName("tags");
        writeTags(json, result.tags());
        json.writeArrayFieldStart("moves");
        for (JobMove move : result.moves()) {
            json.writeStartArray();
            json.writeNumber(move.line());
            json.writeString(move.from());
            json.writeString(move.to());
            json.writeEndArray();
        }
        json.writeEndArray();
        json.writeObjectFieldStart("aliases");
        for (Map.Entry<String, Integer> alias : result.aliases().entrySet()) {
            json.writeNumberField(alias.getKey(), alias.getValue());
        }
        json.writeEndObject();
        json.writeObjectFieldStart("holders");
        for (Map.Entry<String, List<Integer>> held : result.holders().entrySet()) {
            json.writeArrayFieldStart(held.getKey());
            for (int number : held.getValue()) {
                json.writeNumber(number);
            }
            json.writeEndArray();
        }
        json.writeEndObject();
        json.writeObjectFieldStart("deployments");
        for (Map.Entry<String, List<Deployment>> had : result.deployments().entrySet()) {
            json.writeArrayFieldStart(had.getKey());
            for (Deployment deployment : had.getValue()) {
                write(json, deployment);
            }
            json.writeEndArray();
        }
        json.writeEndObject();
        json.writeArrayFieldStart("versions");
        for (VersionState version : result.versions()) {
            write(json, version);
        }
        json.writeEndArray();
        json.writeEndObject();
    }

    private static void write(JsonGenerator json, Deployment deployment) throws IOException {
        json.writeStartArray();
        json.writeNumber(deployment.id());
        json.writeNumber(deployment.version());
        json.writeString(deployment.status().name());
        json.writeString(deployment.since().toString());
        json.writeString(deployment.by());
        write(json, deployment.run());
        json.writeEndArray();
    }

    /** Members are known by their place: ten thousand versions are read at once. */
    private static void write(JsonGenerator json, VersionState version) throws IOException {
        json.writeStartArray();
        json.writeString(version.status().name());
        writeTags(json, version.tags());
        json.writeString(version.description());
        json.writeString(version.parent());
        json.writeString(
                version.gatesPassed() == null ? null : version.gatesPassed().toString());
        json.writeBoolean(version.forced());
        json.writeString(version.registered().toString());
        json.writeString(version.by());
        write(json, version.run());
        json.writeString(version.file());
        json.writeStartArray();
        for (String artifact : version.artifacts()) {
            json.writeString(artifact);
        }
        json.writeEndArray();
        json.writeEndArray();
    }

    private static void writeTags(JsonGenerator json, Map<String, String> tags) throws IOException {
        json.writeStartArray();
        for (Map.Entry<String, String> tag : tags.entrySet()) {
            json.writeString(tag.getKey());
            json.writeString(tag.getValue());
        }
        json.writeEndArray();
    }

    private static void write(JsonGenerator json, RunRef run) throws IOException {
        json.writeString(run == null ? null : run.job());
        json.writeNumber(run == null ? 0 : run.number());
    }

    /**
     * @param json before the first brace; afterwards at the last
     * @throws IOException when it is not what {@link #write} writes
     */
    static Replay.Result read(JsonParser json) throws IOException {
        return new ReplayJson(json).result();
    }

    private Replay.Result result() throws IOException {
        expect(JsonToken.START_OBJECT);
        name("description");
        String description = text();
        name("tags");
        Map<String, String> tags = tags();
        name("moves");
        List<JobMove> moves = new ArrayList<>();
        expect(JsonToken.START_ARRAY);
        while (json.nextToken() == JsonToken.START_ARRAY) {
            moves.add(new JobMove(json.nextLongValue(-1), text(), text()));
            expect(JsonToken.END_ARRAY);
        }
        name("aliases");
        Map<String, Integer> aliases = new TreeMap<>();
        expect(JsonToken.START_OBJECT);
        for (String alias; (alias = json.nextFieldName()) != null; ) {
            aliases.put(alias, number());
        }
        name("holders");
        Map<String, List<Integer>> holders = new TreeMap<>();
        expect(JsonToken.START_OBJECT);
        for (String alias; (alias = json.nextFieldName()) != null; ) {
            holders.put(alias, numbers());
        }
        name("deployments");
        Map<String, List<Deployment>> deployments = new TreeMap<>();
        expect(JsonToken.START_OBJECT);
        for (String environment; (environment = json.nextFieldName()) != null; ) {
            deployments.put(environment, deployments(environment));
        }
        name("versions");
        List<VersionState> versions = new ArrayList<>();
        expect(JsonToken.START_ARRAY);
        while (json.nextToken() == JsonToken.START_ARRAY) {
            versions.add(version(versions.size() + 1));
        }
        expect(JsonToken.END_OBJECT);
        return new Replay.Result(versions, holders, aliases, deployments, moves, tags, description);
    }

    private List<Deployment> deployments(String environment) throws IOException {
        List<Deployment> had = new ArrayList<>();
        expect(JsonToken.START_ARRAY);
        while (json.nextToken() == JsonToken.START_ARRAY) {
            had.add(new Deployment(
                    json.nextLongValue(-1),
                    environment,
                    number(),
                    Deployment.Status.valueOf(text()),
                    LogTime.parse(text()),
                    text(),
                    run()));
            expect(JsonToken.END_ARRAY);
        }
        return had;
    }

    private VersionState version(int number) throws IOException {
        VersionState.Status status = VersionState.Status.valueOf(text());
        Map<String, String> tags = tags();
        String description = text();
        String parent = text();
        String gates = text();
        boolean forced = json.nextToken() == JsonToken.VALUE_TRUE;
        Instant registered = LogTime.parse(text());
        String by = text();
        RunRef run = run();
        String file = text();
        List<String> artifacts = new ArrayList<>();
        expect(JsonToken.START_ARRAY);
        for (String artifact; (artifact = json.nextTextValue()) != null; ) {
            artifacts.add(artifact);
        }
        expect(JsonToken.END_ARRAY);
        return new VersionState(
                number,
                status,
                List.of(),
                List.of(),
                tags,
                description,
                parent,
                gates == null ? null : Boolean.valueOf(gates),
                forced,
                registered,
                by,
                run,
                file,
                artifacts);
    }

    private Map<String, String> tags() throws IOException {
        Map<String, String> tags = new TreeMap<>();
        expect(JsonToken.START_ARRAY);
        for (String key; (key = json.nextTextValue()) != null; ) {
            tags.put(key, text());
        }
        return tags;
    }

    private RunRef run() throws IOException {
        String job = text();
        int number = number();
        return job == null ? null : new RunRef(job, number);
    }

    private List<Integer> numbers() throws IOException {
        List<Integer> numbers = new ArrayList<>();
        expect(JsonToken.START_ARRAY);
        while (json.nextToken() == JsonToken.VALUE_NUMBER_INT) {
            numbers.add(json.getIntValue());
        }
        return numbers;
    }

    private int number() throws IOException {
        expect(JsonToken.VALUE_NUMBER_INT);
        return json.getIntValue();
    }

    /** A text, or {@code null} where there is none. */
    private String text() throws IOException {
        JsonToken token = json.nextToken();
        if (token == JsonToken.VALUE_NULL) {
            return null;
        }
        if (token != JsonToken.VALUE_STRING) {
            throw new IOException("a text was expected, not " + token);
        }
        return json.getText();
    }

    private void name(String expected) throws IOException {
        if (!expected.equals(json.nextFieldName())) {
            throw new IOException("'" + expected + "' was expected");
        }
    }

    private void expect(JsonToken expected) throws IOException {
        JsonToken token = json.nextToken();
        if (token != expected) {
            throw new IOException(expected + " was expected, not " + token);
        }
    }
}
