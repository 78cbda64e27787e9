package io.jenkins.plugins.mlstages.engine.registry;

import java.time.Instant;
import java.time.LocalDate;

/** Reads the times of a log, {@code 2026-11-01T10:00:00.123456Z}; a general parser of times takes longer than all else in a line. */
final class LogTime {
    private LogTime() {}

    /**
     * @throws RuntimeException when it is no time in UTC
     */
    static Instant parse(String text) {
        int length = text.length();
        boolean formed = length >= 20
                && length <= 30
                && text.charAt(4) == '-'
                && text.charAt(7) == '-'
                && text.charAt(10) == 'T'
                && text.charAt(13) == ':'
                && text.charAt(16) == ':'
                && text.charAt(length - 1) == 'Z'
                && (length == 20 || length > 21 && text.charAt(19) == '.');
        if (!formed) {
            return Instant.parse(text);
        }
        LocalDate day = LocalDate.of(number(text, 0, 4), number(text, 5, 7), number(text, 8, 10));
        long seconds = day.toEpochDay() * 86_400
                + number(text, 11, 13) * 3_600L
                + number(text, 14, 16) * 60L
                + number(text, 17, 19);
        int nanos = length == 20 ? 0 : number(text, 20, length - 1);
        for (int digits = length - 21; length > 20 && digits < 9; digits++) {
            nanos *= 10;
        }
        return Instant.ofEpochSecond(seconds, nanos);
    }

    private static int number(String text, int start, int end) {
        int value = 0;
        for (int i = start; i < end; i++) {
            int digit = text.charAt(i) - '0';
            if (digit < 0 || digit > 9) {
                throw new NumberFormatException(text);
            }
            value = 10 * value + digit;
        }
        return value;
    }
}
