package io.jenkins.plugins.mlstages.storage;

import hudson.model.Fingerprint;
import hudson.model.FingerprintMap;
import hudson.model.Run;
import hudson.tasks.Fingerprinter.FingerprintAction;
import io.jenkins.plugins.mlstages.engine.registry.StoredArtifact;
import java.io.IOException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HashMap;
import java.util.Map;
import jenkins.model.Jenkins;
import jenkins.security.FIPS140;

/** Jenkins's own fingerprints of artifacts: which builds made and used a file. They are named by MD5, and so told apart. */
public record BuildFingerprints(Run<?, ?> run) {
    /** {@code null} where MD5 must not be used. */
    static MessageDigest digest() {
        try {
            return FIPS140.useCompliantAlgorithms() ? null : MessageDigest.getInstance("MD5");
        } catch (NoSuchAlgorithmException e) {
            return null;
        }
    }

    /**
     * Notes that this build made files.
     *
     * @param md5 by path in the build's artifacts; no value where MD5 must not be used
     */
    void produced(Map<String, String> md5) throws IOException {
        FingerprintMap all = Jenkins.get().getFingerprintMap();
        Map<String, String> noted = new HashMap<>();
        for (Map.Entry<String, String> file : md5.entrySet()) {
            if (file.getValue() != null) {
                String path = file.getKey();
                all.getOrCreate(run, path.substring(path.lastIndexOf('/') + 1), file.getValue())
                        .addFor(run);
                noted.put(path, file.getValue());
            }
        }
        note(noted);
    }

    /**
     * Notes that this build uses artifacts of versions, as far as the builds that made them have noted their fingerprints.
     *
     * @param artifacts each by its path in the workspace
     */
    public void used(Map<String, StoredArtifact> artifacts) throws IOException {
        Map<String, String> noted = new HashMap<>();
        for (Map.Entry<String, StoredArtifact> artifact : artifacts.entrySet()) {
            String md5 = of(artifact.getValue());
            Fingerprint fingerprint =
                    md5 == null ? null : Jenkins.get().getFingerprintMap().get(md5);
            if (fingerprint != null) {
                fingerprint.addFor(run);
                noted.put(artifact.getKey(), md5);
            }
        }
        note(noted);
    }

    private static String of(StoredArtifact artifact) throws IOException {
        Run<?, ?> maker = Models.artifacts().build(artifact);
        FingerprintAction made = maker == null ? null : maker.getAction(FingerprintAction.class);
        return made == null
                ? null
                : made.getRecords().get(ArtifactPlace.of(artifact).path());
    }

    private void note(Map<String, String> files) throws IOException {
        if (files.isEmpty()) {
            return;
        }
        synchronized (run) {
            FingerprintAction action = run.getAction(FingerprintAction.class);
            if (action == null) {
                run.addAction(new FingerprintAction(run, files));
            } else {
                action.add(files);
            }
            run.save();
        }
    }
}
