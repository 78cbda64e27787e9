package io.jenkins.plugins.mlstages.engine.registry;

import io.jenkins.plugins.mlstages.engine.io.Sha256;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.HexFormat;

/**
 * A JSON object whose last member is the hash of the bytes before it: {@code {...,"hash":"<SHA-256>"}}, so that an altered
 * or cut object gives itself away. It protects against damage, not against somebody who computes the hash anew.
 */
final class Seal {
    private static final byte[] BEFORE = ",\"hash\":\"".getBytes(StandardCharsets.US_ASCII);
    private static final byte[] AFTER = "\"}".getBytes(StandardCharsets.US_ASCII);
    /** Bytes that a seal adds to an object, whose closing brace is part of them. */
    static final int LENGTH = BEFORE.length + 64 + AFTER.length;

    private Seal() {}

    /** The object sealed, and its hash. */
    record Sealed(byte[] bytes, String hash) {}

    /**
     * @param object a JSON object with at least one member
     * @return it with its seal and a line feed
     */
    static Sealed seal(byte[] object) {
        int body = object.length - 1;
        MessageDigest digest = Sha256.digest();
        digest.update(object, 0, body);
        String hash = Sha256.hex(digest);
        byte[] bytes = Arrays.copyOf(object, body + LENGTH + 1);
        System.arraycopy(BEFORE, 0, bytes, body, BEFORE.length);
        System.arraycopy(hash.getBytes(StandardCharsets.US_ASCII), 0, bytes, body + BEFORE.length, 64);
        System.arraycopy(AFTER, 0, bytes, body + BEFORE.length + 64, AFTER.length);
        bytes[bytes.length - 1] = '\n';
        return new Sealed(bytes, hash);
    }

    /** The hash in the seal of an object that {@link #isFormed} and ends at {@code end}. */
    static String hash(byte[] buffer, int end) {
        return new String(buffer, end - AFTER.length - 64, 64, StandardCharsets.US_ASCII);
    }

    /** Whether the bytes from {@code start} to {@code end} have the form of a sealed object. */
    static boolean isFormed(byte[] buffer, int start, int end) {
        int body = end - LENGTH;
        return body > start
                && Arrays.equals(buffer, body, body + BEFORE.length, BEFORE, 0, BEFORE.length)
                && Arrays.equals(buffer, end - AFTER.length, end, AFTER, 0, AFTER.length);
    }

    /** Whether the seal of an object that {@link #isFormed} is whole. */
    static boolean isWhole(byte[] buffer, int start, int end, MessageDigest digest) {
        int body = end - LENGTH;
        digest.reset();
        digest.update(buffer, start, body - start);
        return HexFormat.of().formatHex(digest.digest()).equals(hash(buffer, end));
    }
}
