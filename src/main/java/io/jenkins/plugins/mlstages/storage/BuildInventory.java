package io.jenkins.plugins.mlstages.storage;

import hudson.model.Job;
import hudson.model.Run;
import hudson.security.ACL;
import hudson.security.ACLContext;
import io.jenkins.plugins.mlstages.engine.record.HistoryLine;
import io.jenkins.plugins.mlstages.engine.registry.ArtifactInventory;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import jenkins.model.Jenkins;

/**
 * The artifacts that builds keep for versions which are not there: of registrations that a crash cut short, and of deletions
 * that could not free them. Which builds worked on models is in the jobs' histories, so no other build is loaded.
 */
public final class BuildInventory implements ArtifactInventory {
    @Override
    public List<Piece> unneeded(Needs needs) throws IOException {
        List<Piece> pieces = new ArrayList<>();
        Set<String> needed = needs.locations();
        try (ACLContext system = ACL.as2(ACL.SYSTEM2)) {
            for (Job<?, ?> job : Jenkins.get().allItems(Job.class)) {
                JobHistory history = JobHistory.of(job);
                if (history.exists()) {
                    List<Integer> runs = history.lines(job).stream()
                            .map(HistoryLine::run)
                            .distinct()
                            .toList();
                    for (int number : runs) {
                        Run<?, ?> run = job.getBuildByNumber(number);
                        if (run != null && !run.isBuilding()) {
                            add(pieces, run, needed);
                        }
                    }
                }
            }
        }
        return pieces;
    }

    private static void add(List<Piece> pieces, Run<?, ?> run, Set<String> needed) throws IOException {
        for (String path : KeptArtifacts.paths(run)) {
            if (!needed.contains(KeptArtifacts.place(run, path).text())) {
                pieces.add(new Piece(
                        run.getFullDisplayName() + ": " + path,
                        run.getArtifactManager().root().child(path).length(),
                        "no living version has it",
                        Instant.ofEpochMilli(run.getStartTimeInMillis() + run.getDuration()),
                        () -> letGo(run, path)));
            }
        }
    }

    private static void letGo(Run<?, ?> run, String path) throws IOException {
        BuildArtifactStore.free(run, path);
        KeptArtifacts.forget(run, path);
    }
}
