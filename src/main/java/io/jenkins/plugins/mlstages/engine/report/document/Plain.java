package io.jenkins.plugins.mlstages.engine.report.document;

/**
 * Text of users as it may stand in a report: one line without control characters, without marks that turn the direction of
 * what follows, and not without end.
 */
final class Plain {
    /** Most characters of one text. */
    static final int MOST = 1_000;

    private Plain() {}

    static String of(String text) {
        if (text == null) {
            return "";
        }
        StringBuilder plain = new StringBuilder(Math.min(text.length(), MOST));
        text.codePoints()
                .filter(point -> !turnsDirection(point) && Character.getType(point) != Character.SURROGATE)
                .map(point -> Character.isWhitespace(point) || Character.isISOControl(point) ? ' ' : point)
                .limit(MOST + 1L)
                .forEach(plain::appendCodePoint);
        return plain.codePointCount(0, plain.length()) > MOST
                ? plain.substring(0, plain.offsetByCodePoints(0, MOST - 1)) + "\u2026"
                : plain.toString();
    }

    private static boolean turnsDirection(int point) {
        return point >= 0x202A && point <= 0x202E
                || point >= 0x2066 && point <= 0x2069
                || point == 0x200E
                || point == 0x200F;
    }
}
