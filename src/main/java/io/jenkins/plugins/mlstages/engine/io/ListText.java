package io.jenkins.plugins.mlstages.engine.io;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.stream.Collectors;

/**
 * Several names, paths or patterns in one text, as options of the command line, forms and rules have them: separated by
 * commas or line breaks, blanks around them do not count. A comma within braces belongs to the pattern:
 * <code>data/{a,b}.csv</code>. What begins with a double quote goes on to the next one, commas included:
 * {@code "price, net"}; there two double quotes stand for one.
 */
public final class ListText {
    private static final char QUOTE = '"';

    private final String text;
    private final StringBuilder entry = new StringBuilder();
    private final List<String> entries = new ArrayList<>();
    private int place;

    /** How much of the entry stood in quotes, -1 for nothing. */
    private int quoted = -1;

    private ListText(String text) {
        this.text = text;
    }

    /**
     * The entries of a text, none for {@code null}.
     *
     * @throws InputException when a quote is not closed
     */
    public static List<String> of(String text) {
        return text == null ? List.of() : new ListText(text).read();
    }

    /** The entries of texts of which each may hold several. */
    public static List<String> ofEach(Collection<String> texts) {
        return texts.stream().flatMap(text -> of(text).stream()).toList();
    }

    /** The text that has these entries, in quotes where they need them. */
    public static String text(Collection<String> entries) {
        return entries.stream().map(ListText::quoted).collect(Collectors.joining(", "));
    }

    private static String quoted(String entry) {
        boolean plain = entry.indexOf(QUOTE) != 0 && of(entry).equals(List.of(entry));
        return plain ? entry : QUOTE + entry.replace("\"", "\"\"") + QUOTE;
    }

    private List<String> read() {
        while (place < text.length()) {
            char c = text.charAt(place);
            int brace = c == '{' ? closingBrace() : -1;
            if (c == ',' || c == '\n' || c == '\r') {
                end();
                place++;
            } else if (c == QUOTE && quoted < 0 && entry.toString().isBlank()) {
                entry.setLength(0);
                quote();
                quoted = entry.length();
            } else if (brace > 0) {
                entry.append(text, place, brace + 1);
                place = brace + 1;
            } else {
                entry.append(c);
                place++;
            }
        }
        end();
        return List.copyOf(entries);
    }

    private void end() {
        String found = quoted < 0
                ? entry.toString().strip()
                : entry.substring(0, quoted) + entry.substring(quoted).stripTrailing();
        if (!found.isEmpty()) {
            entries.add(found);
        }
        entry.setLength(0);
        quoted = -1;
    }

    private void quote() {
        int start = place;
        for (place++; place < text.length(); place++) {
            char c = text.charAt(place);
            boolean doubled = c == QUOTE && place + 1 < text.length() && text.charAt(place + 1) == QUOTE;
            if (c == QUOTE && !doubled) {
                place++;
                return;
            }
            entry.append(c);
            place += doubled ? 1 : 0;
        }
        throw new InputException("The quote in '" + text.substring(start) + "' is not closed: \"a, b\" was expected.");
    }

    /** Where the brace at this place ends, -1 when it does not within the line: then it is a character like others. */
    private int closingBrace() {
        int depth = 0;
        for (int i = place; i < text.length() && text.charAt(i) != '\n'; i++) {
            depth += text.charAt(i) == '{' ? 1 : text.charAt(i) == '}' ? -1 : 0;
            if (depth == 0) {
                return i;
            }
        }
        return -1;
    }
}
