package io.jenkins.plugins.mlstages.engine.profile;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * The 64-bit hash behind distinct counts, hash cells and row samples. It is part of the profile's schema: another function
 * would make profiles that cannot be merged.
 *
 * <p>Words are combined by multiplication; the end is the finalizer of D. Stafford's variant 13 of MurmurHash3 (2011).
 */
final class Hash64 {
    private static final VarHandle LONG = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
    private static final long FACTOR = 0x9E3779B97F4A7C15L;

    private Hash64() {}

    static long mix(long x) {
        x = (x ^ x >>> 30) * 0xBF58476D1CE4E5B9L;
        x = (x ^ x >>> 27) * 0x94D049BB133111EBL;
        return x ^ x >>> 31;
    }

    /** Of a finite number; zero has one hash. */
    static long of(double value) {
        return mix(Double.doubleToRawLongBits(value + 0.0));
    }

    static long of(String text) {
        byte[] utf8 = text.getBytes(StandardCharsets.UTF_8);
        return of(Arrays.copyOf(utf8, utf8.length + 8), 0, utf8.length);
    }

    /** Of the bytes from {@code start} to before {@code end}; eight more bytes must be there, whatever they are. */
    static long of(byte[] bytes, int start, int end) {
        long hash = (end - start) * FACTOR;
        int at = start;
        for (; at + 8 <= end; at += 8) {
            hash = (hash ^ (long) LONG.get(bytes, at)) * FACTOR;
            hash ^= hash >>> 32;
        }
        if (at < end) {
            hash = (hash ^ tail(bytes, at, end - at)) * FACTOR;
        }
        return mix(hash);
    }

    /** The next one to seven bytes as a number. */
    static long tail(byte[] bytes, int at, int length) {
        return (long) LONG.get(bytes, at) & (1L << (length << 3)) - 1;
    }

    static long word(byte[] bytes, int at) {
        return (long) LONG.get(bytes, at);
    }
}
