package io.jenkins.plugins.mlstages.engine.evaluation;

import io.jenkins.plugins.mlstages.engine.io.InputException;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;

/** Primitive columns as big-endian bytes; {@code null} is written as nothing. */
final class ColumnBytes {
    private final DataOutputStream out;
    private final DataInputStream in;
    private final int rows;

    ColumnBytes(DataOutputStream out) {
        this.out = out;
        this.in = null;
        this.rows = 0;
    }

    ColumnBytes(DataInputStream in, int rows) {
        this.out = null;
        this.in = in;
        this.rows = rows;
    }

    void write(long[] column) throws IOException {
        if (column != null) {
            ByteBuffer bytes = ByteBuffer.allocate(column.length * Long.BYTES);
            bytes.asLongBuffer().put(column);
            out.write(bytes.array());
        }
    }

    void write(double[] column) throws IOException {
        if (column != null) {
            ByteBuffer bytes = ByteBuffer.allocate(column.length * Double.BYTES);
            bytes.asDoubleBuffer().put(column);
            out.write(bytes.array());
        }
    }

    void write(int[] column) throws IOException {
        if (column != null) {
            ByteBuffer bytes = ByteBuffer.allocate(column.length * Integer.BYTES);
            bytes.asIntBuffer().put(column);
            out.write(bytes.array());
        }
    }

    void write(byte[] column) throws IOException {
        if (column != null) {
            out.write(column);
        }
    }

    long[] longs() throws IOException {
        long[] column = new long[rows];
        read(Long.BYTES).asLongBuffer().get(column);
        return column;
    }

    double[] doubles() throws IOException {
        double[] column = new double[rows];
        read(Double.BYTES).asDoubleBuffer().get(column);
        return column;
    }

    /** Codes from 0 to below {@code count}. */
    int[] codes(int count, String where) throws IOException {
        int[] column = new int[rows];
        read(Integer.BYTES).asIntBuffer().get(column);
        for (int code : column) {
            if (code < 0 || code >= count) {
                throw new InputException(
                        where + " holds the code " + code + "; 0 to " + (count - 1) + " were expected.");
            }
        }
        return column;
    }

    /** Zeros and ones. */
    byte[] bits(String where) throws IOException {
        byte[] column = read(1).array();
        for (byte bit : column) {
            if ((bit & ~1) != 0) {
                throw new InputException(where + " holds the label " + bit + "; 0 or 1 was expected.");
            }
        }
        return column;
    }

    private ByteBuffer read(int width) throws IOException {
        byte[] bytes = in.readNBytes(rows * width);
        if (bytes.length < rows * width) {
            throw new EOFException("it ends too early");
        }
        return ByteBuffer.wrap(bytes);
    }
}
