package io.jenkins.plugins.mlstages.engine.data;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;

/** Points in time as text. */
public final class TimeText {
    private static final long MICROS = 1_000_000;
    private static final long DAY = 86_400 * MICROS;

    private TimeText() {}

    /** {@code 2024-05-01} at midnight, else {@code 2024-05-01T12:30:00}, in UTC. */
    public static String of(long microsecondsSince1970) {
        Instant instant = Instant.ofEpochSecond(
                Math.floorDiv(microsecondsSince1970, MICROS), Math.floorMod(microsecondsSince1970, MICROS) * 1000);
        LocalDateTime time = LocalDateTime.ofInstant(instant, ZoneOffset.UTC);
        return Math.floorMod(microsecondsSince1970, DAY) == 0
                ? time.toLocalDate().toString()
                : time.toString();
    }
}
