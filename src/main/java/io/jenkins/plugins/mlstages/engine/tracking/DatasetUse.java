package io.jenkins.plugins.mlstages.engine.tracking;

import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;

/**
 * A dataset that the training's code says it was given; nobody has read the data.
 *
 * @param digest the code's own fingerprint
 * @param schema {@code null} if not given, as are {@code source} and {@code profile}
 * @param tags such as the context, {@code training}
 */
public record DatasetUse(
        String name,
        String digest,
        String sourceType,
        String source,
        String schema,
        String profile,
        Map<String, String> tags) {
    public DatasetUse {
        tags = Collections.unmodifiableMap(new TreeMap<>(tags));
    }
}
