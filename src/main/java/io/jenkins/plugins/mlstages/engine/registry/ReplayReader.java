package io.jenkins.plugins.mlstages.engine.registry;

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
 * Reads what a {@link ReplayWriter} wrote. It expects its order of members and refuses anything else, since whoever reads it can
 * compute the result instead.
 */
final class ReplayReader {
    private final JsonParser json;
    private final List<VersionState> later;
    private final List<Object> read = new ArrayList<>();

    private ReplayReader(JsonParser json, List<VersionState> later) {
        this.json = json;
        this.later = later;
    }

    /**
     * @param json before the first brace; afterwards at the last
     * @param later the versions as some later line left them, if it was written for looks; else {@code null}
     * @throws IOException when it is not what a writer writes
     */
    static Replay.Result read(JsonParser json, List<VersionState> later) throws IOException {
        return new ReplayReader(json, later).result();
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
        VersionState lasting = later == null ? lasting(number) : later.get(number - 1);
        Map<String, String> tags = sharedTags();
        RunRef run = sharedRun();
        VersionState.Status status = VersionState.Status.ACTIVE;
        String description = null;
        if (json.nextToken() == JsonToken.VALUE_STRING) {
            status = VersionState.Status.valueOf(json.getText());
            description = text();
            expect(JsonToken.END_ARRAY);
        } else if (json.currentToken() != JsonToken.END_ARRAY) {
            throw new IOException("a status or the end of a version was expected, not " + json.currentToken());
        }
        return lasting.as(status, tags, description, run);
    }

    private VersionState lasting(int number) throws IOException {
        String parent = text();
        String gates = text();
        boolean forced = json.nextToken() == JsonToken.VALUE_TRUE;
        Instant registered = LogTime.parse(text());
        String by = text();
        String file = text();
        List<String> artifacts = new ArrayList<>();
        expect(JsonToken.START_ARRAY);
        for (String artifact; (artifact = json.nextTextValue()) != null; ) {
            artifacts.add(artifact);
        }
        return new VersionState(
                number,
                VersionState.Status.ACTIVE,
                List.of(),
                List.of(),
                Map.of(),
                null,
                parent,
                gates == null ? null : Boolean.valueOf(gates),
                forced,
                registered,
                by,
                null,
                file,
                artifacts);
    }

    @SuppressWarnings("unchecked")
    private Map<String, String> sharedTags() throws IOException {
        if (json.nextToken() == JsonToken.VALUE_NUMBER_INT) {
            return (Map<String, String>) read.get(json.getIntValue());
        }
        Map<String, String> tags = moreTags();
        read.add(tags);
        return tags;
    }

    private RunRef sharedRun() throws IOException {
        JsonToken token = json.nextToken();
        String job = null;
        if (token == JsonToken.VALUE_NUMBER_INT) {
            job = (String) read.get(json.getIntValue());
        } else if (token == JsonToken.VALUE_STRING) {
            job = json.getText();
            read.add(job);
        }
        int number = number();
        return job == null ? null : new RunRef(job, number);
    }

    private Map<String, String> tags() throws IOException {
        expect(JsonToken.START_ARRAY);
        return moreTags();
    }

    private Map<String, String> moreTags() throws IOException {
        Map<String, String> tags = new TreeMap<>();
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
