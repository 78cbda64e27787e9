package io.jenkins.plugins.mlstages.engine.view;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.jenkins.plugins.mlstages.engine.registry.Event;
import io.jenkins.plugins.mlstages.engine.registry.LogEntry;
import io.jenkins.plugins.mlstages.engine.registry.ModelState;
import io.jenkins.plugins.mlstages.engine.registry.ModelVersion;
import io.jenkins.plugins.mlstages.engine.registry.VersionState;
import java.util.List;
import java.util.Map;

/** The page of one version: what was registered, what happened to it since, where it comes from and where it went. */
public final class VersionView {
    private VersionView() {}

    /**
     * @param state the version's model
     * @param file what was registered
     * @param events everything that happened to the model, in order
     * @param production what the version's numbers are set beside, {@code null} if there is none or it is this version
     * @param may what the reader may change
     */
    public static ObjectNode of(
            ModelState state, ModelVersion file, List<LogEntry> events, Snapshot production, Map<String, Boolean> may) {
        VersionState version = state.version(file.number());
        ObjectNode view = ViewJson.start("version");
        view.put("model", state.model().full());
        view.put("number", file.number());
        view.put("latest", state.versions().size());
        view.set("state", ViewJson.tree(version));
        ObjectNode kept = ViewJson.tree(file);
        kept.set(
                "metrics",
                ViewJson.tree(
                        MetricRow.of(file.metrics(), Map.of(), production == null ? Map.of() : production.metrics())));
        CommitPages.put((ObjectNode) kept.path("origin"), file.origin().source());
        view.set("version", kept);
        view.set("run", ViewJson.tree(version.run()));
        view.set("production", production == null ? null : ViewJson.object().put("version", production.version()));
        view.set("lineage", LineageView.graph(state, file, events));
        ArrayNode own = view.putArray("events");
        for (int i = events.size() - 1; i >= 0; i--) {
            if (concerns(events.get(i).event(), file.number())) {
                own.add(ViewJson.<ObjectNode>tree(events.get(i)));
            }
        }
        view.set("may", ViewJson.tree(may));
        return view;
    }

    static boolean concerns(Event event, int number) {
        if (event instanceof Event.Registered e) {
            return e.version() == number;
        } else if (event instanceof Event.AliasSet e) {
            return e.version() == number;
        } else if (event instanceof Event.Promoted e) {
            return e.version() == number || e.from() == number;
        } else if (event instanceof Event.RolledBack e) {
            return e.version() == number || e.from() == number;
        } else if (event instanceof Event.DeploymentStarted e) {
            return e.version() == number;
        } else if (event instanceof Event.Deployed e) {
            return e.version() == number;
        } else if (event instanceof Event.DeploymentFailed e) {
            return e.version() == number;
        } else if (event instanceof Event.Undeployed e) {
            return e.version() == number;
        } else if (event instanceof Event.Used e) {
            return e.version() == number;
        }
        return concernsState(event, number);
    }

    private static boolean concernsState(Event event, int number) {
        if (event instanceof Event.TagSet e) {
            return e.version() == number;
        } else if (event instanceof Event.TagRemoved e) {
            return e.version() == number;
        } else if (event instanceof Event.Described e) {
            return e.version() == number;
        } else if (event instanceof Event.Archived e) {
            return e.version() == number;
        } else if (event instanceof Event.Restored e) {
            return e.version() == number;
        }
        return event instanceof Event.Deleted e && e.version() == number;
    }
}
