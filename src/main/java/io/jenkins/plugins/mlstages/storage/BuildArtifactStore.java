package io.jenkins.plugins.mlstages.storage;

import hudson.model.Job;
import hudson.model.Run;
import hudson.security.ACL;
import hudson.security.ACLContext;
import io.jenkins.plugins.mlstages.engine.registry.ArtifactStore;
import io.jenkins.plugins.mlstages.engine.registry.StoredArtifact;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import jenkins.model.Jenkins;
import jenkins.model.StandardArtifactManager;
import jenkins.util.VirtualFile;

/**
 * The artifacts of versions, kept by the builds that registered them; {@link RunArtifacts} puts them there. Whoever may read
 * the model may read them, whatever the job's own permissions are: the caller has asked.
 */
public final class BuildArtifactStore implements ArtifactStore {
    static final String ID = "jenkins";

    private final JobMoves moves;

    BuildArtifactStore(JobMoves moves) {
        this.moves = moves;
    }

    @Override
    public String id() {
        return ID;
    }

    @Override
    public InputStream open(StoredArtifact artifact) throws IOException {
        return file(artifact).open();
    }

    @Override
    public boolean exists(StoredArtifact artifact) throws IOException {
        try {
            file(artifact);
            return true;
        } catch (NoSuchFileException e) {
            return false;
        }
    }

    /**
     * An address from which an agent can take the artifact without the controller passing it on, {@code null} if the
     * controller's artifact manager gives none. Whoever has the address has the artifact, for as long as it is valid.
     */
    public URL externalAddress(StoredArtifact artifact) throws IOException {
        return file(artifact).toExternalURL();
    }

    /**
     * Frees what lies in the build's own folder. What an external artifact store has goes when the build goes; the build is
     * released when its last version is deleted.
     */
    @Override
    public long delete(StoredArtifact artifact) throws IOException {
        ArtifactPlace place = ArtifactPlace.of(artifact);
        Run<?, ?> run = run(place);
        if (run == null) {
            return 0;
        }
        long bytes = free(run, place.path());
        KeptArtifacts.forget(run, place.path());
        return bytes;
    }

    static long free(Run<?, ?> run, String path) throws IOException {
        if (!(run.getArtifactManager() instanceof StandardArtifactManager)) {
            return 0;
        }
        File file = new File(run.getArtifactsDir(), path);
        long bytes = file.length();
        return Files.deleteIfExists(file.toPath()) ? bytes : 0;
    }

    /** The build that keeps the artifact, {@code null} when it is gone. */
    public Run<?, ?> build(StoredArtifact artifact) throws IOException {
        return run(ArtifactPlace.of(artifact));
    }

    int knownMoves() {
        return moves.count();
    }

    private VirtualFile file(StoredArtifact artifact) throws IOException {
        ArtifactPlace place = ArtifactPlace.of(artifact);
        String build = moves.current(place.job(), place.moves()) + " #" + place.number();
        Run<?, ?> run = run(place);
        if (run == null) {
            throw new NoSuchFileException(
                    artifact.location(), null, "the build " + build + " that kept it was deleted");
        }
        VirtualFile file = run.getArtifactManager().root().child(place.path());
        if (!file.isFile()) {
            throw new NoSuchFileException(artifact.location(), null, "the build " + build + " no longer has it");
        }
        return file;
    }

    /** A build that has the name by now, but did not register the artifact, is another one. */
    private Run<?, ?> run(ArtifactPlace place) {
        try (ACLContext system = ACL.as2(ACL.SYSTEM2)) {
            Job<?, ?> job = Jenkins.get().getItemByFullName(moves.current(place.job(), place.moves()), Job.class);
            Run<?, ?> run = job == null ? null : job.getBuildByNumber(place.number());
            return run != null && KeptArtifacts.isAt(run, place) ? run : null;
        }
    }
}
