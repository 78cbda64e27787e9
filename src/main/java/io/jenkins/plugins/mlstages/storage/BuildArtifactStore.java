package io.jenkins.plugins.mlstages.storage;

import hudson.model.Job;
import hudson.model.Run;
import io.jenkins.plugins.mlstages.engine.record.RunRef;
import io.jenkins.plugins.mlstages.engine.registry.ArtifactStore;
import io.jenkins.plugins.mlstages.engine.registry.StoredArtifact;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.NoSuchFileException;
import jenkins.model.Jenkins;
import jenkins.util.VirtualFile;

/** The artifacts of versions, kept by the builds that registered them; {@link RunArtifacts} puts them there. */
final class BuildArtifactStore implements ArtifactStore {
    static final String ID = "jenkins";

    /** {@code team-a/train#12:ml-stages/price-up/0f.../out/model.json}; a job's name holds neither {@code #} nor {@code :}. */
    static String location(RunRef run, String path) {
        return run.job() + "#" + run.number() + ":" + path;
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
            return file(artifact).isFile();
        } catch (NoSuchFileException e) {
            return false;
        }
    }

    private static VirtualFile file(StoredArtifact artifact) throws IOException {
        String location = artifact.location();
        int hash = location.lastIndexOf('#', location.indexOf(':'));
        int colon = location.indexOf(':', hash);
        if (hash < 0 || colon < 0) {
            throw new IOException("'" + location + "' is not a place of an artifact in a build");
        }
        String jobName = location.substring(0, hash);
        Job<?, ?> job = Jenkins.get().getItemByFullName(jobName, Job.class);
        Run<?, ?> run = job == null ? null : job.getBuildByNumber(Integer.parseInt(location.substring(hash + 1, colon)));
        if (run == null) {
            throw new NoSuchFileException(location, null, "the build " + location.substring(0, colon) + " is gone");
        }
        return run.getArtifactManager().root().child(location.substring(colon + 1));
    }
}
