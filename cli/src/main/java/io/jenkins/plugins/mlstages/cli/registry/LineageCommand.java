package io.jenkins.plugins.mlstages.cli.registry;

import io.jenkins.plugins.mlstages.cli.JsonOption;
import io.jenkins.plugins.mlstages.cli.ExitCode;
import io.jenkins.plugins.mlstages.engine.record.ModelReference;
import io.jenkins.plugins.mlstages.engine.registry.LineageGraph;
import io.jenkins.plugins.mlstages.engine.registry.RegistryJson;
import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code ml-stages lineage}: where a version comes from and where it went. */
@Command(
        name = "lineage",
        mixinStandardHelpOptions = true,
        description = "Show the data, run, ancestors, descendants, deployments and uses of a version.")
public final class LineageCommand implements Callable<Integer> {
    /** The facts that the labels do not tell. */
    private static final List<String> SHOWN = List.of("files", "rows", "commit", "registered", "time", "by", "purpose");

    @Parameters(paramLabel = "REFERENCE", description = "The version: price-up/7 or price-up@production.")
    private String reference;

    @Option(names = "--dot", description = "Print it in Graphviz's language.")
    private boolean dot;

    @Mixin
    private RegistryOptions registry;

    @Mixin
    private JsonOption json;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() throws IOException {
        LineageGraph graph = registry.open().lineage(ModelReference.parse(reference));
        json.print(spec, RegistryJson.of(graph), () -> dot ? graph.dot().stripTrailing() : text(graph));
        return ExitCode.FINE;
    }

    /** Each node with what is known of it, then each edge as one line. */
    private static String text(LineageGraph graph) {
        Map<String, String> labels = new HashMap<>();
        StringBuilder text = new StringBuilder();
        for (LineageGraph.Node node : graph.nodes()) {
            labels.put(node.id(), node.label());
            text.append(node.kind().id()).append("  ").append(node.label());
            SHOWN.stream()
                    .filter(node.facts()::containsKey)
                    .forEach(fact -> text.append(", ").append(fact).append(' ').append(node.facts().get(fact)));
            text.append('\n');
        }
        for (LineageGraph.Edge edge : graph.edges()) {
            text.append(labels.get(edge.from())).append("  --").append(edge.label()).append("-->  ").append(labels.get(edge.to()))
                    .append('\n');
        }
        graph.problems().forEach(problem -> text.append("Not followed: ").append(problem).append('\n'));
        return text.toString().stripTrailing();
    }
}
