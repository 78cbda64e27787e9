package io.jenkins.plugins.mlstages.storage;

import io.jenkins.plugins.mlstages.engine.io.DurableFile;
import io.jenkins.plugins.mlstages.engine.io.InputException;
import io.jenkins.plugins.mlstages.engine.io.Json;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * Where jobs and folders went, in order. Whoever notes a job's name together with {@link #count} finds the job later under
 * the name that it has then, even when another job has the old name by then.
 */
final class JobMoves {
    private static final int SCHEMA = 1;

    private final Path file;
    private List<Move> moves;

    /** Full names of a job or folder. */
    record Move(String from, String to) {}

    /** The form on the disk. */
    record Kept(List<Move> moves) {}

    private JobMoves(Path file, List<Move> moves) {
        this.file = file;
        this.moves = moves;
    }

    /**
     * @throws IOException when the file cannot be read or is damaged; artifacts of jobs that moved could not be told from
     *     those of others
     */
    static JobMoves open(Path file) throws IOException {
        try {
            Kept kept = Json.read(Files.readAllBytes(file), SCHEMA, Kept.class, file.toString());
            return new JobMoves(file, List.copyOf(kept.moves()));
        } catch (NoSuchFileException none) {
            return new JobMoves(file, List.of());
        } catch (InputException e) {
            throw new IOException(
                    "Where jobs were moved to cannot be read, so no artifact can be found: " + e.getMessage(), e);
        }
    }

    synchronized int count() {
        return moves.size();
    }

    /** The full name that a job has now. */
    synchronized String current(String job, int countThen) {
        String name = job;
        for (Move move : moves.subList(Math.min(countThen, moves.size()), moves.size())) {
            if (name.equals(move.from()) || name.startsWith(move.from() + "/")) {
                name = move.to() + name.substring(move.from().length());
            }
        }
        return name;
    }

    synchronized void add(String from, String to) throws IOException {
        List<Move> longer = new ArrayList<>(moves);
        longer.add(new Move(from, to));
        Files.createDirectories(file.getParent());
        DurableFile.replace(file, Json.write(SCHEMA, new Kept(longer)));
        moves = List.copyOf(longer);
    }
}
