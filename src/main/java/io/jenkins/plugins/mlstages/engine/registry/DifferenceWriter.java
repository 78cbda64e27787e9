package io.jenkins.plugins.mlstages.engine.registry;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.util.HashMap;
import java.util.Map;

/** Writes {@link VersionDifference differences}: one that was written before as its number, from 0, else only its members. */
final class DifferenceWriter {
    private final JsonGenerator json;
    private final Map<VersionDifference, Integer> written = new HashMap<>();

    DifferenceWriter(JsonGenerator json) {
        this.json = json;
    }

    void write(VersionState registered, VersionState now) throws IOException {
        VersionDifference difference = VersionDifference.of(registered, now);
        Integer before = written.putIfAbsent(difference, written.size());
        if (before != null) {
            json.writeNumber(before);
            return;
        }
        json.writeStartObject();
        if (difference.status() != null) {
            json.writeStringField("status", difference.status().name());
        }
        if (difference.described()) {
            json.writeStringField("description", difference.description());
        }
        if (difference.job() != null) {
            json.writeStringField("job", difference.job());
        }
        if (!difference.tags().isEmpty()) {
            json.writeObjectFieldStart("tags");
            for (Map.Entry<String, String> tag : difference.tags().entrySet()) {
                json.writeStringField(tag.getKey(), tag.getValue());
            }
            json.writeEndObject();
        }
        json.writeEndObject();
    }
}
