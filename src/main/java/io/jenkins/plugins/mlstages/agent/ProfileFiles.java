package io.jenkins.plugins.mlstages.agent;

import io.jenkins.plugins.mlstages.engine.data.TableOptions;
import io.jenkins.plugins.mlstages.engine.dataset.ProfiledData;
import io.jenkins.plugins.mlstages.engine.dataset.ProfiledDataset;
import io.jenkins.plugins.mlstages.engine.profile.ColumnRule;
import io.jenkins.plugins.mlstages.engine.record.Commit;
import io.jenkins.plugins.mlstages.engine.training.TrainingReader;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Profiles current data, and reference data where no version's profile stands for it.
 *
 * @param reference paths or patterns of reference data, empty if it is not read here
 * @param current paths or patterns of the data to judge, empty if it is not read here
 * @param rules {@link ColumnRules} as JSON: of the reference data, or else of the version that is the reference
 */
public record ProfileFiles(ArrayList<String> reference, ArrayList<String> current, String rules) implements AgentWork {
    /**
     * @param reference {@code null} if it was not read
     * @param current {@code null} if it was not read
     * @param commit Git commit of the workspace, {@code null} if there is none
     */
    public record Profiled(ProfiledDataset reference, ProfiledDataset current, Commit commit) {}

    @Override
    public Profiled work(Path workspace) throws IOException {
        ColumnRules given = ColumnRules.of(rules);
        Map<String, ColumnRule> same = new HashMap<>(given.byColumn());
        ProfiledDataset before = null;
        if (!reference.isEmpty()) {
            ProfiledData data = read(workspace, reference, "reference", given.byColumn());
            given.check(data);
            before = ProfiledDataset.of(data, null);
            same.putAll(data.profile().rules());
        }
        ProfiledDataset now =
                current.isEmpty() ? null : ProfiledDataset.of(read(workspace, current, "current", same), null);
        return new Profiled(before, now, new TrainingReader(workspace).commit());
    }

    static ProfiledData read(Path workspace, List<String> files, String name, Map<String, ColumnRule> rules)
            throws IOException {
        return ProfiledData.read(
                workspace,
                files,
                name,
                TableOptions.DEFAULT,
                rules,
                Runtime.getRuntime().availableProcessors());
    }
}
