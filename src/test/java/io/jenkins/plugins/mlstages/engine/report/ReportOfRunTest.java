package io.jenkins.plugins.mlstages.engine.report;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.jenkins.plugins.mlstages.engine.record.ColumnDrift;
import io.jenkins.plugins.mlstages.engine.record.Commit;
import io.jenkins.plugins.mlstages.engine.record.Criticality;
import io.jenkins.plugins.mlstages.engine.record.DataChange;
import io.jenkins.plugins.mlstages.engine.record.Dataset;
import io.jenkins.plugins.mlstages.engine.record.DatasetRecord;
import io.jenkins.plugins.mlstages.engine.record.DriftRecord;
import io.jenkins.plugins.mlstages.engine.record.DriftTest;
import io.jenkins.plugins.mlstages.engine.record.EvaluationRecord;
import io.jenkins.plugins.mlstages.engine.record.FileRef;
import io.jenkins.plugins.mlstages.engine.record.GateVerdict;
import io.jenkins.plugins.mlstages.engine.record.Metric;
import io.jenkins.plugins.mlstages.engine.record.Origin;
import io.jenkins.plugins.mlstages.engine.record.RegistrationRecord;
import io.jenkins.plugins.mlstages.engine.record.RunRecords;
import io.jenkins.plugins.mlstages.engine.record.RunRef;
import io.jenkins.plugins.mlstages.engine.record.StageRecord;
import io.jenkins.plugins.mlstages.engine.record.TrainingRecord;
import io.jenkins.plugins.mlstages.engine.record.Verdict;
import io.jenkins.plugins.mlstages.engine.report.document.Block;
import io.jenkins.plugins.mlstages.engine.report.document.ModelReport;
import io.jenkins.plugins.mlstages.engine.report.document.Outcome;
import io.jenkins.plugins.mlstages.engine.report.document.RunReport;
import io.jenkins.plugins.mlstages.engine.view.Baselines;
import io.jenkins.plugins.mlstages.engine.view.BuildView;
import io.jenkins.plugins.mlstages.engine.view.Snapshot;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** A report says what the page says, from the same view. */
class ReportOfRunTest {
    private static final RunRef RUN = new RunRef("team/train", 12);
    private static final Origin ORIGIN =
            new Origin("price-up", RUN, "Train", "agent-1", "c0ffee0123456789", Instant.parse("2026-11-25T10:00:00Z"));

    private static GateVerdict gate(Verdict verdict, boolean passed, Criticality criticality) {
        return new GateVerdict(
                "auc >= 0.85",
                "auc",
                null,
                verdict,
                passed,
                criticality,
                0.9,
                0.85,
                "The sentence of " + verdict + ".");
    }

    private static EvaluationRecord evaluation(double auc, GateVerdict... gates) {
        return new EvaluationRecord(
                ORIGIN,
                "binary",
                null,
                3_000,
                Map.of("auc", Metric.computed(auc).withInterval(auc - 0.01, auc + 0.01)),
                List.of(gates));
    }

    private static DriftRecord drift(boolean detected, Criticality criticality) {
        Dataset current = new Dataset(
                "current", List.of(new FileRef("week.csv", 10, "00")), "00", 10, 400, List.of(), null, null);
        return new DriftRecord(
                ORIGIN,
                "price-up/3",
                1_200,
                current,
                detected,
                0.5,
                criticality,
                "1 of 3 columns drifted.",
                List.of(
                        new ColumnDrift(
                                "demand",
                                "numeric",
                                true,
                                0.7,
                                0.0001,
                                "Significant and large.",
                                List.of(DriftTest.significance("ks", 0.3, 0.0001)),
                                null),
                        new ColumnDrift(
                                "price",
                                "numeric",
                                false,
                                0.01,
                                0.8,
                                "Not significant.",
                                List.of(DriftTest.significance("ks", 0.01, 0.8)),
                                null),
                        new ColumnDrift(
                                "note",
                                "text",
                                false,
                                null,
                                null,
                                "Too few values.",
                                List.of(DriftTest.notApplicable("ks", "too few values")),
                                null)));
    }

    private static TrainingRecord training(boolean succeeded) {
        return new TrainingRecord(
                ORIGIN,
                succeeded,
                succeeded ? null : "sh ended with 1",
                4_400,
                Map.of("epochs", 300),
                Map.of("loss", Metric.reported(0.35)),
                null,
                List.of(new Dataset(
                        "train",
                        List.of(new FileRef("train.csv", 812, "abc")),
                        "abcdef0123456789",
                        812,
                        12_000,
                        List.of("a", "b"),
                        "b",
                        null)),
                List.of());
    }

    private static RunRecords.Contents contents(StageRecord... records) {
        return new RunRecords.Contents(List.of(records), List.of());
    }

    private static Snapshot snapshot(RunRef run, Integer version, double auc) {
        return new Snapshot(
                run,
                version,
                new Commit("beef", null),
                ORIGIN.time(),
                Map.of(),
                Map.of(),
                Map.of("auc", Metric.computed(auc)),
                List.of(),
                List.of(),
                null,
                null);
    }

    private static RunReport report(Baselines baselines, StageRecord... records) {
        ObjectNode view = BuildView.of(RUN, contents(records), model -> baselines);
        return ReportOfRun.of(view, ReportLinks.NONE);
    }

    private static Outcome outcome(StageRecord... records) {
        return report(Baselines.NONE, records).models().get(0).outcome();
    }

    @Test
    void theOutcomeIsTheWorstOfWhatWasJudged() {
        GateVerdict good = gate(Verdict.PASSED, true, Criticality.FAILURE);

        assertThat(outcome(evaluation(0.9, good))).isEqualTo(Outcome.PASSED);
        assertThat(outcome(evaluation(0.9, good, gate(Verdict.FAILED, false, Criticality.UNSTABLE))))
                .isEqualTo(Outcome.FAILED);
        assertThat(outcome(evaluation(0.9, good), drift(true, Criticality.UNSTABLE)))
                .isEqualTo(Outcome.FAILED);
        assertThat(outcome(evaluation(0.9, good), drift(false, Criticality.UNSTABLE)))
                .isEqualTo(Outcome.PASSED);
        assertThat(outcome(training(false), evaluation(0.9, good))).isEqualTo(Outcome.FAILED);
    }

    @Test
    void aGateThatOnlyNotesIsNeutral() {
        assertThat(outcome(evaluation(0.9, gate(Verdict.FAILED, false, Criticality.NOTE))))
                .isEqualTo(Outcome.NOTED);
        assertThat(outcome(drift(true, Criticality.NOTE))).isEqualTo(Outcome.NOTED);
        assertThat(outcome(evaluation(0.9, gate(Verdict.UNDECIDED, true, Criticality.FAILURE))))
                .isEqualTo(Outcome.NOTED);
    }

    @Test
    void expectationsOfTheModelsDataAreJudgedLikeGates() {
        DatasetRecord recorded = new DatasetRecord(
                ORIGIN,
                new Dataset("train", List.of(), "00", 10, 400, List.of(), null, null),
                List.of(),
                null,
                List.of(gate(Verdict.FAILED, false, Criticality.UNSTABLE)),
                List.of());
        EvaluationRecord good = evaluation(0.9, gate(Verdict.PASSED, true, Criticality.UNSTABLE));

        assertThat(outcome(recorded, good)).isEqualTo(Outcome.FAILED);
        assertThat(ReportFormat.MARKDOWN.write(report(Baselines.NONE, recorded, good)))
                .contains("### Data: train\n\n- **Rows**: 400\n")
                .contains("**Expectations**\n\n| Verdict | Expectation |")
                .contains("The sentence of FAILED.")
                .contains("The expectation failed. The gate passed.")
                .contains("Gates passed **1 / 1** \u2705 passed \u00b7 Expectations passed **0 / 1** \u274c 1 failed");
    }

    @Test
    void dataThatBelongToNoModelAreAPartOfTheirOwn() {
        Origin none = new Origin("", RUN, "Data", null, null, ORIGIN.time());
        GateVerdict good = gate(Verdict.PASSED, true, Criticality.UNSTABLE);
        Dataset dataset = new Dataset("train", List.of(), "abcdef0123456789", 10, 12_000, List.of("a"), null, null);
        DatasetRecord judged = new DatasetRecord(
                none,
                dataset,
                List.of(),
                new DataChange(new RunRef("team/train", 11), ORIGIN.time(), true, 12_000, List.of()),
                List.of(good, gate(Verdict.FAILED, false, Criticality.UNSTABLE)),
                List.of());

        RunReport alone = report(Baselines.NONE, judged);
        assertThat(alone.models()).hasSize(1);
        ModelReport data = alone.models().get(0);
        assertThat(data.title()).isEqualTo("Data");
        assertThat(data.outcome()).isEqualTo(Outcome.FAILED);
        assertThat(data.headline()).isEqualTo("1 of 2 expectations failed.");
        assertThat(ReportFormat.MARKDOWN.write(alone))
                .contains("25 Nov 2026, 10:00 UTC")
                .contains("## Data\n\n\u274c **Not passed.** 1 of 2 expectations failed.")
                .contains("- **Against the record before**: the same data as team/train #\u200b11")
                .doesNotContain("recorded nothing");
        assertThat(ReportFormat.HTML.write(alone)).contains("<h2>Data</h2>").contains("Expectations");

        RunReport both = report(Baselines.NONE, judged, evaluation(0.9, good));
        assertThat(both.models()).extracting(ModelReport::title).containsExactly("price-up", "Data");
        assertThat(both.models().get(0).headline()).isEqualTo("The gate passed.");

        DatasetRecord plain = new DatasetRecord(none, dataset, List.of(), null, List.of(), List.of());
        assertThat(headline(plain)).isEqualTo("1 dataset was recorded.");
    }

    @Test
    void aCommitIsALinkWhereItsRepositoryIsKnown() {
        String hash = "c0ffee0123456789c0ffee0123456789c0ffee01";
        Origin known =
                new Origin("price-up", RUN, "Train", null, hash, "https://git.example.com/team/m", ORIGIN.time());
        GateVerdict bad = gate(Verdict.FAILED, false, Criticality.UNSTABLE);
        EvaluationRecord failed =
                new EvaluationRecord(known, "binary", null, 3_000, Map.of("auc", Metric.computed(0.8)), List.of(bad));
        Baselines baselines = new Baselines(
                new Snapshot(
                        new RunRef("team/train", 11),
                        null,
                        new Commit("beef012345", "https://git.example.com/team/m"),
                        ORIGIN.time(),
                        Map.of(),
                        Map.of(),
                        Map.of("auc", Metric.computed(0.9)),
                        List.of(),
                        List.of(),
                        null,
                        null),
                null);

        assertThat(ReportFormat.MARKDOWN.write(report(baselines, failed)))
                .contains("- **Commit**: [c0ffee012345](https://git.example.com/team/m/commit/" + hash + ")")
                .contains(
                        "- **Commit**: [beef012345](https://git.example.com/team/m/commit/beef012345) \u2192 [c0ffee012345]")
                .contains("(https://git.example.com/team/m/compare/beef012345..." + hash + ")");

        Origin evil = new Origin("price-up", RUN, "Train", null, hash, "javascript:alert(1)//", ORIGIN.time());
        String html = ReportFormat.HTML.write(
                report(Baselines.NONE, new EvaluationRecord(evil, "binary", null, 1, Map.of(), List.of(bad))));
        assertThat(html).contains("c0ffee012345").doesNotContain("javascript");
    }

    @Test
    void whereNothingFailedButAGateCannotTellSomebodyHasToDecide() {
        GateVerdict unsure = gate(Verdict.UNDECIDED, false, Criticality.UNSTABLE);

        assertThat(outcome(evaluation(0.9, unsure))).isEqualTo(Outcome.DECISION_NEEDED);
        assertThat(outcome(evaluation(0.9, unsure, gate(Verdict.FAILED, false, Criticality.ERROR))))
                .isEqualTo(Outcome.FAILED);
    }

    @Test
    void whereNothingWasJudgedNothingPassed() {
        assertThat(outcome(training(true))).isEqualTo(Outcome.NOTED);
        assertThat(outcome(evaluation(0.9))).isEqualTo(Outcome.NOTED);
    }

    @Test
    void theHeadlineSaysWhatHappened() {
        assertThat(headline(evaluation(0.9, gate(Verdict.PASSED, true, Criticality.UNSTABLE))))
                .isEqualTo("The gate passed.");
        assertThat(headline(
                        evaluation(
                                0.9,
                                gate(Verdict.PASSED, true, Criticality.UNSTABLE),
                                gate(Verdict.FAILED, false, Criticality.UNSTABLE),
                                gate(Verdict.UNDECIDED, false, Criticality.UNSTABLE)),
                        drift(true, Criticality.UNSTABLE),
                        new RegistrationRecord(ORIGIN, 7, List.of("production"), List.of(), true)))
                .isEqualTo("1 of 3 gates failed and 1 is undecided. Drift was detected in 1 of 3 columns."
                        + " Version 7 was registered as production.");
        assertThat(headline(training(false))).isEqualTo("The training failed.");
    }

    private static String headline(StageRecord... records) {
        return report(Baselines.NONE, records).models().get(0).headline();
    }

    @Test
    void metricsStandBesideProductionAndTheTargetBranch() {
        Baselines baselines = new Baselines(
                snapshot(new RunRef("team/train/PR-1", 11), null, 0.5),
                snapshot(new RunRef("team/train", 3), 3, 0.95),
                snapshot(new RunRef("team/train/main", 40), null, 0.9005));

        String text = ReportFormat.MARKDOWN.write(report(baselines, evaluation(0.9)));

        assertThat(text)
                .contains(
                        "| Metric | Value | Interval | Against production (version 3) | Against team/train/main #\u200b40 |")
                .contains(
                        "| auc | **0.9000** | \\[0.8900, 0.9100\\] | \u274c \u22120.05 (\u22125.3 %) | \u22120.0005 (\u22120.06 %) |")
                .contains("- **Target branch**: team/train/main #\u200b40")
                .doesNotContain("PR-1");
    }

    @Test
    void withoutAChangeRequestMetricsStandBesideTheRunBefore() {
        Baselines baselines = new Baselines(snapshot(new RunRef(RunRef.LOCAL, 11), null, 0.8), null);

        assertThat(ReportFormat.MARKDOWN.write(report(baselines, evaluation(0.9))))
                .contains("| auc | **0.9000** | \\[0.8900, 0.9100\\] | \u2705 +0.1 (+12.5 %) |")
                .contains("- **Run before**: run 11");
    }

    @Test
    void onlyColumnsThatDriftedOrCouldNotBeToldAreListed() {
        String text = ReportFormat.MARKDOWN.write(report(Baselines.NONE, drift(true, Criticality.UNSTABLE)));

        assertThat(text)
                .contains("> \u26a0\ufe0f 1 of 3 columns drifted.")
                .contains("- **Reference**: price-up/3 1,200 rows")
                .contains("- **Current**: week.csv 400 rows")
                .contains("| **demand** | \u26a0\ufe0f Drifted | **0.700** | &lt; 0.001 | Significant and large. |")
                .contains("| **note** | \u2754 Undecided | **\u2013** | \u2013 | Too few values. |")
                .contains("Not shown: 1 column that has not drifted.")
                .doesNotContain("price |");
    }

    @Test
    void everythingElseOfARunIsThere() {
        ReportLinks links = new ReportLinks() {
            @Override
            public String run(RunRef run) {
                return "https://ci.example.com/job/" + run.number() + "/ml-stages/";
            }

            @Override
            public String version(String model, int number) {
                return "https://ci.example.com/" + model + "?number=" + number;
            }
        };
        ObjectNode view = BuildView.of(
                RUN,
                contents(
                        training(true),
                        new RegistrationRecord(
                                ORIGIN,
                                7,
                                List.of("challenger"),
                                List.of(new FileRef("model.json", 812, "feed0123456789")),
                                true)),
                model -> Baselines.NONE);

        RunReport report = ReportOfRun.of(view, links);
        String text = ReportFormat.MARKDOWN.write(report);

        assertThat(report.page()).isEqualTo("https://ci.example.com/job/12/ml-stages/");
        assertThat(text)
                .startsWith(
                        "# Report of team/train #\u200b12\n\n25 Nov 2026, 10:00 UTC \u00b7 [Open the page](https://ci.example.com/job/12/ml-stages/)")
                .contains("- **Commit**: `c0ffee012345`")
                .contains("### Training: Train")
                .contains("| epochs | 300 |")
                .contains("| train | 12,000 | 2 | 812 B | `abcdef012345` | train.csv |")
                .contains("It was registered by force")
                .contains("- **Reference**: [price-up/7](https://ci.example.com/price-up?number=7)")
                .contains("| model.json | 812 B | `feed01234567` |");
    }

    @Test
    void oneModelOfSeveralCanBeTaken() {
        Origin other = new Origin("other", RUN, null, null, null, ORIGIN.time());
        RunReport report = report(
                Baselines.NONE, evaluation(0.9), new EvaluationRecord(other, "binary", null, 1, Map.of(), List.of()));

        assertThat(report.models()).extracting(ModelReport::model).containsExactly("price-up", "other");
        assertThat(report.only("other").models()).extracting(ModelReport::model).containsExactly("other");
    }

    @Test
    void namesOfUsersAreMarkupInNeitherForm() {
        String probe = "`|*_[x](http://e)@all #1 <img src=x onerror=alert(1)>";
        Origin origin = new Origin(probe, new RunRef(probe, 1), probe, probe, probe, ORIGIN.time());
        RunRecords.Contents contents = new RunRecords.Contents(
                List.of(
                        new TrainingRecord(
                                origin,
                                false,
                                probe,
                                1,
                                Map.of(probe, probe),
                                Map.of(probe, Metric.undefined(probe)),
                                null,
                                List.of(new Dataset(
                                        probe,
                                        List.of(new FileRef(probe, 1, probe)),
                                        probe,
                                        1,
                                        1,
                                        List.of(probe),
                                        probe,
                                        null)),
                                List.of()),
                        new EvaluationRecord(
                                origin,
                                "binary",
                                null,
                                1,
                                Map.of(probe, Metric.reported(1)),
                                List.of(new GateVerdict(
                                        probe,
                                        probe,
                                        probe,
                                        Verdict.FAILED,
                                        false,
                                        Criticality.NOTE,
                                        1.0,
                                        2.0,
                                        probe))),
                        new RegistrationRecord(origin, 1, List.of(probe), List.of(new FileRef(probe, 1, probe)), true)),
                List.of(probe));
        RunReport report =
                ReportOfRun.of(BuildView.of(new RunRef(probe, 1), contents, model -> Baselines.NONE), ReportLinks.NONE);

        String html = ReportFormat.HTML.write(report);
        String markdown = ReportFormat.MARKDOWN.write(report);

        assertThat(html).doesNotContain("<img").contains("&lt;img src=x onerror=alert(1)&gt;");
        String withoutCode = Stream.of(markdown.split("\n"))
                .map(line -> line.replaceAll("``[^`].*?``", "").replaceAll("`[^`]+`", ""))
                .reduce("", (a, b) -> a + "\n" + b);
        assertThat(withoutCode)
                .doesNotContain("<img")
                .doesNotContain("[x](")
                .doesNotContain("@all")
                .doesNotContain("#1")
                .doesNotContain("http://");
    }

    @Test
    void theBlocksOfTheSummaryComeFirst() {
        ModelReport model = report(
                        Baselines.NONE, evaluation(0.9, gate(Verdict.PASSED, true, Criticality.NOTE)), training(true))
                .models()
                .get(0);

        assertThat(model.summary())
                .filteredOn(Block.Table.class::isInstance)
                .extracting(block -> ((Block.Table) block).caption())
                .containsExactly("Gates", "Metrics on 3,000 rows");
        assertThat(model.details()).first().isEqualTo(new Block.Heading("Training: Train"));
    }
}
