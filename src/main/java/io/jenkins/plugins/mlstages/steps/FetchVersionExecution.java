package io.jenkins.plugins.mlstages.steps;

import hudson.FilePath;
import io.jenkins.plugins.mlstages.agent.AcceptFiles;
import io.jenkins.plugins.mlstages.agent.DownloadFile;
import io.jenkins.plugins.mlstages.engine.io.InputException;
import io.jenkins.plugins.mlstages.engine.record.FileRef;
import io.jenkins.plugins.mlstages.engine.registry.ArtifactCheck;
import io.jenkins.plugins.mlstages.engine.registry.ModelVersion;
import io.jenkins.plugins.mlstages.engine.registry.StoredArtifact;
import io.jenkins.plugins.mlstages.engine.registry.VersionState;
import io.jenkins.plugins.mlstages.registry.ArtifactAccess;
import io.jenkins.plugins.mlstages.storage.BuildArtifactStore;
import io.jenkins.plugins.mlstages.storage.BuildFingerprints;
import io.jenkins.plugins.mlstages.storage.Models;
import java.io.IOException;
import java.io.OutputStream;
import java.net.URL;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;

/**
 * The course of {@code fetchVersion}: bring all artifacts beside their places, hash them on the agent, put them into place,
 * record the use. Either all files appear or none does.
 */
record FetchVersionExecution(FetchVersionStep step) {
    FetchResult run(StageRun stage) throws IOException, InterruptedException {
        StageModels.Target target = stage.models().version(stage.reference(step.getReference()));
        if (target.version().status() == VersionState.Status.DELETED) {
            throw new InputException("Version " + target.reference() + " was deleted.");
        }
        FilePath into = into(stage.workspace());
        ModelVersion version = target.file();
        new ArtifactAccess(stage.models().access().who()).check(version.artifacts());
        FilePath arriving = into.child(".ml-stages-" + UUID.randomUUID());
        try {
            for (StoredArtifact artifact : version.artifacts()) {
                deliver(
                        stage,
                        artifact,
                        target.reference(),
                        arriving.child(artifact.file().path()));
            }
            ArrayList<FileRef> files = new ArrayList<>(
                    version.artifacts().stream().map(StoredArtifact::file).toList());
            AcceptFiles.of(arriving.getName(), target.reference(), files).in(into, AcceptFiles.Done.class);
        } finally {
            arriving.deleteRecursive();
        }
        target.model().use(target.version().number(), step.getPurpose(), stage.change(null));
        Map<String, StoredArtifact> placed = new LinkedHashMap<>();
        version.artifacts().forEach(artifact -> placed.put(placed(artifact), artifact));
        new BuildFingerprints(stage.run()).used(placed);
        stage.log(target.reference() + " is in " + (step.getInto() == null ? "the workspace" : step.getInto()) + ": "
                + String.join(", ", placed.keySet()) + ".");
        return new FetchResult(
                target.model().name().full(), target.version().number(), new ArrayList<>(placed.keySet()));
    }

    private FilePath into(FilePath workspace) {
        String into = step.getInto();
        if (into == null) {
            return workspace;
        }
        String[] parts = into.split("[/\\\\]", -1);
        boolean inside = !into.contains(":")
                && !parts[0].isEmpty()
                && !java.util.List.of(parts).contains("..");
        if (!inside) {
            throw new InputException("into: '" + into
                    + "' is not a folder inside the workspace: a relative path such as 'model' was" + " expected.");
        }
        return workspace.child(into);
    }

    private String placed(StoredArtifact artifact) {
        String into =
                step.getInto() == null ? "" : step.getInto().replace('\\', '/').replaceAll("/+$", "");
        return into.isEmpty() || into.equals(".")
                ? artifact.file().path()
                : into + "/" + artifact.file().path();
    }

    /** By the agent itself where the artifact has an address, and else through the controller, in pieces. */
    private static void deliver(StageRun stage, StoredArtifact artifact, String version, FilePath to)
            throws IOException, InterruptedException {
        BuildArtifactStore store = Models.artifacts();
        to.getParent().mkdirs();
        URL address = store.exists(artifact) ? store.externalAddress(artifact) : null;
        if (address != null) {
            DownloadFile.Answer answer =
                    new DownloadFile(address, to.getName()).in(to.getParent(), DownloadFile.Answer.class);
            if (answer.failure() == null) {
                return;
            }
            stage.log("The agent cannot take " + artifact.file().path() + " from the artifact store itself ("
                    + answer.failure() + "), so the controller passes it on.");
        }
        try (OutputStream out = to.write()) {
            ArtifactCheck.copy(store, artifact, version, out);
        }
    }
}
