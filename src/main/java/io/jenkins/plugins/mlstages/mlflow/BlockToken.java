package io.jenkins.plugins.mlstages.mlflow;

import io.jenkins.plugins.mlstages.engine.io.Sha256;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.HexFormat;

/** The secret of one block: 256 random bits. Only its hash is kept where it is compared. */
public final class BlockToken {
    private static final SecureRandom RANDOM = new SecureRandom();
    private static final String PREFIX = "mls-";

    private BlockToken() {}

    public static String next() {
        byte[] random = new byte[32];
        RANDOM.nextBytes(random);
        return PREFIX + HexFormat.of().formatHex(random);
    }

    public static String hash(String token) {
        return Sha256.of(token.getBytes(StandardCharsets.UTF_8));
    }
}
