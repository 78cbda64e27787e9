package io.jenkins.plugins.mlstages.engine.report.document;

import java.util.List;

/**
 * The part of a report that is about one model, or about data that belong to none.
 *
 * @param model full name, empty for data of no model
 * @param headline what happened, in one line of sentences
 * @param summary what is looked at first: the few numbers, gates, metrics
 * @param details everything else
 */
public record ModelReport(String model, Outcome outcome, String headline, List<Block> summary, List<Block> details) {
    public ModelReport {
        summary = List.copyOf(summary);
        details = List.copyOf(details);
    }

    /** What stands above this part. */
    public String title() {
        return model.isEmpty() ? "Data" : model;
    }
}
