package io.jenkins.plugins.mlstages.engine.registry;

import io.jenkins.plugins.mlstages.engine.record.ModelName;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;

/** The logs that were used last, up to a number of entries and versions in all, so that memory does not grow with the registry. */
final class LogCache {
    /** About 20 MB. */
    private static final int MOST_ENTRIES = 60_000;

    private final Path root;
    private final Keeping keeping;
    private volatile RegistryListener listener = (model, entry) -> {};
    private final Map<ModelName, EventLog> logs = new LinkedHashMap<>(16, 0.75f, true);

    LogCache(Path root, Keeping keeping) {
        this.root = root;
        this.keeping = keeping;
    }

    synchronized EventLog of(ModelName model) {
        EventLog log = logs.computeIfAbsent(model, m -> new EventLog(ModelFolder.of(root, m), keeping));
        long entries = 0;
        for (EventLog each : logs.values()) {
            entries += each.size();
        }
        Iterator<EventLog> oldest = logs.values().iterator();
        while (entries > MOST_ENTRIES && logs.size() > 1) {
            EventLog candidate = oldest.next();
            if (candidate == log) {
                break;
            }
            entries -= candidate.size();
            oldest.remove();
        }
        return log;
    }

    void listen(RegistryListener told) {
        listener = told;
    }

    /** Tells whoever listens; no lock is held. */
    void appended(ModelName model, LogEntry entry) {
        listener.appended(model, entry);
    }

    synchronized void forget(ModelName model) {
        logs.remove(model);
    }
}
