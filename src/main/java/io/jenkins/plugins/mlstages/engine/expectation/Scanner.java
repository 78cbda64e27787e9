package io.jenkins.plugins.mlstages.engine.expectation;

/** Walks along the text of an expectation. Every method leaves out blanks before it looks. */
final class Scanner {
    private static final String ENDS_PLAIN = "'\",(){}[]<>=:";

    private final String text;
    private int at;

    Scanner(String text) {
        this.text = text;
    }

    /** Takes the given text if it comes next; tells whether. */
    boolean take(String wanted) {
        skipBlanks();
        if (!text.startsWith(wanted, at)) {
            return false;
        }
        at += wanted.length();
        return true;
    }

    /** A text in quotes, where a quote within is doubled, or one without blanks and signs; {@code null} if none comes next. */
    String text() {
        skipBlanks();
        char quote = at < text.length() ? text.charAt(at) : ' ';
        return quote == '\'' || quote == '"' ? quoted(quote) : plain();
    }

    private String quoted(char quote) {
        StringBuilder found = new StringBuilder();
        for (int i = at + 1; i < text.length(); i++) {
            if (text.charAt(i) != quote) {
                found.append(text.charAt(i));
            } else if (i + 1 < text.length() && text.charAt(i + 1) == quote) {
                found.append(quote);
                i++;
            } else {
                at = i + 1;
                return found.toString();
            }
        }
        return null;
    }

    private String plain() {
        int start = at;
        while (at < text.length()
                && !Character.isWhitespace(text.charAt(at))
                && ENDS_PLAIN.indexOf(text.charAt(at)) < 0) {
            at++;
        }
        return start == at ? null : text.substring(start, at);
    }

    /** All that is left. */
    String rest() {
        skipBlanks();
        return text.substring(at);
    }

    private void skipBlanks() {
        while (at < text.length() && Character.isWhitespace(text.charAt(at))) {
            at++;
        }
    }
}
