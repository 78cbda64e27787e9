package io.jenkins.plugins.mlstages.engine.view;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.jenkins.plugins.mlstages.engine.evaluation.Metrics;
import io.jenkins.plugins.mlstages.engine.io.InputException;
import io.jenkins.plugins.mlstages.engine.registry.AuditReport;
import io.jenkins.plugins.mlstages.engine.registry.LogEntry;
import io.jenkins.plugins.mlstages.engine.registry.ModelState;
import io.jenkins.plugins.mlstages.engine.registry.ModelVersion;
import io.jenkins.plugins.mlstages.engine.registry.VersionState;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;

/** The page of one model: its versions with metrics, its aliases and deployments, and everything that happened to it. */
public final class ModelView {
    /** Of so many of the newest versions the files are read, for their metrics. */
    public static final int WITH_METRICS = 200;

    static final int MAX_EVENTS = 1_000;

    private ModelView() {}

    /** Reads what was registered, as {@code RegisteredModel::version} does. */
    @FunctionalInterface
    public interface Versions {
        ModelVersion version(int number) throws IOException;
    }

    /**
     * @param state the model, now or at {@code asOf}
     * @param events everything that happened, in order
     * @param asOf the moment that is shown, {@code null} for now
     * @param may what the reader may change: {@code promote}, {@code rollback}, ...; a page shows nothing else
     */
    public static ObjectNode of(
            ModelState state, List<LogEntry> events, Versions versions, Instant asOf, Map<String, Boolean> may) {
        List<LogEntry> shown = asOf == null
                ? events
                : events.stream().filter(entry -> !entry.time().isAfter(asOf)).toList();
        ObjectNode view = ViewJson.start("model");
        view.put("model", state.model().full());
        view.put("description", state.description());
        view.set("asOf", ViewJson.tree(asOf));
        view.set("aliases", ViewJson.tree(state.aliases()));
        view.set("deployments", ViewJson.tree(state.deployments()));
        view.set("changed", ViewJson.tree(state.changed()));
        view.put("by", state.by());
        view.put("head", state.hash());
        putVersions(view, state, versions);
        AliasHistory history = AliasHistory.of(shown);
        view.set("periods", ViewJson.tree(history.periods()));
        ObjectNode rollback = view.putObject("rollback");
        if (asOf == null) {
            state.aliases()
                    .keySet()
                    .forEach(alias -> history.rollbackTarget(state, alias).ifPresent(to -> rollback.put(alias, to)));
        }
        int from = Math.max(0, shown.size() - MAX_EVENTS);
        view.set("events", ViewJson.tree(reversed(shown.subList(from, shown.size()))));
        view.put("allEvents", shown.size());
        view.set("may", ViewJson.tree(asOf == null ? may : Map.of()));
        return view;
    }

    /** Whether what is kept of the model is what was written. */
    public static ObjectNode audit(AuditReport report) {
        ObjectNode view = ViewJson.start("audit");
        view.setAll(ViewJson.<ObjectNode>tree(report));
        return view;
    }

    private static void putVersions(ObjectNode view, ModelState state, Versions versions) {
        TreeSet<String> metrics = new TreeSet<>();
        ArrayNode rows = view.putArray("versions");
        ArrayNode problems = ViewJson.array();
        int read = 0;
        for (VersionState version : reversed(state.versions())) {
            ObjectNode row = ViewJson.tree(version);
            if (read < WITH_METRICS && version.status() != VersionState.Status.DELETED) {
                read++;
                try {
                    ModelVersion file = versions.version(version.number());
                    row.set("metrics", ViewJson.tree(file.metrics()));
                    CommitPages.put(row, file.origin().source());
                    metrics.addAll(file.metrics().keySet());
                } catch (IOException | InputException e) {
                    problems.add(e.getMessage());
                }
            }
            rows.add(row);
        }
        ArrayNode names = view.putArray("metrics");
        metrics.forEach(name -> names.addObject()
                .put("name", name)
                .put("better", MetricRow.better(Metrics.of(name).direction())));
        view.set("problems", problems);
    }

    private static <T> List<T> reversed(List<T> list) {
        List<T> copy = new java.util.ArrayList<>(list);
        java.util.Collections.reverse(copy);
        return copy;
    }
}
