package io.jenkins.plugins.mlstages.engine.data;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;

/** A range of a file as a stream, with a buffer of its own; several may read the same channel at once. */
final class ChannelRange extends InputStream {
    private static final int BUFFER = 1 << 16;

    private final FileChannel channel;
    private final ByteBuffer buffer;
    private long at;
    private final long to;

    ChannelRange(FileChannel channel, long from, long to) {
        this.channel = channel;
        this.at = from;
        this.to = to;
        this.buffer = ByteBuffer.allocate((int) Math.max(1, Math.min(BUFFER, to - from)))
                .limit(0);
    }

    static void readFully(FileChannel channel, long from, ByteBuffer target) throws IOException {
        for (long at = from; target.hasRemaining(); ) {
            int n = channel.read(target, at);
            if (n < 0) {
                throw new EOFException("the file is shorter than it says");
            }
            at += n;
        }
    }

    private boolean fill() throws IOException {
        if (at >= to) {
            return false;
        }
        buffer.clear().limit((int) Math.min(buffer.capacity(), to - at));
        readFully(channel, at, buffer);
        at += buffer.limit();
        buffer.flip();
        return true;
    }

    @Override
    public int read() throws IOException {
        return buffer.hasRemaining() || fill() ? buffer.get() & 0xFF : -1;
    }

    @Override
    public int read(byte[] target, int offset, int length) throws IOException {
        if (!buffer.hasRemaining() && length >= buffer.capacity() && at < to) {
            int n = (int) Math.min(length, to - at);
            readFully(channel, at, ByteBuffer.wrap(target, offset, n));
            at += n;
            return n;
        }
        if (!buffer.hasRemaining() && !fill()) {
            return length == 0 ? 0 : -1;
        }
        int n = Math.min(length, buffer.remaining());
        buffer.get(target, offset, n);
        return n;
    }
}
