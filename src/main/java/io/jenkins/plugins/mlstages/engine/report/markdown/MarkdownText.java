package io.jenkins.plugins.mlstages.engine.report.markdown;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Writes text of users so that Markdown shows it as it is. Beside Markdown's own signs and HTML, hosts make links of names after
 * an at sign, of numbers after a number sign and of addresses, after the Markdown is read; a blank without width is put
 * into these, since no escape reaches there.
 */
final class MarkdownText {
    private static final char NO_WIDTH = '\u200b';
    private static final String ESCAPED = "\\`*[]|~$";
    private static final Pattern BLOCK_BEGIN = Pattern.compile("^(#{1,6}|[-+=]+|\\d{1,9}[.)])(?=\\s|$)");
    private static final Pattern WWW = Pattern.compile("(?i)\\bwww(?=\\.)");
    private static final Pattern MAIL = Pattern.compile("[\\w.-]*\\.\\w.*");
    private static final Pattern BACKTICKS = Pattern.compile("`+");

    private MarkdownText() {}

    static String escaped(String text) {
        String quiet = WWW.matcher(text.strip()).replaceAll("$0" + NO_WIDTH);
        StringBuilder out = new StringBuilder(quiet.length() + 16);
        Matcher begin = BLOCK_BEGIN.matcher(quiet);
        int marker = begin.find() ? begin.end() - 1 : -1;
        for (int i = 0; i < quiet.length(); i++) {
            char c = quiet.charAt(i);
            if (i == marker || ESCAPED.indexOf(c) >= 0 || c == '_' && !insideWord(quiet, i)) {
                out.append('\\').append(c);
            } else if (c == '<') {
                out.append("&lt;");
            } else if (c == '>') {
                out.append("&gt;");
            } else if (c == '&') {
                out.append("&amp;");
            } else {
                out.append(c);
            }
            if (becomesLink(quiet, i)) {
                out.append(NO_WIDTH);
            }
        }
        return out.toString();
    }

    private static boolean becomesLink(String text, int i) {
        char c = text.charAt(i);
        if (c == '@') {
            return !wordAt(text, i - 1) || MAIL.matcher(text.substring(i + 1)).matches();
        }
        return c == '#' && i + 1 < text.length() && Character.isDigit(text.charAt(i + 1))
                || c == ':' && text.startsWith("//", i + 1);
    }

    private static boolean insideWord(String text, int i) {
        return wordAt(text, i - 1) && wordAt(text, i + 1);
    }

    private static boolean wordAt(String text, int i) {
        return i >= 0 && i < text.length() && Character.isLetterOrDigit(text.charAt(i));
    }

    /**
     * Text between backticks.
     *
     * @param inTable a bar ends a cell even there, unless it is escaped
     */
    static String code(String text, boolean inTable) {
        String stripped = text.strip();
        if (stripped.isEmpty()) {
            return "";
        }
        int longest = BACKTICKS
                .matcher(stripped)
                .results()
                .mapToInt(run -> run.group().length())
                .max()
                .orElse(0);
        String fence = "`".repeat(longest + 1);
        String pad = stripped.startsWith("`") || stripped.endsWith("`") ? " " : "";
        String inner = inTable ? stripped.replace("|", "\\|") : stripped;
        return fence + pad + inner + pad + fence;
    }
}
