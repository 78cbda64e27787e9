package io.jenkins.plugins.mlstages.engine.view;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.jenkins.plugins.mlstages.engine.io.InputException;
import io.jenkins.plugins.mlstages.engine.record.GateVerdict;
import io.jenkins.plugins.mlstages.engine.record.ModelReference;
import io.jenkins.plugins.mlstages.engine.registry.LogEntry;
import io.jenkins.plugins.mlstages.engine.registry.ModelState;
import io.jenkins.plugins.mlstages.engine.registry.ModelVersion;
import java.io.IOException;
import java.util.List;

/** What moving an alias would do: shown before it is confirmed. */
public final class ChangeView {
    private ChangeView() {}

    /**
     * @param number the version that would get the alias
     * @throws InputException when there is no such version
     */
    public static ObjectNode promotion(ModelState state, ModelView.Versions versions, String alias, int number)
            throws IOException {
        ModelReference.checkAlias(alias);
        return of("promotion", state, versions, alias, state.version(number).number());
    }

    /**
     * @throws InputException when the alias cannot be rolled back
     */
    public static ObjectNode rollback(
            ModelState state, List<LogEntry> events, ModelView.Versions versions, String alias) throws IOException {
        ModelReference.checkAlias(alias);
        int to = AliasHistory.of(events)
                .rollbackTarget(state, alias)
                .orElseThrow(() -> new InputException("'" + state.model() + "@" + alias
                        + "' cannot be rolled back: no other version that is still in use has held it."));
        return of("rollback", state, versions, alias, to);
    }

    private static ObjectNode of(String what, ModelState state, ModelView.Versions versions, String alias, int to)
            throws IOException {
        Integer from = state.aliases().get(alias);
        ModelVersion target = versions.version(to);
        ObjectNode view = ViewJson.start("change");
        view.put("change", what)
                .put("model", state.model().full())
                .put("alias", alias)
                .put("from", from)
                .put("to", to);
        view.put("gatesPassed", target.gatesPassed());
        view.set(
                "failedGates",
                ViewJson.tree(
                        target.failedGates().stream().map(GateVerdict::sentence).toList()));
        Snapshot before = from == null || from == to ? null : Snapshot.ofVersion(versions.version(from));
        view.set(
                "metrics",
                ViewJson.tree(MetricRow.of(
                        target.metrics(), before == null ? java.util.Map.of() : before.metrics(), java.util.Map.of())));
        return view;
    }
}
