package io.jenkins.plugins.mlstages.engine.record;

import java.util.List;

/**
 * A version was registered.
 *
 * @param number the version's number
 * @param aliases the aliases that were set with it
 * @param artifacts its files
 * @param forced whether it was registered although a validation of the run had not passed
 */
public record RegistrationRecord(
        Origin origin, int number, List<String> aliases, List<FileRef> artifacts, boolean forced)
        implements StageRecord {
    public RegistrationRecord {
        aliases = List.copyOf(aliases);
        artifacts = List.copyOf(artifacts);
    }

    /** {@code price-up/7} */
    public String reference() {
        return origin.model() + "/" + number;
    }
}
