package io.jenkins.plugins.mlstages.storage;

import hudson.model.Run;
import io.jenkins.plugins.mlstages.engine.record.RunRef;
import io.jenkins.plugins.mlstages.engine.registry.ArtifactStore;
import io.jenkins.plugins.mlstages.engine.registry.StoredArtifact;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import jenkins.model.StandardArtifactManager;
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

    /**
     * Frees what lies in the build's own folder. What an external artifact store has goes when the build goes; the build is
     * released when its last version is deleted.
     */
    @Override
    public long delete(StoredArtifact artifact) throws IOException {
        Place place = Place.of(artifact);
        Run<?, ?> run = place.run();
        if (run == null || !(run.getArtifactManager() instanceof StandardArtifactManager)) {
            return 0;
        }
        File file = new File(run.getArtifactsDir(), place.path());
        long bytes = file.length();
        return Files.deleteIfExists(file.toPath()) ? bytes : 0;
    }

    private static VirtualFile file(StoredArtifact artifact) throws IOException {
        Place place = Place.of(artifact);
        Run<?, ?> run = place.run();
        if (run == null) {
            throw new NoSuchFileException(artifact.location(), null, "the build " + place.build() + " is gone");
        }
        return run.getArtifactManager().root().child(place.path());
    }

    /** The parts of a {@link #location}. */
    private record Place(RunRef build, String path) {
        private static final Pattern FORM = Pattern.compile("([^#:]+)#([1-9]\\d{0,8}):(.+)");

        static Place of(StoredArtifact artifact) throws IOException {
            Matcher parts = FORM.matcher(artifact.location());
            if (!parts.matches()) {
                throw new IOException("'" + artifact.location() + "' is not a place of an artifact in a build");
            }
            return new Place(new RunRef(parts.group(1), Integer.parseInt(parts.group(2))), parts.group(3));
        }

        /** {@code null} when it is gone. */
        Run<?, ?> run() {
            return BuildRecords.build(build).orElse(null);
        }
    }
}
