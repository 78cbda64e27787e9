package io.jenkins.plugins.mlstages.engine.record;

/**
 * A column of recorded data in a few figures; the profile knows more.
 *
 * @param type {@code numeric}, {@code categorical}, {@code boolean} or {@code datetime}
 * @param missing values that are missing or NaN
 * @param distinct how many different values; an estimate unless {@code exact}
 * @param exact whether the profile knows every value
 * @param minimum of the finite numbers, or points in time in seconds since 1970; {@code null} for names, as the next two
 * @param maximum of the same
 * @param mean of the same
 */
public record DataColumn(
        String name,
        String type,
        long missing,
        long distinct,
        boolean exact,
        Double minimum,
        Double maximum,
        Double mean) {}
