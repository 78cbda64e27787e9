package io.jenkins.plugins.mlstages.engine.training;

import io.jenkins.plugins.mlstages.engine.dataset.ProfiledDataset;
import java.util.List;

/**
 * The datasets of a training as they were before it began.
 *
 * @param found those whose files were there
 * @param missing names of those whose files were not there yet; the training may make them
 * @param clock time on the machine that has the files, in milliseconds since 1970: what a failed training left behind is
 *     told from what an earlier one left by the files' times
 */
public record TrainingInputs(List<ProfiledDataset> found, List<String> missing, long clock) {
    public TrainingInputs {
        found = List.copyOf(found);
        missing = List.copyOf(missing);
    }
}
