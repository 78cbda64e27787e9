package io.jenkins.plugins.mlstages.engine.mlflow;

import io.jenkins.plugins.mlstages.engine.registry.ArtifactCheck;
import io.jenkins.plugins.mlstages.engine.registry.ArtifactStore;
import io.jenkins.plugins.mlstages.engine.registry.ModelVersion;
import io.jenkins.plugins.mlstages.engine.registry.StoredArtifact;
import java.io.InputStream;
import java.util.List;

/** The artifacts of a version as clients list and fetch them; every byte is held against what was registered. */
record VersionFolder(ModelVersion version, ArtifactStore store) implements RunFiles {
    @Override
    public List<Entry> list(String folder) {
        return FileTree.list(
                version.artifacts().stream().map(StoredArtifact::file).toList(), folder);
    }

    @Override
    public MlflowAnswer open(String path) {
        StoredArtifact artifact = version.artifacts().stream()
                .filter(a -> a.file().path().equals(path))
                .findFirst()
                .orElseThrow(() -> MlflowException.missing(
                        "The version " + version.reference() + " has no artifact '" + Arguments.shorten(path) + "'."));
        return MlflowAnswer.file(
                artifact.file().bytes(), out -> ArtifactCheck.copy(store, artifact, version.reference(), out));
    }

    @Override
    public void put(String path, InputStream bytes) {
        throw immutable();
    }

    @Override
    public void delete(String path) {
        throw immutable();
    }

    private MlflowException immutable() {
        return MlflowException.denied("The version " + version.reference() + " is registered and never changes.");
    }
}
