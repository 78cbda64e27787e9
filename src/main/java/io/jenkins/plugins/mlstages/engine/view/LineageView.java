package io.jenkins.plugins.mlstages.engine.view;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.jenkins.plugins.mlstages.engine.record.Dataset;
import io.jenkins.plugins.mlstages.engine.record.RunRef;
import io.jenkins.plugins.mlstages.engine.registry.Event;
import io.jenkins.plugins.mlstages.engine.registry.LogEntry;
import io.jenkins.plugins.mlstages.engine.registry.ModelState;
import io.jenkins.plugins.mlstages.engine.registry.ModelVersion;
import io.jenkins.plugins.mlstages.engine.registry.VersionState;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Where a version comes from and where it went, as a graph in columns: datasets and parent, run, version, and then the
 * environments it was deployed to, the versions made from it, and the runs that used it.
 */
final class LineageView {
    private static final int MAX_ENDS = 30;

    private final Map<String, Node> nodes = new LinkedHashMap<>();
    private final List<Edge> edges = new ArrayList<>();

    /**
     * One thing in the graph.
     *
     * @param kind {@code dataset}, {@code run}, {@code version}, {@code deployment} or {@code use}
     * @param column from 0, the source, to 3, the ends
     * @param label the thing's own name
     * @param detail what more is known: rows, hash, status; may be {@code null}
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Node(
            String id,
            String kind,
            int column,
            String label,
            String detail,
            RunRef run,
            String model,
            Integer version,
            Long rows) {}

    /** An arrow from one node to another. */
    record Edge(String from, String to) {}

    private LineageView() {}

    static ObjectNode graph(ModelState state, ModelVersion file, List<LogEntry> events) {
        LineageView lineage = new LineageView();
        lineage.sources(state, file);
        lineage.ends(state, file, events);
        ObjectNode graph = ViewJson.object();
        graph.set("nodes", ViewJson.tree(lineage.nodes.values()));
        graph.set("edges", ViewJson.tree(lineage.edges));
        return graph;
    }

    private void sources(ModelState state, ModelVersion file) {
        VersionState version = state.version(file.number());
        String self = "version " + file.number();
        add(new Node(
                self,
                "version",
                2,
                state.model().full(),
                version.status().id(),
                null,
                state.model().full(),
                file.number(),
                null));
        RunRef run = version.run() == null ? file.origin().run() : version.run();
        String maker = run == null ? self : "run " + run;
        if (run != null) {
            add(new Node(maker, "run", 1, run.job(), file.origin().commit(), run, null, null, null));
            edges.add(new Edge(maker, self));
        }
        for (Dataset dataset : file.datasets()) {
            String id = "dataset " + dataset.name() + " " + dataset.sha256();
            add(new Node(id, "dataset", 0, dataset.name(), dataset.sha256(), null, null, null, dataset.rows()));
            edges.add(new Edge(id, maker));
        }
        if (file.parent() != null) {
            String id = "version " + file.parent();
            int slash = file.parent().lastIndexOf('/');
            add(new Node(
                    id,
                    "version",
                    0,
                    file.parent().substring(0, slash),
                    null,
                    null,
                    file.parent().substring(0, slash),
                    Integer.valueOf(file.parent().substring(slash + 1)),
                    null));
            edges.add(new Edge(id, maker));
        }
    }

    private void ends(ModelState state, ModelVersion file, List<LogEntry> events) {
        String self = "version " + file.number();
        state.deployments().forEach((environment, deployment) -> {
            if (deployment.version() == file.number()) {
                end(
                        self,
                        new Node(
                                "deployment " + environment,
                                "deployment",
                                3,
                                environment,
                                deployment.status().id(),
                                deployment.run(),
                                null,
                                null,
                                null));
            }
        });
        for (VersionState other : state.versions()) {
            if (file.reference().equals(other.parent())) {
                end(
                        self,
                        new Node(
                                "version " + other.number(),
                                "version",
                                3,
                                state.model().full(),
                                other.status().id(),
                                null,
                                state.model().full(),
                                other.number(),
                                null));
            }
        }
        for (LogEntry entry : events) {
            if (entry.event() instanceof Event.Used used && used.version() == file.number()) {
                RunRef run = state.run(entry);
                String by = run == null ? entry.by() : run.job();
                end(
                        self,
                        new Node(
                                "use " + (run == null ? by : run),
                                "use",
                                3,
                                by,
                                used.purpose(),
                                run,
                                null,
                                null,
                                null));
            }
        }
    }

    private void end(String from, Node node) {
        boolean fresh = !nodes.containsKey(node.id());
        if (fresh && nodes.size() < MAX_ENDS) {
            add(node);
            edges.add(new Edge(from, node.id()));
        }
    }

    private void add(Node node) {
        nodes.putIfAbsent(node.id(), node);
    }
}
