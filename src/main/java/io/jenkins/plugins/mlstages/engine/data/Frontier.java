package io.jenkins.plugins.mlstages.engine.data;

import java.io.InterruptedIOException;

/**
 * Where the records of each piece of a file start: known only when the piece before it has been split into records, since
 * a line end within quotes is none. Pieces are split by guess at once and confirmed here in order.
 */
final class Frontier {
    private long piece;
    private long offset;
    private long abandoned = Long.MAX_VALUE;

    Frontier(long firstOffset) {
        this.offset = firstOffset;
    }

    /** Waits until it is known where the first record of {@code number} starts. */
    synchronized long await(long number) throws InterruptedIOException {
        while (piece != number) {
            if (number > abandoned) {
                throw new InterruptedIOException("an earlier part of the file could not be read");
            }
            try {
                wait();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new InterruptedIOException("reading was interrupted");
            }
        }
        return offset;
    }

    synchronized void publish(long number, long firstOffset) {
        piece = number;
        offset = firstOffset;
        notifyAll();
    }

    /** The piece failed: those after it cannot be read, those before it are. */
    synchronized void abandon(long number) {
        abandoned = Math.min(abandoned, number);
        notifyAll();
    }
}
