package io.jenkins.plugins.mlstages.run;

import hudson.model.Run;
import java.util.ArrayList;
import java.util.List;
import jenkins.model.details.Detail;

/** One line among the details on a build's new page: what the build did with one model, from the build's small summary. */
public final class MachineLearningDetail extends Detail {
    private final ModelSummary model;

    MachineLearningDetail(Run<?, ?> run, ModelSummary model) {
        super(run);
        this.model = model;
    }

    @Override
    public String getIconClassName() {
        return "symbol-analytics-outline plugin-ionicons-api";
    }

    @Override
    public String getDisplayName() {
        List<String> parts = new ArrayList<>();
        if (model.isGated()) {
            int all = model.getPassed() + model.getFailed() + model.getUndecided();
            parts.add(Messages.MachineLearningDetail_gates(model.getPassed(), all));
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
    public String getLink() {
        return "ml-stages/";
    }
}
