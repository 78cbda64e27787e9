package io.jenkins.plugins.mlstages.engine.mlflow;

import java.io.IOException;
import java.io.InputStream;
import java.util.List;

/** Files that somebody may look at and fetch, not change. */
public record ReadOnlyFiles(FolderFiles files) implements RunFiles {
    @Override
    public List<Entry> list(String folder) throws IOException {
        return files.list(folder);
    }

    @Override
    public MlflowAnswer open(String path) throws IOException {
        return files.open(path);
    }

    @Override
    public void put(String path, InputStream bytes) {
        throw denied();
    }

    @Override
    public void delete(String path) {
        throw denied();
    }

    private static MlflowException denied() {
        return MlflowException.denied("The artifacts of this run can only be read by you.");
    }
}
