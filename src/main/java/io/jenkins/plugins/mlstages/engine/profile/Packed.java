package io.jenkins.plugins.mlstages.engine.profile;

import io.jenkins.plugins.mlstages.engine.io.InputException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;

/**
 * Bytes in which whole numbers take as few as they need: seven bits of a number a byte, the lowest first, the eighth bit
 * tells that more follow. In JSON they are Base64.
 */
final class Packed {
    /** Bytes that a name takes in JSON beside its own. */
    private static final int AROUND_NAME = 4;

    private byte[] bytes;
    private int at;

    /** To write. */
    Packed() {
        bytes = new byte[1024];
    }

    /** To read. */
    Packed(String base64) {
        try {
            bytes = Base64.getDecoder().decode(base64.getBytes(StandardCharsets.ISO_8859_1));
        } catch (IllegalArgumentException e) {
            throw new InputException("is not Base64", e);
        }
    }

    String base64() {
        return Base64.getEncoder().encodeToString(Arrays.copyOf(bytes, at));
    }

    private void write(int value) {
        if (at == bytes.length) {
            bytes = Arrays.copyOf(bytes, 2 * at);
        }
        bytes[at++] = (byte) value;
    }

    private int read() {
        if (at == bytes.length) {
            throw new InputException("ends too early");
        }
        return bytes[at++] & 0xFF;
    }

    /** @param value taken as unsigned */
    Packed number(long value) {
        long rest = value;
        while (rest >>> 7 != 0) {
            write((int) rest & 0x7F | 0x80);
            rest >>>= 7;
        }
        write((int) rest);
        return this;
    }

    long number() {
        long value = 0;
        for (int shift = 0; ; shift += 7) {
            int next = read();
            if (shift == 63 && next > 1) {
                throw new InputException("holds a number beyond 64 bits");
            }
            value |= (next & 0x7FL) << shift;
            if (next < 0x80) {
                return value;
            }
        }
    }

    int count(int most) {
        long count = number();
        if (count < 0 || count > most) {
            throw new InputException(
                    "holds " + Long.toUnsignedString(count) + " things where at most " + most + " are allowed");
        }
        return (int) count;
    }

    long positive() {
        long value = number();
        if (value <= 0) {
            throw new InputException("holds the count " + value);
        }
        return value;
    }

    Packed signed(long value) {
        return number(value << 1 ^ value >> 63);
    }

    long signed() {
        long value = number();
        return value >>> 1 ^ -(value & 1);
    }

    Packed fixed(long value) {
        for (int shift = 0; shift < 64; shift += 8) {
            write((int) (value >>> shift));
        }
        return this;
    }

    long fixed() {
        long value = 0;
        for (int shift = 0; shift < 64; shift += 8) {
            value |= (long) read() << shift;
        }
        return value;
    }

    Packed raw(byte[] more) {
        for (byte b : more) {
            write(b);
        }
        return this;
    }

    byte[] raw(int length) {
        if (length > bytes.length - at) {
            throw new InputException("ends too early");
        }
        at += length;
        return Arrays.copyOfRange(bytes, at - length, at);
    }

    void end() {
        if (at != bytes.length) {
            throw new InputException("has " + (bytes.length - at) + " bytes too many");
        }
    }

    /** How many bytes {@link #number} takes. */
    static int size(long value) {
        return Math.max(1, (70 - Long.numberOfLeadingZeros(value)) / 7);
    }

    /** How many bytes names and their counts take in a profile; more names never take less. */
    static long size(ExactNames exact) {
        long size = exact.bytes();
        for (long count : exact.counts()) {
            size += AROUND_NAME + size(count);
        }
        return size;
    }
}
