package io.jenkins.plugins.mlstages.engine.registry;

import io.jenkins.plugins.mlstages.engine.io.InputException;

/** What users may write into the registry: limited in length, without control characters; blank is {@code null}. */
final class UserText {
    private UserText() {}

    /** One line. */
    static String line(String what, String text, int most) {
        return checked(what, text, most, false);
    }

    /** One or more lines. */
    static String text(String what, String text, int most) {
        return checked(what, text, most, true);
    }

    private static String checked(String what, String text, int most, boolean lines) {
        if (text == null || text.isBlank()) {
            return null;
        }
        String trimmed = text.strip();
        if (trimmed.length() > most) {
            throw new InputException(
                    what + " has " + trimmed.length() + " characters: at most " + most + " were expected.");
        }
        for (int i = 0; i < trimmed.length(); i++) {
            char c = trimmed.charAt(i);
            boolean allowed = !Character.isISOControl(c) || lines && (c == '\n' || c == '\r' || c == '\t');
            if (!allowed) {
                throw new InputException(what + " has the control character 0x" + Integer.toHexString(c)
                        + " at position " + (i + 1) + ".");
            }
            boolean lonely = Character.isSurrogate(c)
                    && !(Character.isHighSurrogate(c)
                            && i + 1 < trimmed.length()
                            && Character.isLowSurrogate(trimmed.charAt(i + 1)))
                    && !(Character.isLowSurrogate(c) && i > 0 && Character.isHighSurrogate(trimmed.charAt(i - 1)));
            if (lonely) {
                throw new InputException(what + " is not valid Unicode at position " + (i + 1) + ".");
            }
        }
        return trimmed;
    }
}
