package io.jenkins.plugins.mlstages.cli;

import io.jenkins.plugins.mlstages.engine.data.DataFile;
import io.jenkins.plugins.mlstages.engine.io.DurableFile;
import io.jenkins.plugins.mlstages.engine.io.InputException;
import io.jenkins.plugins.mlstages.engine.profile.DatasetProfile;
import io.jenkins.plugins.mlstages.engine.profile.ProfileJson;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** The file that a profile is written to. */
final class ProfileOutput {
    private ProfileOutput() {}

    /**
     * Looks before any work is done.
     *
     * @throws InputException when the file is one of those that are read, or has no folder to be in
     */
    static void check(Path output, List<DataFile> read) throws IOException {
        Path folder = output.toAbsolutePath().getParent();
        if (folder == null || !Files.isDirectory(folder)) {
            throw new InputException("--output: the folder " + folder + " does not exist; make it first.");
        }
        for (DataFile file : read) {
            if (Files.exists(output) && Files.isSameFile(output, file.path())) {
                throw new InputException("--output: " + output + " is one of the files that are read and would be lost:"
                        + " another name was expected.");
            }
        }
    }

    static void write(Path output, DatasetProfile profile) throws IOException {
        DurableFile.replace(output.toAbsolutePath(), ProfileJson.write(profile));
    }
}
