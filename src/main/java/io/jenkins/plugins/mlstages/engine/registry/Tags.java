package io.jenkins.plugins.mlstages.engine.registry;

import java.util.AbstractMap;
import java.util.Collections;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** Tags in the order of their keys, which never change: thousands of versions with the same ones share them. */
final class Tags extends AbstractMap<String, String> {
    private final Map<String, String> sorted;

    private Tags(Map<String, String> sorted) {
        this.sorted = sorted;
    }

    static Tags of(Map<String, String> tags) {
        return tags instanceof Tags same ? same : new Tags(Collections.unmodifiableMap(new TreeMap<>(tags)));
    }

    @Override
    public String get(Object key) {
        return sorted.get(key);
    }

    @Override
    public boolean containsKey(Object key) {
        return sorted.containsKey(key);
    }

    @Override
    public Set<Entry<String, String>> entrySet() {
        return sorted.entrySet();
    }
}
