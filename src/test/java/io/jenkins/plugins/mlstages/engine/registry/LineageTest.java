package io.jenkins.plugins.mlstages.engine.registry;

import static io.jenkins.plugins.mlstages.engine.registry.Fixtures.ALICE;
import static io.jenkins.plugins.mlstages.engine.registry.Fixtures.MODEL;
import static io.jenkins.plugins.mlstages.engine.registry.Fixtures.draft;
import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.mlstages.engine.record.Dataset;
import io.jenkins.plugins.mlstages.engine.record.FileRef;
import io.jenkins.plugins.mlstages.engine.record.ModelName;
import io.jenkins.plugins.mlstages.engine.record.ModelReference;
import io.jenkins.plugins.mlstages.engine.record.RunRef;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LineageTest {
    private static final String DATA = "ab".repeat(32);

    @TempDir
    Path folder;

    private ModelRegistry registry;

    private ModelVersion version(ModelName model, int run, String parent) throws Exception {
        Dataset data =
                new Dataset("train", List.of(new FileRef("train.csv", 10, DATA)), DATA, 10, 3, List.of("x"), "x", null);
        ModelVersion d = draft(model);
        return registry.register(
                new ModelVersion(
                        0,
                        Fixtures.origin(model, run),
                        List.of(),
                        Map.of(),
                        Map.of(),
                        List.of(),
                        List.of(data),
                        parent,
                        null,
                        Map.of(),
                        null,
                        List.of("production"),
                        false),
                ProfileSource.none(),
                new Change("alice", null, d.origin().run() == null ? null : new RunRef("team-a/train", run)));
    }

    @BeforeEach
    void registerAFamily() throws Exception {
        registry = ModelRegistry.open(folder, new Fixtures.MemoryStore(), Fixtures.minutes());
        version(MODEL, 1, null);
        version(MODEL, 2, "team-a/price-up@production");
        version(new ModelName("tuned"), 3, "team-a/price-up/1");
        RegisteredModel model = registry.model(MODEL);
        long id = model.deployments().start(2, "eu", ALICE).line();
        model.deployments().succeed(id, ALICE);
        model.use(2, "scoring", new Change("bob", null, new RunRef("team-b/score", 9)));
    }

    private LineageGraph lineage(String reference) throws Exception {
        return registry.lineage(ModelReference.parse(reference));
    }

    @Test
    void anAliasNamedAsParentIsKeptAsTheVersionThatItPointedTo() throws Exception {
        assertThat(registry.version(ModelReference.parse("team-a/price-up/2")).parent())
                .isEqualTo("team-a/price-up/1");
    }

    @Test
    void dataRunsVersionsDeploymentsAndUsesAreConnected() throws Exception {
        LineageGraph graph = lineage("team-a/price-up@production");

        assertThat(graph.problems()).isEmpty();
        assertThat(graph.edges())
                .containsExactlyInAnyOrder(
                        new LineageGraph.Edge("dataset:" + DATA, "run:team-a/train #1", "read by"),
                        new LineageGraph.Edge("dataset:" + DATA, "run:team-a/train #2", "read by"),
                        new LineageGraph.Edge("dataset:" + DATA, "run:team-a/train #3", "read by"),
                        new LineageGraph.Edge("run:team-a/train #1", "version:team-a/price-up/1", "registered"),
                        new LineageGraph.Edge("run:team-a/train #2", "version:team-a/price-up/2", "registered"),
                        new LineageGraph.Edge("run:team-a/train #3", "version:tuned/1", "registered"),
                        new LineageGraph.Edge("version:team-a/price-up/1", "version:team-a/price-up/2", "made into"),
                        new LineageGraph.Edge("version:team-a/price-up/1", "version:tuned/1", "made into"),
                        new LineageGraph.Edge(
                                "version:team-a/price-up/2", "deployment:team-a/price-up:3", "deployed to"),
                        new LineageGraph.Edge("version:team-a/price-up/2", "use:team-b/score #9", "used by"));
        assertThat(graph.nodes())
                .extracting(LineageGraph.Node::label)
                .contains("eu (succeeded)", "team-a/price-up/2 (production)");
    }

    @Test
    void theGraphIsTheSameFromEachOfItsVersions() throws Exception {
        assertThat(lineage("tuned/1").nodes())
                .containsExactlyInAnyOrderElementsOf(
                        lineage("team-a/price-up/2").nodes());
    }

    @Test
    void dotQuotesWhatUsersWrote() {
        LineageGraph graph = new LineageGraph(
                List.of(new LineageGraph.Node("a\"b", LineageGraph.Kind.RUN, "x\\y\"", Map.of())),
                List.of(),
                List.of());

        assertThat(graph.dot()).contains("\"a\\\"b\" [label=\"x\\\\y\\\"\", shape=box];");
    }
}
