package io.jenkins.plugins.mlstages.agent;

import io.jenkins.plugins.mlstages.engine.io.InputException;
import io.jenkins.plugins.mlstages.engine.io.Sha256;
import io.jenkins.plugins.mlstages.engine.record.FileRef;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;

/**
 * Hashes files that have arrived, and only when all are what they should be moves them to their places.
 *
 * @param from folder in the workspace in which they lie, under the paths that they shall have
 * @param version reference of the version that they belong to
 * @param paths of the files
 * @param hashes SHA-256 of each
 */
public record AcceptFiles(String from, String version, ArrayList<String> paths, ArrayList<String> hashes)
        implements AgentWork {
    /**
     * @param files how many were moved
     */
    public record Done(int files) {}

    public static AcceptFiles of(String from, String version, List<FileRef> files) {
        return new AcceptFiles(
                from,
                version,
                new ArrayList<>(files.stream().map(FileRef::path).toList()),
                new ArrayList<>(files.stream().map(FileRef::sha256).toList()));
    }

    @Override
    public Done work(Path workspace) throws IOException {
        Path arrived = workspace.resolve(from);
        for (int i = 0; i < paths.size(); i++) {
            String sha256 = Sha256.of(inside(arrived, paths.get(i)));
            if (!sha256.equals(hashes.get(i))) {
                throw new InputException(
                        "The artifact " + paths.get(i) + " of " + version + " did not arrive as it was registered:"
                                + " its SHA-256 is " + sha256 + ", but " + hashes.get(i) + " was expected.");
            }
            if (Files.isDirectory(inside(workspace, paths.get(i)))) {
                throw new InputException("The artifact " + paths.get(i) + " of " + version
                        + " has no place: there is a folder of that name.");
            }
        }
        for (String path : paths) {
            Path place = inside(workspace, path);
            Files.createDirectories(place.getParent());
            Files.move(inside(arrived, path), place, StandardCopyOption.REPLACE_EXISTING);
        }
        return new Done(paths.size());
    }

    private Path inside(Path folder, String path) {
        Path file = folder.resolve(path).normalize();
        if (!file.startsWith(folder.normalize()) || file.equals(folder.normalize())) {
            throw new InputException(
                    "The artifact " + path + " of " + version + " would be written outside of " + folder + ".");
        }
        return file;
    }
}
