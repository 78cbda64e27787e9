package io.jenkins.plugins.mlstages.engine.mlflow;

import io.jenkins.plugins.mlstages.engine.record.FileRef;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * The files that a client registers as a version.
 *
 * @param folder the folder on this machine that their paths start from
 * @param files with the paths that they get in the version
 */
public record LoggedFiles(Path folder, List<FileRef> files) {
    public LoggedFiles {
        files = List.copyOf(files);
    }

    /**
     * @throws MlflowException when nothing lies at that path, or only a record of it
     */
    public static LoggedFiles of(ModelStore.NewVersion version) throws IOException {
        RunFiles files = version.run().files();
        FolderFiles folder =
                files instanceof ReadOnlyFiles others ? others.files() : files instanceof FolderFiles own ? own : null;
        if (folder == null) {
            throw MlflowException.invalid(
                    "The files of run " + version.run().state().id()
                            + " are not kept with it: register them with registerVersion or 'ml-stages register'.");
        }
        List<FileRef> found = folder.all(version.path());
        if (found.isEmpty()) {
            throw MlflowException.invalid("Run " + version.run().state().id() + " has no artifact at '"
                    + Arguments.shorten(version.path()) + "': log the files before the version is registered.");
        }
        boolean one = found.size() == 1 && found.get(0).path().equals(version.path());
        String base = one ? parent(version.path()) : version.path();
        List<FileRef> below = new ArrayList<>();
        for (FileRef file : found) {
            String path = base.isEmpty() ? file.path() : file.path().substring(base.length() + 1);
            below.add(new FileRef(path, file.bytes(), file.sha256()));
        }
        return new LoggedFiles(folder.root().resolve(base), below);
    }

    private static String parent(String path) {
        return path.indexOf('/') < 0 ? "" : path.substring(0, path.lastIndexOf('/'));
    }
}
