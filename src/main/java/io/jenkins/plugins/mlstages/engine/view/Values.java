package io.jenkins.plugins.mlstages.engine.view;

import java.util.Objects;

/** Parameter values as a reader sees them: 1 and 1.0 are the same number, whatever a file's parser made of them. */
final class Values {
    private Values() {}

    static boolean equal(Object one, Object other) {
        if (one instanceof Number a && other instanceof Number b) {
            return Double.compare(a.doubleValue(), b.doubleValue()) == 0;
        }
        return Objects.equals(one, other);
    }
}
