package io.jenkins.plugins.mlstages.engine.record;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import io.jenkins.plugins.mlstages.engine.io.InputException;
import java.util.regex.Pattern;

/**
 * A valid name of a model: {@code price-up}, or with the folders that it belongs to, {@code team-a/price-up}.
 *
 * <p>Each part is what Jenkins takes as the name of a job or folder, a little stricter: 1 to 100 printable characters,
 * none of those that Jenkins forbids ({@code ? * % ! @ # $ ^ & | < > [ ] : ;} and both slashes) and no quote, no dot, space or minus at the beginning and no dot or space at the end. The last part
 * is not a number alone, so that {@code price-up/7} is always a version. Parts such as {@code ..} are therefore no names.
 *
 * @param full the whole name
 */
public record ModelName(@JsonValue String full) implements Comparable<ModelName> {
    private static final String PRINTABLE = "[^?*/\\\\%!@#$^&|<>\\[\\]:;\"\\p{C}\\p{Zl}\\p{Zp}]";
    private static final Pattern PART = Pattern.compile("(?![. -])" + PRINTABLE + "{1,100}(?<![. ])");
    private static final Pattern NUMBER = Pattern.compile("\\d+");
    private static final int MAX_LENGTH = 400;

    @JsonCreator
    public ModelName {
        if (full == null || full.isBlank()) {
            throw new InputException("The model has no name: give one such as 'price-up'.");
        }
        String[] parts = full.split("/", -1);
        boolean wellFormed = full.length() <= MAX_LENGTH
                && !NUMBER.matcher(parts[parts.length - 1]).matches();
        for (String part : parts) {
            wellFormed &= PART.matcher(part).matches();
        }
        if (!wellFormed) {
            throw new InputException(
                    "'" + printable(full) + "' is not a model name: parts of 1 to 100 printable characters"
                            + " without any of ?*\\%!@#$^&|<>[]:;\" were expected, separated by '/', the last one not only digits.");
        }
    }

    /** The name without its folders. */
    public String simple() {
        return full.substring(full.lastIndexOf('/') + 1);
    }

    /** The folders, {@code ""} at the root. */
    public String folder() {
        int slash = full.lastIndexOf('/');
        return slash < 0 ? "" : full.substring(0, slash);
    }

    static String printable(String text) {
        String clean = text.codePoints()
                .map(c -> Character.isISOControl(c) ? '?' : c)
                .limit(120)
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
        return clean.length() < text.length() ? clean + "..." : clean;
    }

    @Override
    public int compareTo(ModelName other) {
        return full.compareTo(other.full);
    }

    @Override
    public String toString() {
        return full;
    }
}
