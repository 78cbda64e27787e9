package io.jenkins.plugins.mlstages.engine.registry;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/**
 * What a {@link StretchWriter} wrote. As all that is kept beside a log it is a cache: sealed against damage, and used only where the
 * log has, at the place that it names, that very line.
 *
 * @param bytes all of it
 * @param place the line before the stretch
 * @param to the last line of the stretch
 * @param apart the lines whose number this divides are its places
 */
record StretchFile(byte[] bytes, LogPlace place, long to, int apart) {
    static final int SCHEMA = 1;

    private static final JsonFactory JSON = new JsonFactory();

    /** What the log had come to at a place, for looks. */
    record Moment(LogPlace place, Replay.Result result) {}

    /**
     * @return {@code null} when there is none that is whole and known to this program
     */
    static StretchFile read(Path file) {
        byte[] bytes = CacheFile.readSealed(file);
        if (bytes == null) {
            return null;
        }
        try (JsonParser json = JSON.createParser(bytes)) {
            return header(json, bytes);
        } catch (IOException | RuntimeException notOurs) {
            return null; // its seal is whole, so another program wrote it
        }
    }

    private static StretchFile header(JsonParser json, byte[] bytes) throws IOException {
        json.nextToken();
        json.nextFieldName();
        if (json.nextLongValue(-1) != SCHEMA) {
            return null;
        }
        json.nextFieldName();
        json.nextToken();
        LogPlace place = LogPlace.read(json);
        json.nextFieldName();
        long to = json.nextLongValue(-1);
        json.nextFieldName();
        int apart = json.nextIntValue(-1);
        return apart < 1 ? null : new StretchFile(bytes, place, to, apart);
    }

    /** Whether it is what would be written of the stretch. */
    boolean says(ModelFolder files, LogStretch stretch) {
        return Arrays.equals(bytes, StretchWriter.bytes(files, stretch));
    }

    /**
     * The last place that is not later than {@code time}, the line before the stretch if none is.
     *
     * @param later the versions as the stretch, or some line after it, left them
     * @throws IOException when it is not what a writer writes
     */
    Moment asOf(Instant time, VersionStates later) throws IOException {
        try (JsonParser json = JSON.createParser(bytes)) {
            header(json, bytes);
            return new Reading(json, later).asOf(time, place);
        }
    }

    /** Reads a file on from its header. */
    private static final class Reading {
        private final JsonParser json;
        private final List<VersionState> registered;
        private final DifferenceReader differences;
        private final List<VersionState> versions = new ArrayList<>();

        Reading(JsonParser json, VersionStates later) {
            this.json = json;
            this.registered = later.registered();
            this.differences = new DifferenceReader(json);
        }

        Moment asOf(Instant time, LogPlace start) throws IOException {
            LogPlace place = start;
            json.nextFieldName();
            json.nextToken();
            Replay.Result around = new ReplayReader(json).around();
            json.nextFieldName();
            json.nextToken();
            readAll();
            json.nextFieldName();
            json.nextToken();
            while (json.nextToken() == JsonToken.START_ARRAY) {
                json.nextToken();
                LogPlace next = LogPlace.read(json);
                if (next.time().isAfter(time)) {
                    break;
                }
                place = next;
                if (json.nextToken() == JsonToken.START_OBJECT) {
                    around = new ReplayReader(json).around();
                }
                readChanged();
            }
            VersionStates then = new VersionStates(versions, registered.subList(0, versions.size()));
            return new Moment(place, around.with(then, Map.of()));
        }

        private void readAll() throws IOException {
            for (JsonToken token; (token = json.nextToken()) != JsonToken.END_ARRAY; ) {
                int number = token == JsonToken.VALUE_NUMBER_INT ? json.getIntValue() : 0;
                if (number < 0) {
                    addAsRegistered(versions.size() - number);
                } else {
                    versions.add(differences.read(registered.get(versions.size())));
                }
            }
        }

        private void addAsRegistered(int size) {
            versions.addAll(registered.subList(versions.size(), size));
        }

        private void readChanged() throws IOException {
            json.nextToken();
            addAsRegistered(json.getIntValue());
            while (json.nextToken() == JsonToken.VALUE_NUMBER_INT) {
                int index = json.getIntValue() - 1;
                json.nextToken();
                versions.set(index, differences.read(registered.get(index)));
            }
        }
    }
}
