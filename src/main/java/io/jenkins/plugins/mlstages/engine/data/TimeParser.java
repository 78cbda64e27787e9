package io.jenkins.plugins.mlstages.engine.data;

import java.time.DateTimeException;
import java.time.LocalDate;

/**
 * Points in time out of bytes: {@code 2024-05-01}, {@code 2024-05-01T12:30}, also with a blank for the T, seconds, a
 * fraction, and {@code Z} or an offset such as {@code +02:00}; without one, UTC is meant.
 */
public final class TimeParser {
    /** The answer when the text is no point in time. */
    public static final long NONE = Long.MIN_VALUE;

    private static final long SECOND = 1_000_000;

    private TimeParser() {}

    /** As {@link #parse(byte[], int, int)}, of all bytes, blanks around them left out. */
    public static long parse(byte[] text) {
        int start = 0;
        int end = text.length;
        while (start < end && text[start] <= ' ' && text[start] > 0) {
            start++;
        }
        while (end > start && text[end - 1] <= ' ' && text[end - 1] > 0) {
            end--;
        }
        return parse(text, start, end);
    }

    /** Microseconds since 1970-01-01T00:00Z, or {@link #NONE}. */
    public static long parse(byte[] b, int start, int end) {
        if (end - start < 10 || b[start + 4] != '-' || b[start + 7] != '-') {
            return NONE;
        }
        int year = digits(b, start, start + 4);
        int month = digits(b, start + 5, start + 7);
        int day = digits(b, start + 8, start + 10);
        if (year < 0 || month < 1 || month > 12 || day < 1 || day > 31) {
            return NONE;
        }
        long date;
        try {
            date = LocalDate.of(year, month, day).toEpochDay() * 86_400 * SECOND;
        } catch (DateTimeException noSuchDay) {
            return NONE;
        }
        if (end - start == 10) {
            return date;
        }
        boolean separated = b[start + 10] == 'T' || b[start + 10] == ' ';
        return separated ? timeOfDay(b, start + 11, end, date) : NONE;
    }

    private static long timeOfDay(byte[] b, int start, int end, long date) {
        int at = start + 5;
        int hour = end < at ? -1 : digits(b, start, start + 2);
        int minute = end < at ? -1 : digits(b, start + 3, at);
        if (hour < 0 || hour > 23 || minute < 0 || minute > 59 || b[start + 2] != ':') {
            return NONE;
        }
        long micros = date + (hour * 3600L + minute * 60L) * SECOND;
        if (at < end && b[at] == ':') {
            int second = end < at + 3 ? -1 : digits(b, at + 1, at + 3);
            if (second < 0 || second > 59) {
                return NONE;
            }
            micros += second * SECOND;
            at += 3;
            if (at < end && b[at] == '.') {
                int unit = 100_000;
                int first = ++at;
                for (; at < end && b[at] >= '0' && b[at] <= '9'; at++) {
                    micros += (long) (b[at] - '0') * unit;
                    unit /= 10;
                }
                if (at == first) {
                    return NONE;
                }
            }
        }
        return zone(b, at, end, micros);
    }

    private static long zone(byte[] b, int at, int end, long micros) {
        if (at == end || at + 1 == end && b[at] == 'Z') {
            return micros;
        }
        boolean colon = end - at == 6 && b[at + 3] == ':';
        if (b[at] != '+' && b[at] != '-' || end - at != 5 && !colon) {
            return NONE;
        }
        int hours = digits(b, at + 1, at + 3);
        int minutes = digits(b, end - 2, end);
        if (hours < 0 || hours > 18 || minutes < 0 || minutes > 59) {
            return NONE;
        }
        long offset = (hours * 3600L + minutes * 60L) * SECOND;
        return b[at] == '-' ? micros + offset : micros - offset;
    }

    private static int digits(byte[] b, int from, int to) {
        int value = 0;
        for (int i = from; i < to; i++) {
            int digit = b[i] - '0';
            if (digit < 0 || digit > 9) {
                return -1;
            }
            value = value * 10 + digit;
        }
        return value;
    }
}
