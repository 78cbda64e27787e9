package io.jenkins.plugins.mlstages.storage;

import hudson.init.InitMilestone;
import hudson.init.Initializer;
import hudson.model.InvisibleAction;
import hudson.model.Run;
import hudson.security.ACL;
import hudson.security.ACLContext;
import io.jenkins.plugins.mlstages.engine.record.RunRef;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Says in {@code build.xml} which of a build's artifacts versions need. While there are any, the build is kept from log
 * rotation; when the last one goes it is released, unless somebody had marked it to be kept before.
 */
public final class KeptArtifacts extends InvisibleAction {
    private final String job;
    private final int moves;
    private final boolean keptBefore;
    /** Path in the build's artifacts to the number of registrations that count on it. */
    private final Map<String, Integer> holders = new TreeMap<>();

    private KeptArtifacts(String job, int moves, boolean keptBefore) {
        this.job = job;
        this.moves = moves;
        this.keptBefore = keptBefore;
    }

    @Initializer(before = InitMilestone.JOB_LOADED)
    public static void nameForBuildXml() {
        Run.XSTREAM2.alias("ml-stages-kept-artifacts", KeptArtifacts.class);
    }

    /** Notes that one more registration counts on these artifacts, and keeps the build. */
    static void hold(Run<?, ?> run, Iterable<String> paths, int moves) throws IOException {
        synchronized (run) {
            KeptArtifacts kept = run.getAction(KeptArtifacts.class);
            if (kept == null) {
                RunRef name = BuildRecords.reference(run);
                kept = new KeptArtifacts(name.job(), moves, run.isKeepLog());
                run.addAction(kept);
            }
            for (String path : paths) {
                kept.holders.merge(path, 1, Integer::sum);
            }
            keep(run, true);
        }
    }

    /** The artifacts that are held, as paths in the build's artifacts. */
    static List<String> paths(Run<?, ?> run) {
        synchronized (run) {
            KeptArtifacts kept = run.getAction(KeptArtifacts.class);
            return kept == null ? List.of() : List.copyOf(kept.holders.keySet());
        }
    }

    /** The place of an artifact that is held; all places in a build are named alike, whatever moved meanwhile. */
    static ArtifactPlace place(Run<?, ?> run, String path) {
        KeptArtifacts kept = run.getAction(KeptArtifacts.class);
        if (kept == null) {
            throw new IllegalStateException(run + " holds no artifacts of versions");
        }
        return new ArtifactPlace(kept.job, run.getNumber(), kept.moves, path);
    }

    /** Whether it is this build that keeps artifacts at places of this name. */
    static boolean isAt(Run<?, ?> run, ArtifactPlace place) {
        KeptArtifacts kept = run.getAction(KeptArtifacts.class);
        return kept != null && kept.job.equals(place.job()) && kept.moves == place.moves();
    }

    /**
     * Notes that one registration less counts on an artifact.
     *
     * @return whether none does any more
     */
    static boolean letGo(Run<?, ?> run, String path) throws IOException {
        synchronized (run) {
            KeptArtifacts kept = run.getAction(KeptArtifacts.class);
            if (kept == null) {
                return true;
            }
            boolean held = kept.holders.computeIfPresent(path, (p, n) -> n > 1 ? n - 1 : null) != null;
            if (!held) {
                kept.releaseIfEmpty(run);
            }
            return !held;
        }
    }

    /** Notes that no version counts on an artifact any more. */
    static void forget(Run<?, ?> run, String path) throws IOException {
        synchronized (run) {
            KeptArtifacts kept = run.getAction(KeptArtifacts.class);
            if (kept != null && kept.holders.remove(path) != null) {
                kept.releaseIfEmpty(run);
            }
        }
    }

    private void releaseIfEmpty(Run<?, ?> run) throws IOException {
        if (!holders.isEmpty()) {
            run.save();
            return;
        }
        run.removeAction(this);
        keep(run, keptBefore);
    }

    /** As Jenkins itself: that versions keep their builds is no decision of whoever registers or deletes them. */
    private static void keep(Run<?, ?> run, boolean keep) throws IOException {
        try (ACLContext system = ACL.as2(ACL.SYSTEM2)) {
            run.keepLog(keep);
        }
    }
}
