package io.jenkins.plugins.mlstages.engine.record;

import io.jenkins.plugins.mlstages.engine.io.DurableFile;
import io.jenkins.plugins.mlstages.engine.io.InputException;
import io.jenkins.plugins.mlstages.engine.io.Json;
import io.jenkins.plugins.mlstages.engine.io.PathLocks;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/**
 * A job's history in one append-only file of JSON lines, {@code history.jsonl}: what trends and tables read instead of the
 * records of thousands of runs. It holds nothing that the records do not say, so it can be lost and made again.
 *
 * <p>A later line for the same run and model replaces an earlier one. Threads and processes may write at once. What was read
 * is kept in memory while size and time of the file are the same.
 */
public final class RunHistory {
    private static final int SCHEMA = 1;
    private static final Pattern NEWLINE = Pattern.compile("\n");
    static final PathLocks LOCKS = new PathLocks();

    private final Path file;
    private volatile Known known = Known.NOTHING;

    /** @param file the history's file; it need not be there yet */
    public RunHistory(Path file) {
        this.file = file.toAbsolutePath().normalize();
    }

    /**
     * What the file says.
     *
     * @param lines one per run and model, newest run first
     * @param damaged how many lines could not be read; then the history should be rebuilt
     */
    public record Contents(List<HistoryLine> lines, int damaged) {}

    /** What was read of one state of the file, and what is asked of it most, found once. */
    private record Known(
            long size,
            Object modified,
            Contents contents,
            List<HistoryLine> newest,
            Map<Integer, List<HistoryLine>> byRun) {
        static final Known NOTHING = of(-1, null, new Contents(List.of(), 0));

        static Known of(long size, Object modified, Contents contents) {
            Map<String, HistoryLine> newest = new LinkedHashMap<>();
            Map<Integer, List<HistoryLine>> byRun = new HashMap<>();
            for (HistoryLine line : contents.lines()) {
                newest.putIfAbsent(line.model(), line);
                byRun.computeIfAbsent(line.run(), run -> new ArrayList<>(1)).add(line);
            }
            return new Known(size, modified, contents, List.copyOf(newest.values()), byRun);
        }
    }

    private record Key(int run, String model) {}

    @FunctionalInterface
    private interface Work {
        void run() throws IOException;
    }

    /** False when the history was lost or never written. */
    public boolean exists() {
        return Files.exists(file);
    }

    public Contents read() throws IOException {
        return known().contents();
    }

    /** The line of each model's newest run, that of the newest run first. */
    public List<HistoryLine> newest() throws IOException {
        return known().newest();
    }

    /** The lines of one run, one for each model. */
    public List<HistoryLine> of(int run) throws IOException {
        return Collections.unmodifiableList(known().byRun().getOrDefault(run, List.of()));
    }

    private Known known() throws IOException {
        Known before = known;
        try {
            long size = Files.size(file);
            Object modified = Files.getLastModifiedTime(file);
            if (size == before.size() && modified.equals(before.modified())) {
                return before;
            }
            Known now = Known.of(size, modified, parse(Files.readString(file, StandardCharsets.UTF_8)));
            known = now;
            return now;
        } catch (NoSuchFileException e) {
            return Known.NOTHING;
        }
    }

    private static Contents parse(String text) {
        Map<Key, HistoryLine> lines = new LinkedHashMap<>();
        int damaged = 0;
        for (String json : NEWLINE.split(text)) {
            if (json.isBlank()) {
                continue;
            }
            try {
                HistoryLine line = Json.read(
                        json.getBytes(StandardCharsets.UTF_8), SCHEMA, HistoryLine.class, "a line of the history");
                if (line.summary() == null) {
                    damaged++;
                } else {
                    lines.put(new Key(line.run(), line.model()), line);
                }
            } catch (InputException e) {
                damaged++;
            }
        }
        List<HistoryLine> newestFirst = lines.values().stream()
                .sorted(Comparator.comparingInt(HistoryLine::run).reversed().thenComparing(HistoryLine::model))
                .toList();
        return new Contents(newestFirst, damaged);
    }

    /** Adds lines durably; a line that a crash left unfinished before is ended first, so that it harms no other. */
    public void append(Collection<HistoryLine> lines) throws IOException {
        if (lines.isEmpty()) {
            return;
        }
        locked(() -> {
            try (FileChannel channel = FileChannel.open(
                    file, StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE)) {
                long end = channel.size();
                ByteBuffer last = ByteBuffer.allocate(1);
                boolean torn = end > 0 && channel.read(last, end - 1) == 1 && last.get(0) != '\n';
                ByteArrayOutputStream out = new ByteArrayOutputStream();
                if (torn) {
                    out.write('\n');
                }
                out.write(bytes(lines));
                ByteBuffer buffer = ByteBuffer.wrap(out.toByteArray());
                for (long at = end; buffer.hasRemaining(); ) {
                    at += channel.write(buffer, at);
                }
                channel.force(true);
            }
        });
    }

    /** Forgets runs that were deleted. */
    public void remove(Predicate<HistoryLine> gone) throws IOException {
        locked(() -> {
            List<HistoryLine> all = read().lines();
            List<HistoryLine> kept = all.stream().filter(gone.negate()).toList();
            if (kept.size() < all.size()) {
                DurableFile.replace(file, bytes(oldestFirst(kept)));
            }
        });
    }

    /** Leaves out the lines that cannot be read; what others append meanwhile stays. */
    public void mend() throws IOException {
        if (read().damaged() > 0) {
            locked(() -> DurableFile.replace(file, bytes(oldestFirst(read().lines()))));
        }
    }

    private static List<HistoryLine> oldestFirst(Collection<HistoryLine> lines) {
        return lines.stream()
                .sorted(Comparator.comparingInt(HistoryLine::run).thenComparing(HistoryLine::model))
                .toList();
    }

    private static byte[] bytes(Collection<HistoryLine> lines) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        for (HistoryLine line : lines) {
            out.write(Json.write(SCHEMA, line));
            out.write('\n');
        }
        return out.toByteArray();
    }

    private void locked(Work work) throws IOException {
        Files.createDirectories(file.getParent());
        PathLocks.Held alone = LOCKS.take(file);
        try (FileChannel channel = FileChannel.open(
                file.resolveSibling(file.getFileName() + ".lock"),
                StandardOpenOption.CREATE,
                StandardOpenOption.WRITE)) {
            channel.lock(); // until the channel is closed
            work.run();
        } finally {
            alone.letGo();
        }
    }
}
