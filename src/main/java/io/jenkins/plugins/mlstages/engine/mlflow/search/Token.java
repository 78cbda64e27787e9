package io.jenkins.plugins.mlstages.engine.mlflow.search;

import io.jenkins.plugins.mlstages.engine.io.InputException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * A word of a filter.
 *
 * @param text without quotes
 * @param at position, from 0
 */
record Token(Type type, String text, int at) {
    enum Type {
        /** A bare word or one in backticks. */
        NAME,
        /** In single or double quotes. */
        QUOTED,
        NUMBER,
        OPERATOR,
        DOT,
        OPEN,
        CLOSE,
        COMMA
    }

    boolean is(String word) {
        return type == Type.NAME && text.toUpperCase(Locale.ROOT).equals(word);
    }

    static List<Token> all(String filter) {
        List<Token> tokens = new ArrayList<>();
        for (int i = 0; i < filter.length(); ) {
            char c = filter.charAt(i);
            if (Character.isWhitespace(c)) {
                i++;
            } else if (c == '\'' || c == '"' || c == '`') {
                int end = filter.indexOf(c, i + 1);
                if (end < 0) {
                    throw new InputException("Invalid filter: the quote at position " + (i + 1) + " is never closed.");
                }
                tokens.add(new Token(c == '`' ? Type.NAME : Type.QUOTED, filter.substring(i + 1, end), i));
                i = end + 1;
            } else if ("=!<>".indexOf(c) >= 0) {
                int end = i + 1 < filter.length() && filter.charAt(i + 1) == '=' ? i + 2 : i + 1;
                tokens.add(new Token(Type.OPERATOR, filter.substring(i, end), i));
                i = end;
            } else if ("().,".indexOf(c) >= 0 && !startsNumber(filter, i, tokens)) {
                Type type = c == '(' ? Type.OPEN : c == ')' ? Type.CLOSE : c == ',' ? Type.COMMA : Type.DOT;
                tokens.add(new Token(type, String.valueOf(c), i));
                i++;
            } else {
                int end = wordEnd(filter, i, startsNumber(filter, i, tokens));
                String word = filter.substring(i, end);
                boolean number = startsNumber(filter, i, tokens);
                tokens.add(new Token(number ? Type.NUMBER : Type.NAME, word, i));
                i = end;
            }
        }
        return tokens;
    }

    private static boolean startsNumber(String filter, int at, List<Token> before) {
        boolean name = !before.isEmpty() && before.get(before.size() - 1).type() == Type.DOT;
        char c = filter.charAt(at);
        char next = at + 1 < filter.length() ? filter.charAt(at + 1) : ' ';
        return !name
                && (c >= '0' && c <= '9'
                        || (c == '-' || c == '+' || c == '.') && (next >= '0' && next <= '9' || next == '.'));
    }

    /** A name ends at a dot only right after its kind, so that {@code metrics.a.b} is the metric {@code a.b}: see the parser. */
    private static int wordEnd(String filter, int start, boolean number) {
        int end = start;
        while (end < filter.length()) {
            char c = filter.charAt(end);
            boolean ends = Character.isWhitespace(c) || "=!<>(),'\"`".indexOf(c) >= 0 || c == '.' && !number;
            if (ends) {
                break;
            }
            end++;
        }
        return Math.max(end, start + 1);
    }
}
