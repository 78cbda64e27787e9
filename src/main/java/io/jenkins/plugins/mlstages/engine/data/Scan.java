package io.jenkins.plugins.mlstages.engine.data;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.function.Consumer;

/**
 * Hands the pieces of all files, in order, to threads. When pieces fail, the error of the first one in the files' order is
 * thrown, whatever the number of threads: pieces before it are always finished.
 */
final class Scan {
    /** Opens one file for this scan. */
    interface Opening {
        Pieces open(DataFile file) throws IOException;
    }

    /** Takes the rows of pieces: {@code consumer(n)} is asked once for the n-th piece, by the thread that works on it. */
    interface Sink {
        Consumer<Batch> consumer(long piece);

        void done(long piece);
    }

    private final Iterator<DataFile> files;
    private final Opening opening;
    private Opened current;
    private long claimed;
    private long failedAt = Long.MAX_VALUE;
    private Throwable failure;
    private boolean stopped;

    Scan(List<DataFile> files, Opening opening) {
        this.files = files.iterator();
        this.opening = opening;
    }

    /** Works all pieces off, each thread with a sink of its own; gives the sinks back. */
    <S extends Sink> List<S> run(List<S> sinks) throws IOException {
        List<Callable<S>> tasks = new ArrayList<>();
        for (S sink : sinks) {
            tasks.add(() -> {
                work(sink);
                return sink;
            });
        }
        List<S> results = Workers.run(tasks, tasks.size());
        throwFailure();
        return results;
    }

    /** A file that stays open until its last piece is done. */
    private static final class Opened {
        private final Pieces pieces;
        private int users = 1;

        Opened(Pieces pieces) {
            this.pieces = pieces;
        }
    }

    private record Claim(long number, Opened file, Pieces.Memory memory, Pieces.Piece piece) {}

    /** Works pieces off as long as there are any. */
    void work(Sink sink) throws IOException {
        Claim last = null;
        for (Claim claim = claim(last); claim != null; claim = claim(last)) {
            try {
                Consumer<Batch> consumer = sink.consumer(claim.number());
                claim.piece().read(batch -> {
                    RowsRead.add(batch.rows());
                    consumer.accept(batch);
                });
                sink.done(claim.number());
            } catch (IOException | RuntimeException | Error e) {
                failed(claim.number(), e);
            } finally {
                release(claim.file());
            }
            last = claim;
        }
    }

    /** The next piece, {@code null} when there is none or one has failed. */
    private synchronized Claim claim(Claim last) throws IOException {
        try {
            while (isComplete() && (current != null || files.hasNext())) {
                if (current == null) {
                    current = new Opened(opening.open(files.next()));
                }
                Pieces.Memory memory = last != null && last.file() == current ? last.memory() : current.pieces.memory();
                Pieces.Piece piece = current.pieces.next(memory);
                if (piece != null) {
                    current.users++;
                    return new Claim(claimed++, current, memory, piece);
                }
                Opened finished = current;
                current = null;
                release(finished);
            }
        } catch (IOException | RuntimeException | Error e) {
            failed(claimed, e);
        }
        if (current != null) {
            Opened unfinished = current;
            current = null;
            release(unfinished);
        }
        return null;
    }

    private synchronized void release(Opened file) throws IOException {
        if (--file.users == 0) {
            file.pieces.close();
        }
    }

    private synchronized void failed(long piece, Throwable e) {
        if (piece < failedAt) {
            failedAt = piece;
            failure = e;
        }
    }

    /** Hands out no more pieces. */
    synchronized void stop() {
        stopped = true;
    }

    synchronized boolean hasFailed() {
        return failure != null;
    }

    /** Whether no piece has failed or is left out. */
    synchronized boolean isComplete() {
        return failure == null && !stopped;
    }

    synchronized void throwFailure() throws IOException {
        if (failure instanceof IOException io) {
            throw io;
        }
        if (failure instanceof RuntimeException unchecked) {
            throw unchecked;
        }
        if (failure instanceof Error error) {
            throw error;
        }
    }
}
