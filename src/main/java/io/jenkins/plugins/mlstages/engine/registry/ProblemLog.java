package io.jenkins.plugins.mlstages.engine.registry;

import java.util.Set;
import java.util.logging.Logger;

/** Says in a server's log what of a registry cannot be read: when it comes up, and not for every reader again. */
public final class ProblemLog {
    private static final Logger LOGGER = Logger.getLogger(ProblemLog.class.getName());

    private Set<ModelList.Problem> told = Set.of();

    /** @return the list */
    public synchronized ModelList tell(ModelList list) {
        Set<ModelList.Problem> now = Set.copyOf(list.problems());
        now.stream()
                .filter(problem -> !told.contains(problem))
                .forEach(problem -> LOGGER.warning(
                        () -> "The model '" + problem.model() + "' cannot be read: " + problem.sentence()));
        told = now;
        return list;
    }
}
