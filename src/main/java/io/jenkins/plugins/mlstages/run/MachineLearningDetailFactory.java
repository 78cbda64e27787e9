package io.jenkins.plugins.mlstages.run;

import hudson.Extension;
import hudson.model.Run;
import java.util.List;
import java.util.stream.Stream;
import jenkins.model.details.Detail;
import jenkins.model.details.DetailFactory;

/** Gives builds a line of details for each model that they worked on, and for data of none. */
@Extension
@SuppressWarnings("rawtypes") // core's signature
public final class MachineLearningDetailFactory extends DetailFactory<Run> {
    /** The page of the build has them all. */
    private static final int MOST = 5;

    @Override
    public Class<Run> type() {
        return Run.class;
    }

    @Override
    public List<? extends Detail> createFor(Run run) {
        MlStagesAction action = run.getAction(MlStagesAction.class);
        return action == null
                ? List.of()
                : Stream.concat(
                                action.getModels().stream().map(model -> new MachineLearningDetail(run, model)),
                                action.getData().stream().map(data -> new MachineLearningDetail(run, data)))
                        .limit(MOST)
                        .toList();
    }
}
