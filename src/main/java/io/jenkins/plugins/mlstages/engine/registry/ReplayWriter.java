package io.jenkins.plugins.mlstages.engine.registry;

import com.fasterxml.jackson.core.JsonGenerator;
import io.jenkins.plugins.mlstages.engine.record.RunRef;
import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Writes a {@link Replay.Result} as JSON, token by token, to be read fast by a process that has just begun. Equal results have
 * equal bytes. In versions, tags and jobs that were written before are numbers: which one of all that were written, from 0.
 */
final class ReplayWriter {
    private final JsonGenerator json;
    private final Map<Object, Integer> written = new HashMap<>();

    ReplayWriter(JsonGenerator json) {
        this.json = json;
    }

    void write(Replay.Result result) throws IOException {
        json.writeStartObject();
        writeAround(result);
        json.writeObjectFieldStart("holders");
        for (Map.Entry<String, List<Integer>> held : result.holders().entrySet()) {
            json.writeArrayFieldStart(held.getKey());
            for (int number : held.getValue()) {
                json.writeNumber(number);
            }
            json.writeEndArray();
        }
        json.writeEndObject();
        json.writeArrayFieldStart("versions");
        VersionStates versions = result.versions();
        DifferenceWriter differences = new DifferenceWriter(json);
        for (int i = 0; i < versions.size(); i++) {
            json.writeStartArray();
            write(versions.registered().get(i));
            if (!versions.isAsRegistered(i)) {
                differences.write(versions.registered().get(i), versions.now().get(i));
            }
            json.writeEndArray();
        }
        json.writeEndArray();
        json.writeEndObject();
    }

    /** The members of an object that tell all but versions. */
    void writeAround(Replay.Result result) throws IOException {
        json.writeStringField("description", result.description());
        json.writeFieldName("tags");
        writeTags(result.tags());
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
        json.writeObjectFieldStart("deployments");
        for (Map.Entry<String, List<Deployment>> had : result.deployments().entrySet()) {
            json.writeArrayFieldStart(had.getKey());
            for (Deployment deployment : had.getValue()) {
                write(deployment);
            }
            json.writeEndArray();
        }
        json.writeEndObject();
    }

    private void write(Deployment deployment) throws IOException {
        json.writeStartArray();
        json.writeNumber(deployment.id());
        json.writeNumber(deployment.version());
        json.writeString(deployment.status().name());
        json.writeString(deployment.since().toString());
        json.writeString(deployment.by());
        write(deployment.run());
        json.writeEndArray();
    }

    /** Members are known by their place in the array: ten thousand versions are read at once. */
    private void write(VersionState version) throws IOException {
        json.writeString(version.parent());
        json.writeString(
                version.gatesPassed() == null ? null : version.gatesPassed().toString());
        json.writeBoolean(version.forced());
        json.writeString(version.registered().toString());
        json.writeString(version.by());
        json.writeString(version.file());
        json.writeStartArray();
        for (String artifact : version.artifacts()) {
            json.writeString(artifact);
        }
        json.writeEndArray();
        json.writeString(version.description());
        if (isFirst(version.tags())) {
            writeTags(version.tags());
        }
        RunRef run = version.run();
        if (run == null) {
            json.writeNull();
        } else if (isFirst(run.job())) {
            json.writeString(run.job());
        }
        json.writeNumber(run == null ? 0 : run.number());
    }

    /** Whether something is to be written now; else the number of what was written before has been. */
    private boolean isFirst(Object value) throws IOException {
        Integer before = written.putIfAbsent(value, written.size());
        if (before != null) {
            json.writeNumber(before);
        }
        return before == null;
    }

    private void writeTags(Map<String, String> tags) throws IOException {
        json.writeStartArray();
        for (Map.Entry<String, String> tag : tags.entrySet()) {
            json.writeString(tag.getKey());
            json.writeString(tag.getValue());
        }
        json.writeEndArray();
    }

    private void write(RunRef run) throws IOException {
        json.writeString(run == null ? null : run.job());
        json.writeNumber(run == null ? 0 : run.number());
    }
}
