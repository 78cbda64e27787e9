package io.jenkins.plugins.mlstages.agent;

import io.jenkins.plugins.mlstages.engine.dataset.ProfiledData;
import io.jenkins.plugins.mlstages.engine.dataset.ProfiledDataset;
import io.jenkins.plugins.mlstages.engine.io.DurableFile;
import io.jenkins.plugins.mlstages.engine.io.InputException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;

/**
 * Profiles the part of a dataset that lies on this agent.
 *
 * @param files paths or patterns
 * @param name the user's word for the part
 * @param rules {@link ColumnRules} as JSON
 * @param output file of the workspace to write the profile to, {@code null} if none is wanted
 */
public record ProfileShard(ArrayList<String> files, String name, String rules, String output) implements AgentWork {
    @Override
    public ProfiledDataset work(Path workspace) throws IOException {
        Path file = output == null ? null : inside(workspace);
        ColumnRules given = ColumnRules.of(rules);
        ProfiledData data = ProfileFiles.read(workspace, files, name, given.byColumn());
        given.check(data);
        ProfiledDataset profiled = ProfiledDataset.of(data, null);
        if (file != null) {
            Files.createDirectories(file.getParent());
            DurableFile.replace(file, profiled.profile());
        }
        return profiled;
    }

    private Path inside(Path workspace) {
        Path root = workspace.toAbsolutePath().normalize();
        Path file = root.resolve(output).normalize();
        if (!file.startsWith(root) || file.equals(root) || !output.endsWith(".json")) {
            throw new InputException(
                    "output: '" + output + "' is no place for a profile: a .json file inside the workspace, such as"
                            + " 'profiles/" + name + ".json', was expected.");
        }
        return file;
    }
}
