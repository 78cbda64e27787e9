package io.jenkins.plugins.mlstages.engine.view;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.jenkins.plugins.mlstages.engine.record.DriftRecord;
import io.jenkins.plugins.mlstages.engine.record.EvaluationRecord;
import io.jenkins.plugins.mlstages.engine.record.RegistrationRecord;
import io.jenkins.plugins.mlstages.engine.record.RunRecords;
import io.jenkins.plugins.mlstages.engine.record.RunRef;
import io.jenkins.plugins.mlstages.engine.record.RunSummary;
import io.jenkins.plugins.mlstages.engine.record.StageRecord;
import io.jenkins.plugins.mlstages.engine.record.TrainingRecord;
import java.util.function.Function;

/** The page of one run: the data that it recorded, and for each of its models the trainings, evaluations, drift checks and versions, beside their baselines. */
public final class BuildView {
    private BuildView() {}

    /**
     * @param run the run
     * @param contents its records
     * @param baselines what a model's numbers are set beside, asked once per model
     */
    public static ObjectNode of(RunRef run, RunRecords.Contents contents, Function<String, Baselines> baselines) {
        ObjectNode view = ViewJson.start("build");
        view.set("run", ViewJson.tree(run));
        ArrayNode models = view.putArray("models");
        view.set("datasets", DatasetSection.all(contents));
        for (String model : contents.models()) {
            models.add(section(model, contents, baselines.apply(model)));
        }
        view.set("problems", ViewJson.tree(contents.problems()));
        return view;
    }

    /**
     * Everything about one column of a drift record, for the reader who opens it.
     *
     * @param record {@code record} of the section in {@link #of}
     * @param column {@code column} of the row
     * @throws io.jenkins.plugins.mlstages.engine.io.InputException when there is no such column
     */
    public static ObjectNode driftColumn(RunRecords.Contents contents, int record, int column) {
        return DriftSection.column(contents, record, column);
    }

    private static ObjectNode section(String model, RunRecords.Contents contents, Baselines baselines) {
        ObjectNode section = ViewJson.object().put("model", model);
        section.set("summary", ViewJson.tree(RunSummary.of(contents, model)));
        section.set("previous", baselines.previous() == null ? null : reference(baselines.previous()));
        section.set("production", baselines.production() == null ? null : reference(baselines.production()));
        if (baselines.target() != null) {
            section.set("target", reference(baselines.target()));
        }
        section.set("why", WhySection.of(contents, model, baselines));
        ArrayNode trainings = section.putArray("trainings");
        ArrayNode evaluations = section.putArray("evaluations");
        ArrayNode drifts = section.putArray("drifts");
        ArrayNode registrations = section.putArray("registrations");
        for (int i = 0; i < contents.records().size(); i++) {
            StageRecord record = contents.records().get(i);
            if (!record.origin().model().equals(model)) {
                continue;
            }
            if (record instanceof TrainingRecord training) {
                trainings.add(TrainingSection.of(training, i, baselines));
            } else if (record instanceof EvaluationRecord evaluation) {
                evaluations.add(EvaluationSection.of(evaluation, i, baselines));
            } else if (record instanceof DriftRecord drift) {
                ObjectNode shown = DriftSection.of(drift, i);
                if (contents.thinned()) {
                    shown.put("thinned", true);
                }
                drifts.add(shown);
            } else if (record instanceof RegistrationRecord registration) {
                registrations.add(ViewJson.record(registration).put("record", i));
            }
        }
        return section;
    }

    static ObjectNode reference(Snapshot baseline) {
        ObjectNode reference = ViewJson.object();
        reference.set("run", ViewJson.tree(baseline.run()));
        if (baseline.version() != null) {
            reference.put("version", baseline.version());
        }
        if (baseline.commit() != null) {
            CommitPages.put(reference, baseline.commit());
        }
        return reference;
    }
}
