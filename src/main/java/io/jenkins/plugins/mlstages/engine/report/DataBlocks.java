package io.jenkins.plugins.mlstages.engine.report;

import com.fasterxml.jackson.databind.JsonNode;
import io.jenkins.plugins.mlstages.engine.report.document.Block;
import io.jenkins.plugins.mlstages.engine.report.document.Inline;
import java.util.ArrayList;
import java.util.List;

/** Recorded data: what they are, whether they changed, and what the expectations say of them. */
final class DataBlocks {
    private DataBlocks() {}

    static List<Block> of(JsonNode recorded, ReportLinks links) {
        JsonNode dataset = recorded.path("dataset");
        List<Block> blocks = new ArrayList<>();
        blocks.add(new Block.Heading("Data: " + dataset.path("name").asText()));
        List<Block.Fact> facts = new ArrayList<>();
        facts.add(fact("Rows", Inline.text(Numbers.number(Fields.number(dataset, "rows")))));
        facts.add(fact(
                "Columns", Inline.text(Numbers.count(dataset.path("columns").size()))));
        facts.add(fact("SHA-256", new Inline.Code(TrainingBlocks.shortHash(Fields.text(dataset, "sha256")))));
        JsonNode change = recorded.path("change");
        if (!change.isEmpty()) {
            var before = Beside.run(change.path("run"));
            facts.add(new Block.Fact(
                    "Against the record before",
                    List.of(
                            change.path("same").asBoolean()
                                    ? new Inline.Muted("the same data as")
                                    : new Inline.Strong("changed since"),
                            Inline.link(links.name(before), links.run(before)))));
        }
        blocks.add(new Block.Facts(facts));
        if (Fields.has(recorded, "expectations")) {
            blocks.add(GatesTable.ofExpectations(recorded.path("expectations")));
        }
        return blocks;
    }

    private static Block.Fact fact(String name, Inline value) {
        return new Block.Fact(name, List.of(value));
    }
}
