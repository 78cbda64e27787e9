package io.jenkins.plugins.mlstages.engine.registry;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.zip.CRC32;

/**
 * A JSON object whose last member is the CRC-32 of the bytes before it: {@code {...,"crc32":"<8 digits>"}}. It protects
 * against damage as a {@link Seal} does, less surely, but a process that has just begun computes it a hundred times faster:
 * for what lists show, and nothing is decided by.
 */
final class Checksum {
    private static final byte[] BEFORE = ",\"crc32\":\"".getBytes(StandardCharsets.US_ASCII);
    /** Bytes that replace an object's closing brace. */
    static final int LENGTH = BEFORE.length + 8 + 2;

    private Checksum() {}

    /**
     * Writes the checksum over the closing brace of an object and after it.
     *
     * @param body length of the object without that brace; the buffer has room for {@link #LENGTH} bytes more
     */
    static void put(byte[] buffer, int body) {
        CRC32 crc = new CRC32();
        crc.update(buffer, 0, body);
        System.arraycopy(BEFORE, 0, buffer, body, BEFORE.length);
        byte[] digits = HexFormat.of().toHexDigits((int) crc.getValue()).getBytes(StandardCharsets.US_ASCII);
        System.arraycopy(digits, 0, buffer, body + BEFORE.length, 8);
        buffer[body + LENGTH - 2] = '"';
        buffer[body + LENGTH - 1] = '}';
    }

    /** The object with its checksum and a line feed. */
    static byte[] add(byte[] object) {
        int body = object.length - 1;
        byte[] bytes = Arrays.copyOf(object, body + LENGTH + 1);
        put(bytes, body);
        bytes[bytes.length - 1] = '\n';
        return bytes;
    }

    /** Whether the object that ends at {@code end} is whole. */
    static boolean isWhole(byte[] buffer, int end) {
        int body = end - LENGTH;
        if (body <= 0) {
            return false;
        }
        byte[] computed = Arrays.copyOf(buffer, end);
        put(computed, body);
        return Arrays.equals(computed, body, end, buffer, body, end);
    }
}
