package io.jenkins.plugins.mlstages.engine.tracking;

import com.fasterxml.jackson.databind.ObjectWriter;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.jenkins.plugins.mlstages.engine.io.InputException;
import io.jenkins.plugins.mlstages.engine.io.Json;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Map;

/**
 * One run: a log of JSON lines to which every call appends, and its replay in memory. Threads share one instance; other
 * processes that append to the same file are noticed.
 *
 * <p>An append is one write, so after the program dies every call that was answered is there; the end of the run is forced to
 * the disk as well, with all before it. A last line that was cut off is dropped.
 */
public final class RunLog {
    /** The newest form of lines that this program reads, and the one that it writes. */
    static final int SCHEMA = 1;

    static final String FILE = "log.jsonl";
    private static final ObjectWriter LINE = Json.mapper().writerFor(RunChange.class);
    private static final int CHUNK = 1 << 20;
    private static final int MAX_LINE = 32 << 20;

    private final String id;
    private final Path folder;
    private RunReplay replay;
    private long read;

    RunLog(String id, Path folder) {
        this.id = id;
        this.folder = folder;
        this.replay = new RunReplay(id);
    }

    public String id() {
        return id;
    }

    /** Where the run's artifacts are; it need not be there. */
    public Path artifacts() {
        return folder.resolve("artifacts");
    }

    /**
     * Adds changes, all or nothing.
     *
     * @throws InputException when one of them cannot be made, such as another value for a parameter
     */
    public synchronized void append(List<? extends RunChange> changes) throws IOException {
        List<RunChange> all = List.copyOf(changes);
        try (FileChannel file = FileChannel.open(
                folder.resolve(FILE), StandardOpenOption.READ, StandardOpenOption.WRITE, StandardOpenOption.CREATE)) {
            file.lock(); // until it is closed
            refresh(file);
            replay.check(all);
            ByteBuffer bytes = ByteBuffer.wrap(lines(all));
            long length = bytes.remaining();
            if (file.size() > read) {
                file.truncate(read); // the beginning of a line that was never finished
            }
            try {
                for (long at = read; bytes.hasRemaining(); ) {
                    at += file.write(bytes, at);
                }
                if (all.stream().anyMatch(c -> c instanceof RunChange.Status)) {
                    file.force(true);
                }
            } catch (IOException e) {
                file.truncate(read);
                throw e;
            }
            read += length;
            all.forEach(replay::apply);
        }
    }

    private static byte[] lines(List<RunChange> changes) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(changes.size() * 100);
        for (RunChange change : changes) {
            if (change instanceof RunChange.Started) {
                ObjectNode first = Json.mapper().createObjectNode().put("schema", SCHEMA);
                first.setAll(Json.tree(LINE.writeValueAsBytes(change), "a change of ours"));
                bytes.write(Json.mapper().writeValueAsBytes(first));
            } else {
                bytes.write(LINE.writeValueAsBytes(change));
            }
            bytes.write('\n');
        }
        return bytes.toByteArray();
    }

    public synchronized RunState state() throws IOException {
        refresh();
        return replay.state();
    }

    /** All values of one metric in the order in which they were logged; empty if there is none. */
    public synchronized List<MetricPoint> history(String key) throws IOException {
        refresh();
        return replay.history(key);
    }

    public synchronized Map<String, List<MetricPoint>> histories() throws IOException {
        refresh();
        return replay.histories();
    }

    /** Whether a first line is there at all. */
    synchronized boolean exists() throws IOException {
        refresh();
        return !replay.isEmpty();
    }

    private void refresh() throws IOException {
        try (FileChannel file = FileChannel.open(folder.resolve(FILE), StandardOpenOption.READ)) {
            refresh(file);
        }
    }

    /** Replays what was appended since the last look. */
    private void refresh(FileChannel file) throws IOException {
        long size = file.size();
        if (size < read) {
            replay = new RunReplay(id);
            read = 0;
        }
        ByteBuffer buffer = ByteBuffer.allocate((int) Math.min(CHUNK, size - read));
        long at = read;
        while (at < size) {
            int n = file.read(buffer, at);
            if (n < 0) {
                break;
            }
            at += n;
            byte[] bytes = buffer.array();
            int start = 0;
            for (int i = 0; i < buffer.position(); i++) {
                if (bytes[i] == '\n') {
                    replay.apply(parse(new String(bytes, start, i - start, java.nio.charset.StandardCharsets.UTF_8)));
                    start = i + 1;
                }
            }
            read += start;
            buffer.limit(buffer.position()).position(start);
            buffer.compact();
            if (!buffer.hasRemaining()) {
                if (buffer.capacity() >= MAX_LINE) {
                    throw damaged("a line has more than " + MAX_LINE + " bytes", null);
                }
                buffer = ByteBuffer.allocate(buffer.capacity() * 2).put(buffer.flip());
            }
        }
    }

    private RunChange parse(String line) throws IOException {
        try {
            ObjectNode tree = (ObjectNode) Json.mapper().readTree(line);
            if (tree.path("schema").asInt(SCHEMA) > SCHEMA) {
                throw new InputException(
                        folder.resolve(FILE) + " was written by a newer version of ML Stages: use that one.");
            }
            RunChange change = Json.mapper().treeToValue(tree, RunChange.class);
            if (replay.isEmpty() != change instanceof RunChange.Started) {
                throw damaged("it does not begin with the run's beginning", null);
            }
            return change;
        } catch (IOException | ClassCastException | NumberFormatException e) {
            throw damaged(Json.firstLine(e), e);
        }
    }

    private IOException damaged(String why, Exception cause) {
        return new IOException(
                "The log of run " + id + " is damaged: " + folder.resolve(FILE) + ": " + why + ".", cause);
    }
}
