package io.jenkins.plugins.mlstages.engine.view;

import io.jenkins.plugins.mlstages.engine.io.InputException;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/**
 * The parameters of a request for a page's data, read strictly: what is wrong is one sentence that names the parameter.
 *
 * @param values all values of each parameter, decoded
 */
public record Query(Map<String, List<String>> values) {
    public List<String> all(String name) {
        return values.getOrDefault(name, List.of());
    }

    /** {@code null} when it was not given. */
    public String optional(String name) {
        List<String> given = all(name);
        return given.isEmpty() || given.get(0).isBlank() ? null : given.get(0);
    }

    public String required(String name) {
        String value = optional(name);
        if (value == null) {
            throw new InputException("The parameter '" + name + "' is missing in the address.");
        }
        return value;
    }

    /** Numbers parted by commas, such as {@code 3,7,12}; without repetition. */
    public List<Integer> numbers(String name, int most) {
        String value = required(name);
        if (!value.matches("[1-9]\\d{0,8}(,[1-9]\\d{0,8})*")) {
            throw new InputException("The parameter '" + name + "' is no list of numbers such as 3,7,12.");
        }
        List<Integer> numbers =
                Arrays.stream(value.split(",")).map(Integer::valueOf).distinct().toList();
        if (numbers.size() > most) {
            throw new InputException("The parameter '" + name + "' has " + numbers.size() + " numbers; at most " + most
                    + " can be compared.");
        }
        return numbers;
    }

    public int number(String name, int least, int most, int otherwise) {
        String value = optional(name);
        if (value == null) {
            return otherwise;
        }
        try {
            int number = Integer.parseInt(value);
            if (number >= least && number <= most) {
                return number;
            }
        } catch (NumberFormatException e) {
            // told below
        }
        throw new InputException(
                "The parameter '" + name + "' has a value that is no whole number from " + least + " to " + most + ".");
    }

    /** {@code null} when it was not given. */
    public Instant time(String name) {
        String value = optional(name);
        try {
            return value == null ? null : Instant.parse(value);
        } catch (DateTimeException e) {
            throw new InputException("The parameter '" + name + "' is no time such as 2026-11-23T12:00:00Z.", e);
        }
    }

    /** {@code search}, {@code sort}, {@code descending}, {@code offset} and {@code limit}. */
    public Paging paging(int limit) {
        return new Paging(
                optional("search"),
                optional("sort"),
                "true".equals(optional("descending")),
                number("offset", 0, 10_000_000, 0),
                number("limit", 1, Paging.MAX_LIMIT, limit));
    }
}
