package io.jenkins.plugins.mlstages.engine.expectation;

import io.jenkins.plugins.mlstages.engine.profile.DatasetProfile;
import java.io.IOException;
import java.util.Optional;

/** Other data that expectations compare with. */
public interface KnownData {
    /** No other data at all. */
    KnownData NONE = new KnownData() {
        @Override
        public Optional<Known> last() {
            return Optional.empty();
        }

        @Override
        public Optional<Known> ofVersion(String version) {
            return Optional.empty();
        }
    };

    /**
     * A profile of other data.
     *
     * @param name what sentences call it: {@code price-up/7}, {@code the record of team/train #11}
     */
    record Known(String name, DatasetProfile profile) {}

    /** The same data when they were recorded before; empty for the first record. */
    Optional<Known> last() throws IOException;

    /**
     * The data that a version was trained on.
     *
     * @param version as the expectation names it, such as {@code price-up@production}
     * @return empty when there is no such version (yet) or it keeps no profile
     */
    Optional<Known> ofVersion(String version) throws IOException;
}
