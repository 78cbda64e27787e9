package io.jenkins.plugins.mlstages.engine.report;

import com.fasterxml.jackson.databind.JsonNode;
import io.jenkins.plugins.mlstages.engine.record.VerdictCounts;
import io.jenkins.plugins.mlstages.engine.report.document.Block;
import io.jenkins.plugins.mlstages.engine.report.document.Inline;
import io.jenkins.plugins.mlstages.engine.report.document.ModelReport;
import io.jenkins.plugins.mlstages.engine.report.document.Tone;
import java.util.ArrayList;
import java.util.List;

/** One model of a build's view as the part of a report. */
final class ModelSection {
    private final JsonNode model;
    private final List<JsonNode> data;
    private final ReportLinks links;
    private final List<Beside> baselines;

    /**
     * @param model one of the models in a build's view
     * @param data what the view has of the model's data
     */
    ModelSection(JsonNode model, List<JsonNode> data, ReportLinks links) {
        this.model = model;
        this.data = data;
        this.links = links;
        this.baselines = Beside.of(model, links);
    }

    ModelReport report() {
        List<Block> summary = new ArrayList<>();
        List<Block> details = new ArrayList<>();
        summary.add(tiles());
        summary.add(facts());
        data.forEach(recorded -> summary.addAll(DataBlocks.of(recorded, links)));
        List<JsonNode> evaluations = Fields.list(model, "evaluations");
        evaluations.forEach(evaluation -> summary.addAll(validation(evaluation)));
        details.addAll(WhyBlocks.of(model, links));
        Fields.list(model, "drifts").forEach(drift -> details.addAll(DriftBlocks.of(drift, links)));
        evaluations.forEach(evaluation -> details.addAll(pictures(evaluation)));
        Fields.list(model, "trainings")
                .forEach(training -> details.addAll(TrainingBlocks.of(training, model, baselines)));
        Fields.list(model, "registrations")
                .forEach(version -> details.addAll(VersionBlocks.of(version, name(), links)));
        return new ModelReport(name(), Judgement.of(model, data), Headline.of(model), summary, details);
    }

    private String name() {
        return model.path("model").asText();
    }

    private Block tiles() {
        JsonNode summary = model.path("summary");
        List<Block.Tile> tiles = new ArrayList<>();
        addCounted(tiles, "Gates passed", Headline.gates(summary));
        addCounted(tiles, "Expectations passed", Headline.counts(summary.path("expectations")));
        if (summary.path("driftDetected").isBoolean()) {
            boolean detected = summary.path("driftDetected").asBoolean();
            tiles.add(new Block.Tile(
                    "Drifted columns",
                    new Inline.Strong(Numbers.percent(Fields.number(summary, "driftShare"))),
                    detected
                            ? new Inline.Mark(Tone.WARNING, "drift detected")
                            : new Inline.Mark(Tone.GOOD, "no drift")));
        }
        if (Fields.number(summary, "version") != null) {
            int number = summary.path("version").asInt();
            List<String> aliases = Fields.texts(summary, "aliases");
            tiles.add(new Block.Tile(
                    "Version",
                    Inline.link(Integer.toString(number), links.version(name(), number)),
                    new Inline.Muted(aliases.isEmpty() ? "registered" : String.join(", ", aliases))));
        }
        List<JsonNode> trainings = Fields.list(model, "trainings");
        if (!trainings.isEmpty()) {
            JsonNode last = trainings.get(trainings.size() - 1);
            boolean succeeded = last.path("succeeded").asBoolean();
            tiles.add(new Block.Tile(
                    "Training",
                    new Inline.Strong(Numbers.duration(Fields.number(last, "millis"))),
                    succeeded ? new Inline.Mark(Tone.GOOD, "succeeded") : new Inline.Mark(Tone.BAD, "failed")));
        }
        return new Block.Tiles(tiles);
    }

    /** Nothing where there was nothing to judge. */
    static void addCounted(List<Block.Tile> tiles, String title, VerdictCounts counts) {
        if (counts.all() == 0) {
            return;
        }
        boolean good = counts.passed() == counts.all();
        Tone tone = good ? Tone.GOOD : counts.failed() > 0 ? Tone.BAD : Tone.DOUBT;
        String detail =
                good ? "passed" : counts.failed() > 0 ? counts.failed() + " failed" : counts.undecided() + " undecided";
        tiles.add(new Block.Tile(
                title, new Inline.Strong(counts.passed() + " / " + counts.all()), new Inline.Mark(tone, detail)));
    }

    private Block facts() {
        List<Block.Fact> facts = new ArrayList<>();
        JsonNode source = source();
        if (source != null) {
            facts.add(new Block.Fact(
                    "Commit",
                    List.of(CommitInline.of(Fields.text(source, "commit"), Fields.text(source, "commitLink")))));
        }
        for (Beside baseline : baselines) {
            String name =
                    switch (baseline.key()) {
                        case "production" -> "Compared with";
                        case "target" -> "Target branch";
                        default -> "Run before";
                    };
            facts.add(new Block.Fact(name, List.of(baseline.link())));
        }
        return new Block.Facts(facts);
    }

    /** The origin of the last stage that saw a commit; {@code null} if none did. */
    private JsonNode source() {
        JsonNode source = null;
        for (String stage : List.of("drifts", "registrations", "trainings", "evaluations")) {
            for (JsonNode record : Fields.list(model, stage)) {
                JsonNode origin = record.path("origin");
                source = Fields.text(origin, "commit") == null ? source : origin;
            }
        }
        return source;
    }

    private List<Block> validation(JsonNode evaluation) {
        List<Block> blocks = new ArrayList<>();
        String version = Fields.text(evaluation, "version");
        String title = TrainingBlocks.titled("Validation", evaluation);
        blocks.add(new Block.Heading(version == null ? title : title + " of " + version));
        if (Fields.has(evaluation, "gates")) {
            blocks.add(GatesTable.ofGates(evaluation.path("gates")));
        } else {
            blocks.add(new Block.Paragraph(List.of(new Inline.Muted("No gate was asked."))));
        }
        if (Fields.has(evaluation, "metrics")) {
            double rows = evaluation.path("rows").asDouble();
            String caption = rows > 0 ? "Metrics on " + Numbers.count(rows) + " rows" : "Metrics";
            blocks.add(MetricsTable.of(caption, evaluation, baselines));
        }
        return blocks;
    }

    private List<Block> pictures(JsonNode evaluation) {
        JsonNode baseline = evaluation.path("baseline");
        String under = baseline.isEmpty()
                ? ""
                : Beside.of("baseline", baseline, name(), links).title();
        List<Block.Figure> figures = CurveFigures.of(evaluation, under);
        boolean confusion = Fields.has(evaluation.path("curves"), "confusion");
        boolean slices = Fields.has(evaluation, "slices");
        List<Block> blocks = new ArrayList<>();
        if (figures.isEmpty() && !confusion && !slices) {
            return blocks;
        }
        blocks.add(new Block.Heading("Where it is right and wrong"));
        if (!figures.isEmpty()) {
            blocks.add(new Block.Figures(figures));
        }
        if (confusion) {
            blocks.add(ConfusionTable.of(evaluation.path("curves").path("confusion")));
        }
        if (slices) {
            blocks.add(SlicesTable.of(evaluation));
        }
        return blocks;
    }
}
