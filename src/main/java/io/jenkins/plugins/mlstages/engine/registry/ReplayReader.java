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
    private final List<Object> read = new ArrayList<>();

    /**
     * @param json at the first brace; after each reading at the last
     */
    ReplayReader(JsonParser json) {
        this.json = json;
    }

    /**
     * @throws IOException when it is not what a writer writes
     */
    Replay.Result read() throws IOException {
        Replay.Result around = members();
        name("holders");
        Map<String, List<Integer>> holders = new TreeMap<>();
        expect(JsonToken.START_OBJECT);
        for (String alias; (alias = json.nextFieldName()) != null; ) {
            holders.put(alias, numbers());
        }
        name("versions");
        List<VersionState> now = new ArrayList<>();
        List<VersionState> registered = new ArrayList<>();
        DifferenceReader differences = new DifferenceReader(json);
        expect(JsonToken.START_ARRAY);
        while (json.nextToken() == JsonToken.START_ARRAY) {
            VersionState version = version(registered.size() + 1);
            registered.add(version);
            if (json.nextToken() != JsonToken.END_ARRAY) {
                version = differences.read(version);
                expect(JsonToken.END_ARRAY);
            }
            now.add(version);
        }
        expect(JsonToken.END_OBJECT);
        return around.with(new VersionStates(now, registered), holders);
    }

    /** What {@link ReplayWriter#writeAround} wrote; throws as {@link #read}. */
    Replay.Result around() throws IOException {
        Replay.Result around = members();
        expect(JsonToken.END_OBJECT);
        return around;
    }

    private Replay.Result members() throws IOException {
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
        name("deployments");
        Map<String, List<Deployment>> deployments = new TreeMap<>();
        expect(JsonToken.START_OBJECT);
        for (String environment; (environment = json.nextFieldName()) != null; ) {
            deployments.put(environment, deployments(environment));
        }
        return new Replay.Result(VersionStates.NONE, Map.of(), aliases, deployments, moves, tags, description);
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
        String description = text();
        Tags tags = sharedTags();
        RunRef run = sharedRun();
        return new VersionState(
                number,
                VersionState.Status.ACTIVE,
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

    private Tags sharedTags() throws IOException {
        if (json.nextToken() == JsonToken.VALUE_NUMBER_INT) {
            return (Tags) read.get(json.getIntValue());
        }
        Tags tags = Tags.of(moreTags());
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
