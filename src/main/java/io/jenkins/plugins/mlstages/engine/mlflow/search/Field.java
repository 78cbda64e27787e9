package io.jenkins.plugins.mlstages.engine.mlflow.search;

import java.util.Locale;
import java.util.Optional;

/**
 * What a comparison looks at.
 *
 * @param key name of the metric, parameter, tag or attribute
 */
public record Field(Kind kind, String key) {
    /** What a name may be the name of. */
    public enum Kind {
        METRIC("metric", "metrics"),
        PARAMETER("parameter", "parameters", "param", "params"),
        TAG("tag", "tags"),
        ATTRIBUTE("attribute", "attributes", "attr", "run"),
        DATASET("dataset", "datasets");

        private final String[] words;

        Kind(String... words) {
            this.words = words;
        }

        static Optional<Kind> of(String word) {
            for (Kind kind : values()) {
                for (String known : kind.words) {
                    if (known.equals(word.toLowerCase(Locale.ROOT))) {
                        return Optional.of(kind);
                    }
                }
            }
            return Optional.empty();
        }
    }

    /** As users write it. */
    @Override
    public String toString() {
        return kind == Kind.ATTRIBUTE ? key : kind.words[0] + "." + key;
    }
}
