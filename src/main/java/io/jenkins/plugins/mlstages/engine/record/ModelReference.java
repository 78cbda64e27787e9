package io.jenkins.plugins.mlstages.engine.record;

import io.jenkins.plugins.mlstages.engine.io.InputException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A version of a model by number or by alias: {@code price-up/7} or {@code price-up@production}.
 *
 * @param model the model
 * @param number the version's number, 0 when it is named by alias
 * @param alias the alias, {@code null} when it is named by number
 */
public record ModelReference(ModelName model, int number, String alias) {
    private static final Pattern BY_NUMBER = Pattern.compile("(.+)/([1-9]\\d{0,8})");
    private static final Pattern ALIAS = Pattern.compile("[A-Za-z][A-Za-z0-9._-]{0,99}");

    /**
     * @throws InputException when the text is neither form
     */
    public static ModelReference parse(String text) {
        String reference = text == null ? "" : text.trim();
        int at = reference.lastIndexOf('@');
        if (at > 0) {
            return new ModelReference(
                    new ModelName(reference.substring(0, at)), 0, checkAlias(reference.substring(at + 1)));
        }
        Matcher byNumber = BY_NUMBER.matcher(reference);
        if (byNumber.matches()) {
            return new ModelReference(new ModelName(byNumber.group(1)), Integer.parseInt(byNumber.group(2)), null);
        }
        throw new InputException(
                "'" + ModelName.printable(reference)
                        + "' names no version: 'model/number' such as 'price-up/7' or 'model@alias' such as 'price-up@production' was expected.");
    }

    /**
     * What a gate of a model calls a version: an alias of that model, or any version in full.
     *
     * @throws InputException when the text is neither
     */
    public static ModelReference within(ModelName model, String text) {
        return text.indexOf('/') > 0 || text.indexOf('@') > 0
                ? parse(text)
                : new ModelReference(model, 0, checkAlias(text));
    }

    /**
     * @return the alias as it is
     * @throws InputException when it is not a valid alias
     */
    public static String checkAlias(String alias) {
        if (alias == null || !ALIAS.matcher(alias).matches()) {
            throw new InputException("'" + ModelName.printable(String.valueOf(alias))
                    + "' is not an alias: a letter first, then letters, digits and . _ - (at most 100) were expected.");
        }
        return alias;
    }

    @Override
    public String toString() {
        return alias == null ? model + "/" + number : model + "@" + alias;
    }
}
