package io.jenkins.plugins.mlstages.engine.registry;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * Where versions come from and where they went: datasets lead to runs, runs to versions, versions to the versions made from
 * them, to environments and to the runs that used them.
 *
 * @param nodes each once
 * @param edges from cause to effect
 * @param problems what could not be followed, in sentences
 */
public record LineageGraph(List<Node> nodes, List<Edge> edges, List<String> problems) {
    /** What a node stands for. */
    public enum Kind {
        DATASET,
        RUN,
        VERSION,
        DEPLOYMENT,
        USE;

        @JsonValue
        public String id() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /**
     * @param id unique in the graph
     * @param label for people
     * @param facts what else is known, by name
     */
    public record Node(String id, Kind kind, String label, Map<String, Object> facts) {}

    /**
     * @param label {@code read by}, {@code registered}, {@code made into}, {@code deployed to} or {@code used by}
     */
    public record Edge(String from, String to, String label) {}

    public LineageGraph {
        nodes = List.copyOf(nodes);
        edges = List.copyOf(edges);
        problems = List.copyOf(problems);
    }

    /** The graph in Graphviz's language. */
    public String dot() {
        StringBuilder dot = new StringBuilder("digraph lineage {\n  rankdir=LR;\n  node [fontname=\"sans-serif\"];\n");
        for (Node node : nodes) {
            dot.append("  ")
                    .append(quoted(node.id()))
                    .append(" [label=")
                    .append(quoted(node.label()))
                    .append(", shape=")
                    .append(shape(node.kind()))
                    .append("];\n");
        }
        for (Edge edge : edges) {
            dot.append("  ")
                    .append(quoted(edge.from()))
                    .append(" -> ")
                    .append(quoted(edge.to()))
                    .append(" [label=")
                    .append(quoted(edge.label()))
                    .append("];\n");
        }
        return dot.append("}\n").toString();
    }

    private static String shape(Kind kind) {
        return switch (kind) {
            case DATASET -> "cylinder";
            case RUN -> "box";
            case VERSION -> "box3d";
            case DEPLOYMENT -> "house";
            case USE -> "ellipse";
        };
    }

    private static String quoted(String text) {
        return '"' + text.replace("\\", "\\\\").replace("\"", "\\\"").replace("\n", "\\n") + '"';
    }
}
