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
 * reads them back to see that they arrived as they were. Nothing is held in memory but one buffer.
 */
public record RunArtifacts(Run<?, ?> run, FilePath workspace, Launcher launcher, TaskListener listener) {
    /**
     * Archives files, keeps the build, and gives the files Jenkins's fingerprints. What is archived already is only read.
     *
     * @param files files of the workspace, as they were hashed on the agent
     * @return where they are kept; whoever cannot use them must {@link #release} them
     * @throws InputException when a file changed on the way or lies outside the workspace; then nothing is held
     */
    public List<StoredArtifact> archive(ModelName model, List<FileRef> files) throws IOException, InterruptedException {
        String folder = "ml-stages/" + model.simple() + "/" + contentName(files);
        Map<String, FileRef> byPath = new LinkedHashMap<>();
        for (FileRef file : files) {
            if (!file.staysInside()) {
                throw new InputException(
                        "artifacts: '" + file.path() + "' lies outside the workspace; a path inside it was expected.");
            }
            byPath.put(folder + "/" + file.path(), file);
        }
        KeptArtifacts.hold(run, byPath.keySet(), Models.artifacts().knownMoves());
        List<StoredArtifact> stored = new ArrayList<>();
        byPath.forEach((path, file) -> stored.add(new StoredArtifact(
                file, BuildArtifactStore.ID, KeptArtifacts.place(run, path).text())));
        try {
            new BuildFingerprints(run).produced(put(byPath));
            return stored;
        } catch (IOException | InterruptedException | RuntimeException e) {
            release(stored, e);
            throw e;
        }
    }

    /** Lets go of artifacts of which nothing came; those that no other version has are removed. */
    public void release(List<StoredArtifact> stored, Exception why) {
        for (StoredArtifact artifact : stored) {
            try {
                String path = ArtifactPlace.of(artifact).path();
                if (KeptArtifacts.letGo(run, path)) {
                    BuildArtifactStore.free(run, path);
                }
            } catch (IOException e) {
                why.addSuppressed(e);
            }
        }
    }

    /** Archives what is not there yet and returns the MD5 of each file by its path in the artifacts. */
    private Map<String, String> put(Map<String, FileRef> files) throws IOException, InterruptedException {
        ArtifactManager manager = run.pickArtifactManager();
        Map<String, String> md5 = new LinkedHashMap<>();
        Map<String, String> missing = new LinkedHashMap<>();
        for (Map.Entry<String, FileRef> file : files.entrySet()) {
            VirtualFile archived = manager.root().child(file.getKey());
            Digests there =
                    archived.isFile() && archived.length() == file.getValue().bytes() ? Digests.of(archived) : null;
            if (there != null && there.sha256().equals(file.getValue().sha256())) {
                md5.put(file.getKey(), there.md5());
            } else {
                missing.put(file.getKey(), file.getValue().path());
            }
        }
        if (!missing.isEmpty()) {
            manager.archive(workspace, launcher, BuildListenerAdapter.wrap(listener), missing);
        }
        for (String path : missing.keySet()) {
            Digests arrived = Digests.of(manager.root().child(path));
            FileRef expected = files.get(path);
            if (!arrived.sha256().equals(expected.sha256())) {
                throw new InputException(
                        "artifacts: " + expected.path() + " changed while it was archived: its SHA-256 was "
                                + expected.sha256() + " and is " + arrived.sha256() + ".");
            }
            md5.put(path, arrived.md5());
        }
        return md5;
    }

    /** SHA-256 is what counts here; MD5 is how Jenkins names fingerprints. */
    private record Digests(String sha256, String md5) {
        static Digests of(VirtualFile file) throws IOException {
            MessageDigest sha256 = Sha256.digest();
            MessageDigest md5 = BuildFingerprints.digest();
            byte[] buffer = new byte[1 << 18];
            try (InputStream in = file.open()) {
                for (int n; (n = in.read(buffer)) >= 0; ) {
                    sha256.update(buffer, 0, n);
                    if (md5 != null) {
                        md5.update(buffer, 0, n);
                    }
                }
            }
            return new Digests(Sha256.hex(sha256), md5 == null ? null : Sha256.hex(md5));
        }
    }

    /** Equal files get an equal folder, other files another: what was archived for a version is never written over. */
    private static String contentName(List<FileRef> files) {
        StringBuilder lines = new StringBuilder();
        files.forEach(file ->
                lines.append(file.sha256()).append("  ").append(file.path()).append('\n'));
        return Sha256.of(lines.toString().getBytes(StandardCharsets.UTF_8)).substring(0, 16);
    }
}
