package io.jenkins.plugins.mlstages.engine.registry;

import io.jenkins.plugins.mlstages.engine.io.InputException;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;

/** The moment that a user means by a text. */
public final class AsOf {
    private AsOf() {}

    /**
     * @param text {@code 2026-11-01T10:00:00Z}, {@code 2026-11-01T12:00+02:00}, {@code 2026-11-01T12:00} in the given zone,
     *     or {@code 2026-11-01} for the end of that day
     * @throws InputException when it is none of these
     */
    public static Instant parse(String text, ZoneId zone) {
        try {
            if (text.matches("\\d{4}-\\d{2}-\\d{2}")) {
                return LocalDate.parse(text)
                        .plusDays(1)
                        .atStartOfDay(zone)
                        .toInstant()
                        .minusNanos(1);
            }
            if (text.matches(".*T.*(?:Z|[+-]\\d{2}:?\\d{2})")) {
                return OffsetDateTime.parse(text).toInstant();
            }
            return LocalDateTime.parse(text).atZone(zone).toInstant();
        } catch (DateTimeException e) {
            throw new InputException(
                    "'" + text
                            + "' is no time: a day such as 2026-11-01 or a time such as 2026-11-01T10:00:00Z was expected.",
                    e);
        }
    }
}
