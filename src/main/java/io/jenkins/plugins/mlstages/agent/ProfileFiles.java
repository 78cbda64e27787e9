package io.jenkins.plugins.mlstages.agent;

import io.jenkins.plugins.mlstages.engine.io.Json;
import io.jenkins.plugins.mlstages.engine.profile.ColumnRule;
import io.jenkins.plugins.mlstages.engine.profile.DatasetProfile;
import io.jenkins.plugins.mlstages.engine.profile.ProfileJson;
import io.jenkins.plugins.mlstages.engine.training.ProfiledDataset;
import io.jenkins.plugins.mlstages.engine.training.TrainingReader;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
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
            before = ProfiledDataset.read(workspace, "reference", reference, null, Map.of());
            DatasetProfile profile = ProfileJson.read(before.profile(), "reference");
            same.putAll(profile.rules());
        }
        ProfiledDataset now = ProfiledDataset.read(workspace, "current", current, null, same);
        return new Profiled(before, now, new TrainingReader(workspace).commit());
    }
}
