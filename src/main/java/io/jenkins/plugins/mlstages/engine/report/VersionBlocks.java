package io.jenkins.plugins.mlstages.engine.report;

import com.fasterxml.jackson.databind.JsonNode;
import io.jenkins.plugins.mlstages.engine.report.document.Block;
import io.jenkins.plugins.mlstages.engine.report.document.Cell;
import io.jenkins.plugins.mlstages.engine.report.document.Column;
import io.jenkins.plugins.mlstages.engine.report.document.Inline;
import io.jenkins.plugins.mlstages.engine.report.document.Tone;
import java.util.ArrayList;
import java.util.List;

/** A version that was registered. */
final class VersionBlocks {
    private VersionBlocks() {}

    static List<Block> of(JsonNode registration, String model, ReportLinks links) {
        int number = registration.path("number").asInt();
        List<Block> blocks = new ArrayList<>();
        blocks.add(new Block.Heading("Version " + number));
        if (registration.path("forced").asBoolean()) {
            blocks.add(new Block.Notice(
                    Tone.WARNING,
                    List.of(Inline.text("It was registered by force, although a validation had not passed."))));
        }
        List<String> aliases = Fields.texts(registration, "aliases");
        List<Block.Fact> facts = new ArrayList<>();
        facts.add(
                new Block.Fact("Reference", List.of(Inline.link(model + "/" + number, links.version(model, number)))));
        if (!aliases.isEmpty()) {
            facts.add(new Block.Fact("Aliases", List.of(Inline.text(String.join(", ", aliases)))));
        }
        facts.add(new Block.Fact(
                "Time", List.of(Inline.text(Numbers.time(Fields.text(registration.path("origin"), "time"))))));
        blocks.add(new Block.Facts(facts));
        if (Fields.has(registration, "artifacts")) {
            blocks.add(new Block.Table(
                    "Artifacts",
                    List.of(Column.text("File"), Column.number("Size"), Column.text("SHA-256")),
                    Fields.list(registration, "artifacts").stream()
                            .map(VersionBlocks::artifact)
                            .toList()));
        }
        return blocks;
    }

    private static List<Cell> artifact(JsonNode file) {
        return List.of(
                Cell.text(file.path("path").asText()),
                Cell.text(Numbers.bytes(Fields.number(file, "bytes"))),
                Cell.of(new Inline.Code(TrainingBlocks.shortHash(Fields.text(file, "sha256")))));
    }
}
