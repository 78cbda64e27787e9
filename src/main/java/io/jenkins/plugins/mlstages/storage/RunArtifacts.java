package io.jenkins.plugins.mlstages.storage;

import hudson.FilePath;
import hudson.Launcher;
import hudson.model.Run;
import hudson.model.TaskListener;
import io.jenkins.plugins.mlstages.engine.io.InputException;
import io.jenkins.plugins.mlstages.engine.io.Sha256;
import io.jenkins.plugins.mlstages.engine.record.FileRef;
import io.jenkins.plugins.mlstages.engine.record.ModelName;
import io.jenkins.plugins.mlstages.engine.registry.StoredArtifact;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import jenkins.model.ArtifactManager;
import jenkins.util.BuildListenerAdapter;
import jenkins.util.VirtualFile;

/**
 * Archives a version's files through the build's artifact manager, so they go wherever this controller keeps artifacts, and
 * reads them back to see that they arrived as they were.
 */
public record RunArtifacts(Run<?, ?> run, FilePath workspace, Launcher launcher, TaskListener listener) {
    /**
     * @param files files of the workspace, as they were hashed on the agent
     * @return where they are kept
     * @throws InputException when a file changed on the way or lies outside the workspace
     */
    public List<StoredArtifact> archive(ModelName model, List<FileRef> files) throws IOException, InterruptedException {
        String folder = "ml-stages/" + model.simple() + "/" + contentName(files);
        Map<String, String> paths = new LinkedHashMap<>();
        List<StoredArtifact> stored = new ArrayList<>();
        for (FileRef file : files) {
            if (file.path().startsWith("/") || file.path().contains("..") || file.path().contains(":")) {
                throw new InputException("artifacts: '" + file.path() + "' lies outside the workspace; a path inside it was expected.");
            }
            String path = folder + "/" + file.path();
            paths.put(path, file.path());
            stored.add(new StoredArtifact(
                    file, BuildArtifactStore.ID, BuildArtifactStore.location(BuildRecords.reference(run), path)));
        }
        ArtifactManager manager = run.pickArtifactManager();
        manager.archive(workspace, launcher, BuildListenerAdapter.wrap(listener), paths);
        for (FileRef file : files) {
            verify(manager.root().child(folder + "/" + file.path()), file);
        }
        return stored;
    }

    private static void verify(VirtualFile archived, FileRef expected) throws IOException {
        MessageDigest digest = Sha256.digest();
        byte[] buffer = new byte[1 << 18];
        try (InputStream in = archived.open()) {
            for (int n; (n = in.read(buffer)) >= 0; ) {
                digest.update(buffer, 0, n);
            }
        }
        String sha256 = Sha256.hex(digest);
        if (!sha256.equals(expected.sha256())) {
            throw new InputException("artifacts: " + expected.path() + " changed while it was archived: its SHA-256 was "
                    + expected.sha256() + " and is " + sha256 + ".");
        }
    }

    /** Equal files get an equal folder, other files another: what was archived for a version is never written over. */
    private static String contentName(List<FileRef> files) {
        StringBuilder lines = new StringBuilder();
        files.forEach(file -> lines.append(file.sha256()).append("  ").append(file.path()).append('\n'));
        return Sha256.of(lines.toString().getBytes(StandardCharsets.UTF_8)).substring(0, 16);
    }
}
