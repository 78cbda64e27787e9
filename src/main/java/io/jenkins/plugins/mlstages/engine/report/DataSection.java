package io.jenkins.plugins.mlstages.engine.report;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import io.jenkins.plugins.mlstages.engine.record.Verdict;
import io.jenkins.plugins.mlstages.engine.record.VerdictCounts;
import io.jenkins.plugins.mlstages.engine.report.document.Block;
import io.jenkins.plugins.mlstages.engine.report.document.ModelReport;
import java.util.ArrayList;
import java.util.List;

/** The data of a run that belong to no model in particular, as a part of its report. */
final class DataSection {
    private DataSection() {}

    /**
     * @param data what the view has of them, at least one
     */
    static ModelReport of(List<JsonNode> data, ReportLinks links) {
        VerdictCounts counts = new VerdictCounts(
                count(data, Verdict.PASSED), count(data, Verdict.FAILED), count(data, Verdict.UNDECIDED));
        List<Block> blocks = new ArrayList<>();
        List<Block.Tile> tiles = new ArrayList<>();
        ModelSection.addCounted(tiles, "Expectations passed", counts);
        if (!tiles.isEmpty()) {
            blocks.add(new Block.Tiles(tiles));
        }
        data.forEach(recorded -> blocks.addAll(DataBlocks.of(recorded, links)));
        String headline = counts.all() > 0
                ? Headline.counted("expectation", counts)
                : data.size() == 1 ? "1 dataset was recorded." : data.size() + " datasets were recorded.";
        return new ModelReport("", Judgement.of(MissingNode.getInstance(), data), headline, blocks, List.of());
    }

    private static int count(List<JsonNode> data, Verdict verdict) {
        return (int) data.stream()
                .flatMap(recorded -> Fields.list(recorded, "expectations").stream())
                .filter(expectation ->
                        verdict.name().equals(expectation.path("verdict").asText()))
                .count();
    }
}
