package io.jenkins.plugins.mlstages.engine.mlflow;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.jenkins.plugins.mlstages.engine.registry.LogEntry;
import io.jenkins.plugins.mlstages.engine.registry.ModelState;
import io.jenkins.plugins.mlstages.engine.registry.ModelVersion;
import io.jenkins.plugins.mlstages.engine.registry.RegisteredModel;
import io.jenkins.plugins.mlstages.engine.registry.VersionState;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Models and versions in the form of MLflow's protocol. */
final class ModelAnswers {
    /** The tags of a version that keep what a client said of its source; clients get them as fields. */
    static final String SOURCE_TAG = "mlflow.source";

    static final String RUN_TAG = "mlflow.runId";

    private ModelAnswers() {}

    static ObjectNode model(Session session, RegisteredModel model) throws IOException {
        ModelState state = model.state();
        List<LogEntry> events = model.events();
        ObjectNode answer = Answers.empty()
                .put("name", session.models().shown(model.name()))
                .put("creation_timestamp", events.get(0).time().toEpochMilli())
                .put("last_updated_timestamp", state.changed().toEpochMilli())
                .put("user_id", events.get(0).by());
        if (state.description() != null) {
            answer.put("description", state.description());
        }
        ArrayNode latest = answer.putArray("latest_versions");
        for (VersionState version : Stage.latest(state, List.of())) {
            latest.add(version(session, model, version));
        }
        Answers.pairs(answer, "tags", state.tags());
        ArrayNode aliases = answer.putArray("aliases");
        state.aliases()
                .forEach((alias, number) ->
                        aliases.addObject().put("alias", alias).put("version", Integer.toString(number)));
        return answer;
    }

    static ObjectNode version(Session session, RegisteredModel model, VersionState state) throws IOException {
        ModelVersion version = model.version(state);
        Map<String, String> tags = new TreeMap<>(state.tags());
        String source = tags.remove(SOURCE_TAG);
        String run = tags.remove(RUN_TAG);
        String shown = session.models().shown(model.name());
        ObjectNode answer = Answers.empty()
                .put("name", shown)
                .put("version", Integer.toString(state.number()))
                .put("creation_timestamp", state.registered().toEpochMilli())
                .put("last_updated_timestamp", state.registered().toEpochMilli())
                .put("user_id", state.by())
                .put("current_stage", Stage.of(state).toString())
                .put("source", source == null ? downloadUri(shown, state.number()) : source)
                .put("run_id", run == null ? runId(session, version) : run)
                .put("status", "READY");
        if (state.description() != null) {
            answer.put("description", state.description());
        }
        Answers.pairs(answer, "tags", tags);
        ArrayNode aliases = answer.putArray("aliases");
        state.aliases().forEach(aliases::add);
        return answer;
    }

    private static String runId(Session session, ModelVersion version) {
        String id = session.models().runId(version);
        return id == null ? "" : id;
    }

    static String downloadUri(String shown, int number) {
        return ArtifactPath.ofVersion(shown, number, "").uri();
    }
}
