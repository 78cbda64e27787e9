package io.jenkins.plugins.mlstages.run;

import hudson.model.Run;
import java.util.ArrayList;
import java.util.List;
import jenkins.model.details.Detail;

/** One line among the details on a build's new page: what the build did with one model, or data that
 * it recorded, from the build's small summary. */
public final class MachineLearningDetail extends Detail {
    private final String words;

    MachineLearningDetail(Run<?, ?> run, ModelSummary model) {
        super(run);
        words = words(model);
    }

    MachineLearningDetail(Run<?, ?> run, DataSummary data) {
        super(run);
        words = data.getName() + ": "
                + (data.getExpectations().isAsked()
                        ? data.getExpectations().getWords()
                        : Messages.MachineLearningDetail_rows(data.getRows()));
    }

    private static String words(ModelSummary model) {
        List<String> parts = new ArrayList<>();
        for (Judged judged : List.of(model.getGates(), model.getExpectations())) {
            if (judged.isAsked()) {
                parts.add(judged.getWords());
            }
        }
        if (model.isDriftChecked()) {
            parts.add(
                    model.isDrifted()
                            ? Messages.MachineLearningDetail_drift(model.getDriftedPercent())
                            : Messages.MachineLearningDetail_noDrift());
        }
        if (model.getVersion() != null) {
            parts.add(Messages.MachineLearningDetail_version(model.getVersion()));
        }
        if (model.isTrainingFailed()) {
            parts.add(Messages.MachineLearningDetail_notTrained());
        }
        return parts.isEmpty() ? model.getModel() : model.getModel() + ": " + String.join(", ", parts);
    }

    @Override
    public String getIconClassName() {
        return "symbol-analytics-outline plugin-ionicons-api";
    }

    @Override
    public String getDisplayName() {
        return words;
    }

    @Override
    public String getLink() {
        return "ml-stages/";
    }
}
