package io.jenkins.plugins.mlstages.agent;

import io.jenkins.plugins.mlstages.engine.data.TableOptions;
import io.jenkins.plugins.mlstages.engine.dataset.CheckedData;
import io.jenkins.plugins.mlstages.engine.dataset.ProfiledDataset;
import io.jenkins.plugins.mlstages.engine.expectation.DataRecorder;
import io.jenkins.plugins.mlstages.engine.expectation.Expectation;
import io.jenkins.plugins.mlstages.engine.profile.RowCount;
import io.jenkins.plugins.mlstages.engine.record.Commit;
import io.jenkins.plugins.mlstages.engine.training.TrainingReader;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * Profiles data and asks of their rows what expectations need; the verdicts are given on the controller.
 *
 * @param files paths or patterns
 * @param name the user's word for the data
 * @param target column that is to be predicted, or {@code null}
 * @param rules {@link ColumnRules} as JSON
 * @param expectations in their text form
 */
public record CheckFiles(
        ArrayList<String> files, String name, String target, String rules, ArrayList<String> expectations)
        implements AgentWork {
    /**
     * @param counts what was asked of the rows, {@code null} for a column that is not there
     * @param commit Git commit of the workspace, {@code null} if there is none
     */
    public record Checked(ProfiledDataset data, List<RowCount> counts, Commit commit) {}

    @Override
    public Checked work(Path workspace) throws IOException {
        ColumnRules given = ColumnRules.of(rules);
        DataRecorder recorder =
                new DataRecorder(expectations.stream().map(Expectation::parse).toList(), false);
        CheckedData read = CheckedData.read(
                workspace,
                files,
                name,
                TableOptions.DEFAULT,
                given.byColumn(),
                recorder.rowChecks(),
                Runtime.getRuntime().availableProcessors());
        given.check(read.data());
        return new Checked(
                ProfiledDataset.of(read.data(), target), read.counts(), new TrainingReader(workspace).commit());
    }
}
