package io.jenkins.plugins.mlstages.engine.registry;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Reads what a {@link DifferenceWriter} wrote. */
final class DifferenceReader {
    private final JsonParser json;
    private final List<Read> all = new ArrayList<>();

    /** A difference, and the tags that it came to in the version before: thousands of versions share them. */
    private static final class Read {
        private final VersionDifference difference;
        private Map<String, String> registered = Map.of();
        private Tags now;

        Read(VersionDifference difference) {
            this.difference = difference;
        }

        VersionState in(VersionState version) {
            if (now == null || registered != version.tags()) {
                registered = version.tags();
                now = difference.in(registered);
            }
            return difference.in(version, now);
        }
    }

    DifferenceReader(JsonParser json) {
        this.json = json;
    }

    /**
     * The version as it became.
     *
     * @throws IOException when the parser is at nothing that a writer writes
     */
    VersionState read(VersionState registered) throws IOException {
        if (json.currentToken() == JsonToken.VALUE_NUMBER_INT) {
            return all.get(json.getIntValue()).in(registered);
        }
        Read read = new Read(difference());
        all.add(read);
        return read.in(registered);
    }

    private VersionDifference difference() throws IOException {
        VersionState.Status status = null;
        boolean described = false;
        String description = null;
        String job = null;
        Map<String, String> tags = new TreeMap<>();
        if (json.currentToken() != JsonToken.START_OBJECT) {
            throw new IOException("a difference was expected, not " + json.currentToken());
        }
        for (String name; (name = json.nextFieldName()) != null; ) {
            switch (name) {
                case "status" -> status = VersionState.Status.valueOf(json.nextTextValue());
                case "description" -> {
                    described = true;
                    description = json.nextTextValue();
                }
                case "job" -> job = json.nextTextValue();
                case "tags" -> {
                    json.nextToken();
                    for (String key; (key = json.nextFieldName()) != null; ) {
                        tags.put(key, json.nextTextValue());
                    }
                }
                default -> throw new IOException("'" + name + "' was not expected");
            }
        }
        return new VersionDifference(status, described, description, job, tags);
    }
}
