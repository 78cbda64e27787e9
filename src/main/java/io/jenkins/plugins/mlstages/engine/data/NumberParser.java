package io.jenkins.plugins.mlstages.engine.data;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;

/**
 * Numbers out of bytes: {@code [+-]digits[.digits][e[+-]digits]}, correctly rounded.
 *
 * <p>Short numbers are read eight bytes at once; up to 19 digits with a power of ten up to 22 need one multiplication or
 * division (W. D. Clinger, "How to read floating point numbers accurately", 1990); other numbers of up to 18 digits take
 * {@link DecimalRounding}; the rest goes to {@link Double}.
 */
public final class NumberParser {
    /** Bytes before a number that must be readable: numbers are loaded as the eight bytes that end with them. */
    static final int LEAD = 8;

    /** A {@link #point} behind all digits. */
    static final int AT_END = 56;

    private static final VarHandle LONG = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
    private static final long ZEROS = 0x3030303030303030L;
    private static final long DOTS = 0x2E2E2E2E2E2E2E2EL;
    private static final long ONES = 0x0101010101010101L;
    private static final long HIGHS = 0x8080808080808080L;
    private static final long SIXES = 0x0606060606060606L;
    private static final long HIGH_HALVES = 0xF0F0F0F0F0F0F0F0L;
    private static final long EXACT = 1L << 53;
    private static final int MAX_DIGITS = 18;
    private static final double[] POWERS = {
        1e0, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9, 1e10, 1e11, 1e12, 1e13, 1e14, 1e15, 1e16, 1e17, 1e18, 1e19,
        1e20, 1e21, 1e22
    };

    private NumberParser() {}

    /**
     * The finite number that the bytes spell, or NaN when they spell none: then see {@link #word}.
     *
     * @param start at least {@link #LEAD}, so that the bytes before may be loaded
     */
    public static double parse(byte[] bytes, int start, int end) {
        int length = end - start;
        if (length > 8 || length <= 0) {
            return length <= 0 ? Double.NaN : longer(bytes, start, end);
        }
        int unused = (8 - length) << 3;
        long word = ((long) LONG.get(bytes, end - 8) >>> unused) << unused | ZEROS & ((1L << unused) - 1);
        int first = bytes[start];
        int minus = one(first ^ '-');
        int signed = minus | one(first ^ '+');
        word ^= (long) ((first ^ '0') & -signed) << unused;
        length -= signed;
        int decimals = 0;
        long x = word ^ DOTS;
        long dot = (x - ONES) & ~x & HIGHS;
        if (dot != 0) {
            int at = Long.numberOfTrailingZeros(dot) & 0x38;
            long below = (1L << at) - 1;
            word = word & ~(below | 0xFFL << at) | (word & below) << 8 | '0';
            decimals = 7 - (at >>> 3);
            length--;
        }
        long digits = word ^ ZEROS;
        if (((digits | digits + SIXES) & HIGH_HALVES) != 0 || length == 0) {
            return longer(bytes, start, end);
        }
        double value = joined(digits) / POWERS[decimals];
        return Double.longBitsToDouble(Double.doubleToRawLongBits(value) | (long) minus << 63);
    }

    /**
     * The number in units of its last decimal, -12.50 as -1250, for numbers of at most eight bytes with a point where it is
     * supposed.
     *
     * @param point bits before the point in the eight bytes that end with the number, from {@link #point}; less than
     *     {@link #AT_END}
     * @return {@link Units#NONE} for anything else
     */
    static int units(byte[] bytes, int start, int length, int point) {
        if (length - 1 >>> 3 != 0) {
            return Units.NONE;
        }
        long text = (long) LONG.get(bytes, start) ^ ZEROS;
        int minus = one((int) text ^ '-' ^ '0');
        long digits = (text ^ ('-' ^ '0') & -minus) << -(length << 3) ^ ('.' ^ '0') * (1L << point);
        // 6 more than a digit is less than 16; 15 more than the point, which is 0 by now
        if (((digits | digits + SIXES + 9 * (1L << point)) & HIGH_HALVES) != 0) {
            return Units.NONE;
        }
        long below = (1L << point) - 1;
        return ((int) joined(digits & ~below | (digits & below) << 8) ^ -minus) + minus;
    }

    /** Bits before the number's point in the eight bytes that end with it; -1 if there is none. */
    static int point(byte[] bytes, int start, int end) {
        for (int at = Math.max(start, end - 8); at < end; at++) {
            if (bytes[at] == '.') {
                return (at - end + 8) << 3;
            }
        }
        return -1;
    }

    /** 1 for 0 and 0 for another byte, without a branch: half of the numbers of a centered column are negative. */
    private static int one(int difference) {
        return (difference & 0xFF) - 1 >>> 31;
    }

    /** {@code 10^decimals}, exact. */
    public static double power(int decimals) {
        return POWERS[decimals];
    }

    private static double longer(byte[] bytes, int from, int end) {
        int at = from;
        boolean negative = bytes[at] == '-';
        if (negative || bytes[at] == '+') {
            at++;
        }
        long digits = 0;
        int significant = 0;
        int scale = 0;
        int seen = 0;
        boolean fraction = false;
        for (; at < end; at++) {
            long eight = significant <= MAX_DIGITS - 8 && at + 8 <= end ? eightDigits(bytes, at) : -1;
            if (eight >= 0) {
                digits = digits * 100_000_000 + eight;
                significant += 8;
                seen += 8;
                scale -= fraction ? 8 : 0;
                at += 7;
                continue;
            }
            int digit = bytes[at] - '0';
            if (digit >= 0 && digit <= 9) {
                seen++;
                if (significant < MAX_DIGITS) {
                    digits = digits * 10 + digit;
                    significant += digits == 0 ? 0 : 1;
                    scale -= fraction ? 1 : 0;
                } else {
                    significant++; // too long for the fast way
                }
            } else if (bytes[at] == '.' && !fraction) {
                fraction = true;
            } else {
                break;
            }
        }
        if (seen == 0) {
            return Double.NaN;
        }
        if (at < end) {
            int exponent = exponent(bytes, at, end);
            if (exponent == Integer.MIN_VALUE) {
                return Double.NaN;
            }
            scale += exponent;
        }
        if (significant <= MAX_DIGITS && digits <= EXACT && scale >= -22 && scale <= 22) {
            double value = scale < 0 ? digits / POWERS[-scale] : digits * POWERS[scale];
            return negative ? -value : value;
        }
        if (significant <= MAX_DIGITS && digits > 0) {
            double nearest = DecimalRounding.nearest(digits, scale);
            if (nearest == nearest) {
                return negative ? -nearest : nearest;
            }
        }
        double value = Double.parseDouble(new String(bytes, from, end - from, StandardCharsets.ISO_8859_1));
        return Double.isInfinite(value) ? Double.NaN : value; // 1e999: word() says which infinity
    }

    /** The number that the next eight bytes spell, negative if they are not all digits. */
    private static long eightDigits(byte[] bytes, int at) {
        long digits = (long) LONG.get(bytes, at) ^ ZEROS;
        return ((digits | digits + SIXES) & HIGH_HALVES) != 0 ? -1 : joined(digits);
    }

    /** Eight digits, one a byte, the first in the lowest, as one number. */
    private static long joined(long digits) {
        long pairs = (digits * 2561) >>> 8;
        long fours = ((pairs & 0x00FF00FF00FF00FFL) * 6553601) >>> 16;
        return ((fours & 0x0000FFFF0000FFFFL) * 42949672960001L) >>> 32;
    }

    private static int exponent(byte[] bytes, int e, int end) {
        if ((bytes[e] | 0x20) != 'e') {
            return Integer.MIN_VALUE;
        }
        int at = e + 1;
        boolean negative = at < end && bytes[at] == '-';
        if (at < end && (negative || bytes[at] == '+')) {
            at++;
        }
        if (at == end) {
            return Integer.MIN_VALUE;
        }
        int exponent = 0;
        for (; at < end; at++) {
            int digit = bytes[at] - '0';
            if (digit < 0 || digit > 9) {
                return Integer.MIN_VALUE;
            }
            exponent = Math.min(exponent * 10 + digit, 100_000);
        }
        return negative ? -exponent : exponent;
    }

    /** What a text that is no finite number means where a number is wanted. */
    public enum Word {
        NAN,
        POSITIVE_INFINITY,
        NEGATIVE_INFINITY,
        /** A number with blanks around it, or beyond the range of a double. */
        NUMBER,
        OTHER
    }

    /** Tells NaN and infinities, in the spellings that pandas and Java write, from other text. */
    public static Word word(String text) {
        return switch (text) {
            case "NaN", "nan", "-NaN", "-nan", "NAN", "1.#QNAN", "-1.#QNAN", "1.#IND", "-1.#IND" -> Word.NAN;
            case "inf", "+inf", "Inf", "+Inf", "INF", "+INF", "Infinity", "+Infinity", "infinity" ->
                Word.POSITIVE_INFINITY;
            case "-inf", "-Inf", "-INF", "-Infinity", "-infinity" -> Word.NEGATIVE_INFINITY;
            default -> text.isEmpty() || Character.isLetter(text.charAt(0)) ? Word.OTHER : number(text);
        };
    }

    private static Word number(String text) {
        double value = value(text);
        if (Double.isInfinite(value)) {
            return value > 0 ? Word.POSITIVE_INFINITY : Word.NEGATIVE_INFINITY;
        }
        return Double.isNaN(value) ? Word.OTHER : Word.NUMBER;
    }

    /** The number that the text spells, blanks around it allowed; infinite when it is too large; NaN when it is none. */
    public static double value(String text) {
        String bare = text.strip();
        byte[] padded = (" ".repeat(LEAD) + bare).getBytes(StandardCharsets.UTF_8);
        if (padded.length == LEAD) {
            return Double.NaN;
        }
        double value = parse(padded, LEAD, padded.length);
        boolean spelled = bare.chars().allMatch(c -> c >= '0' && c <= '9' || "+-.eE".indexOf(c) >= 0);
        if (!Double.isNaN(value) || !spelled) {
            return value;
        }
        try {
            return Double.parseDouble(bare); // a number beyond the range, or signs and dots in disorder
        } catch (NumberFormatException e) {
            return Double.NaN;
        }
    }
}
