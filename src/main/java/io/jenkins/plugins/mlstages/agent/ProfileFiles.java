package io.jenkins.plugins.mlstages.agent;

import io.jenkins.plugins.mlstages.engine.io.Json;
import io.jenkins.plugins.mlstages.engine.profile.ColumnRule;
import io.jenkins.plugins.mlstages.engine.data.TableOptions;
import io.jenkins.plugins.mlstages.engine.dataset.ProfiledData;
import io.jenkins.plugins.mlstages.engine.dataset.ProfiledDataset;
import io.jenkins.plugins.mlstages.engine.training.TrainingReader;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Profiles current data, and reference data where no version's profile stands for it.
 *
 * @param reference paths or patterns of reference data, empty if a version is the reference
 * @param current paths or patterns of the data to judge
 * @param rules the reference profile's {@link ColumnRule}s as JSON, so that columns get the same types
 */
public record ProfileFiles(ArrayList<String> reference, ArrayList<String> current, String rules) implements AgentWork {
    /**
     * @param reference {@code null} if a version is the reference
     * @param commit Git commit of the workspace, {@code null} if there is none
     */
    public record Profiled(ProfiledDataset reference, ProfiledDataset current, String commit) {}

    /** The form in which rules cross to the agent. */
    public record Rules(Map<String, ColumnRule> byColumn) {
        public static String json(Map<String, ColumnRule> rules) {
            return Json.text(new Rules(rules));
        }
    }

    @Override
    public Profiled work(Path workspace) throws IOException {
        Map<String, ColumnRule> same = new LinkedHashMap<>(Json.read(rules, Rules.class).byColumn());
        ProfiledDataset before = null;
        if (!reference.isEmpty()) {
            ProfiledData data = read(workspace, reference, "reference", Map.of());
            before = ProfiledDataset.of(data, null);
            same.putAll(data.profile().rules());
        }
        ProfiledData now = read(workspace, current, "current", same);
        return new Profiled(before, ProfiledDataset.of(now, null), new TrainingReader(workspace).commit());
    }

    private static ProfiledData read(Path workspace, List<String> files, String name, Map<String, ColumnRule> rules)
            throws IOException {
        return ProfiledData.read(
                workspace, files, name, TableOptions.DEFAULT, rules, Runtime.getRuntime().availableProcessors());
    }
}
