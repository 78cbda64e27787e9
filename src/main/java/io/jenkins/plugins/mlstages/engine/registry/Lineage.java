package io.jenkins.plugins.mlstages.engine.registry;

import io.jenkins.plugins.mlstages.engine.io.InputException;
import io.jenkins.plugins.mlstages.engine.io.Json;
import io.jenkins.plugins.mlstages.engine.record.Dataset;
import io.jenkins.plugins.mlstages.engine.record.ModelName;
import io.jenkins.plugins.mlstages.engine.record.ModelReference;
import io.jenkins.plugins.mlstages.engine.record.RunRef;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Draws the {@link LineageGraph} of a version from version files and logs, with all its ancestors and descendants. */
final class Lineage {
    /** More versions than this are not drawn; a fine-tuning chain is rarely longer than ten. */
    private static final int MOST_VERSIONS = 500;

    private final ModelRegistry registry;
    private final VersionSearch search;
    private final Map<String, LineageGraph.Node> nodes = new LinkedHashMap<>();
    private final Set<LineageGraph.Edge> edges = new LinkedHashSet<>();
    private final List<String> problems = new ArrayList<>();

    Lineage(ModelRegistry registry, VersionSearch search) {
        this.registry = registry;
        this.search = search;
    }

    LineageGraph of(ModelReference start) throws IOException {
        Deque<String> open = new ArrayDeque<>();
        RegisteredModel first = registry.model(start.model());
        open.add(first.name() + "/" + first.state().resolve(start).number());
        Set<String> seen = new HashSet<>(open);
        while (!open.isEmpty()) {
            String reference = open.poll();
            for (String neighbour : draw(reference)) {
                if (seen.size() < MOST_VERSIONS && seen.add(neighbour)) {
                    open.add(neighbour);
                }
            }
        }
        edges.removeIf(edge -> !nodes.containsKey(edge.from()) || !nodes.containsKey(edge.to()));
        return new LineageGraph(new ArrayList<>(nodes.values()), new ArrayList<>(edges), problems);
    }

    /** Draws one version with what belongs to it, and returns the versions that it was made from and into. */
    private List<String> draw(String reference) throws IOException {
        List<String> neighbours = new ArrayList<>();
        try {
            ModelReference parsed = ModelReference.parse(reference);
            RegisteredModel model = registry.model(parsed.model());
            ModelState state = model.state();
            VersionState version = state.resolve(parsed);
            String id = versionId(reference);
            addVersion(id, reference, version);
            drawOrigin(id, model, state, version);
            drawEvents(id, model, state, version);
            if (version.parent() != null) {
                neighbours.add(version.parent());
                edges.add(new LineageGraph.Edge(versionId(version.parent()), id, "made into"));
            }
            for (String child : children(reference)) {
                neighbours.add(child);
                edges.add(new LineageGraph.Edge(id, versionId(child), "made into"));
            }
        } catch (DamagedModelException | InputException e) {
            nodes.computeIfAbsent(
                    versionId(reference),
                    i -> new LineageGraph.Node(i, LineageGraph.Kind.VERSION, reference, Map.of()));
            problems.add(e.getMessage());
        }
        return neighbours;
    }

    private void addVersion(String id, String reference, VersionState version) {
        Map<String, Object> facts = new LinkedHashMap<>();
        facts.put("reference", reference);
        facts.put("status", version.status());
        facts.put("aliases", version.aliases());
        facts.put("registered", version.registered());
        facts.put("by", version.by());
        String label =
                version.aliases().isEmpty() ? reference : reference + " (" + String.join(", ", version.aliases()) + ")";
        nodes.put(id, new LineageGraph.Node(id, LineageGraph.Kind.VERSION, label, facts));
    }

    private void drawOrigin(String id, RegisteredModel model, ModelState state, VersionState version)
            throws IOException {
        ModelVersion file = model.version(version);
        RunRef run = version.run() == null ? file.origin().run() : version.run();
        String runId = "run:" + run;
        Map<String, Object> facts = new LinkedHashMap<>();
        facts.put("run", run);
        if (file.origin().commit() != null) {
            facts.put("commit", file.origin().commit());
        }
        nodes.putIfAbsent(runId, new LineageGraph.Node(runId, LineageGraph.Kind.RUN, run.toString(), facts));
        edges.add(new LineageGraph.Edge(runId, id, "registered"));
        for (Dataset dataset : file.datasets()) {
            String dataId = "dataset:" + dataset.sha256();
            Map<String, Object> known = new LinkedHashMap<>();
            known.put("name", dataset.name());
            known.put("rows", dataset.rows());
            known.put("sha256", dataset.sha256());
            known.put("files", dataset.files().stream().map(f -> f.path()).toList());
            if (dataset.check() != null) {
                known.put("recorded", dataset.check());
            }
            nodes.putIfAbsent(
                    dataId,
                    new LineageGraph.Node(
                            dataId,
                            LineageGraph.Kind.DATASET,
                            dataset.name() + " "
                                    + dataset.sha256()
                                            .substring(
                                                    0,
                                                    Math.min(
                                                            12, dataset.sha256().length())),
                            known));
            edges.add(new LineageGraph.Edge(dataId, runId, "read by"));
        }
    }

    private void drawEvents(String id, RegisteredModel model, ModelState state, VersionState version)
            throws IOException {
        Map<Long, String> deployments = new HashMap<>();
        for (LogEntry entry : model.events()) {
            if (entry.event() instanceof Event.DeploymentStarted e && e.version() == version.number()) {
                String deploymentId = "deployment:" + model.name() + ":" + entry.line();
                deployments.put(entry.line(), deploymentId);
                nodes.put(deploymentId, deployment(deploymentId, e.environment(), "in_progress", entry, state));
                edges.add(new LineageGraph.Edge(id, deploymentId, "deployed to"));
            } else if (entry.event() instanceof Event.Deployed e && deployments.containsKey(e.deployment())) {
                String deploymentId = deployments.get(e.deployment());
                nodes.put(deploymentId, deployment(deploymentId, e.environment(), "succeeded", entry, state));
            } else if (entry.event() instanceof Event.DeploymentFailed e && deployments.containsKey(e.deployment())) {
                String deploymentId = deployments.get(e.deployment());
                nodes.put(deploymentId, deployment(deploymentId, e.environment(), "failed", entry, state));
            } else if (entry.event() instanceof Event.Used e && e.version() == version.number()) {
                RunRef run = state.run(entry);
                String useId = "use:" + (run == null ? entry.by() : run.toString());
                Map<String, Object> facts = facts(entry, state);
                if (e.purpose() != null) {
                    facts.put("purpose", e.purpose());
                }
                nodes.put(
                        useId,
                        new LineageGraph.Node(
                                useId, LineageGraph.Kind.USE, run == null ? entry.by() : run.toString(), facts));
                edges.add(new LineageGraph.Edge(id, useId, "used by"));
            }
        }
    }

    private static LineageGraph.Node deployment(
            String id, String environment, String outcome, LogEntry entry, ModelState state) {
        Map<String, Object> facts = facts(entry, state);
        facts.put("environment", environment);
        facts.put("outcome", outcome);
        return new LineageGraph.Node(
                id, LineageGraph.Kind.DEPLOYMENT, environment + " (" + outcome.replace('_', ' ') + ")", facts);
    }

    private static Map<String, Object> facts(LogEntry entry, ModelState state) {
        Map<String, Object> facts = new LinkedHashMap<>();
        facts.put("time", entry.time());
        facts.put("by", entry.by());
        if (entry.run() != null) {
            facts.put("run", state.run(entry));
        }
        return facts;
    }

    /** Versions, of any model, that were made from this one. */
    private List<String> children(String reference) throws IOException {
        List<String> children = new ArrayList<>();
        for (Path folder : search.modelsWhoseLogHas("\"parent\":" + Json.text(reference))) {
            ModelName name = ModelLister.name(folder);
            try {
                registry.model(name).state().versions().stream()
                        .filter(v -> reference.equals(v.parent()))
                        .forEach(v -> children.add(name + "/" + v.number()));
            } catch (DamagedModelException e) {
                problems.add(e.getMessage());
            }
        }
        return children;
    }

    private static String versionId(String reference) {
        return "version:" + reference;
    }
}
