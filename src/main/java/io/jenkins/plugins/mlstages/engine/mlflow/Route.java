package io.jenkins.plugins.mlstages.engine.mlflow;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * One call of the interface.
 *
 * @param path below {@code mlflow/}; a part in braces stands for one that becomes an argument
 */
public record Route(String method, String path, Call call) {
    /** What a call does. */
    @FunctionalInterface
    interface Call {
        ObjectNode answer(Session session, Arguments arguments) throws IOException;
    }

    /** Every call, in the order of docs/mlflow.md. */
    public static final List<Route> ALL = all();

    private static List<Route> all() {
        List<Route> all = new ArrayList<>();
        all.addAll(ExperimentCalls.ROUTES);
        all.addAll(RunCalls.ROUTES);
        all.addAll(LogCalls.ROUTES);
        all.addAll(LoggedModelCalls.ROUTES);
        all.addAll(ModelCalls.ROUTES);
        all.addAll(VersionCalls.ROUTES);
        return List.copyOf(all);
    }

    /** The parts of the path that stand for arguments; empty when the path is another. */
    Optional<Map<String, String>> match(String asked) {
        String[] own = path.split("/");
        String[] given = asked.split("/", -1);
        if (own.length != given.length) {
            return Optional.empty();
        }
        Map<String, String> arguments = new LinkedHashMap<>();
        for (int i = 0; i < own.length; i++) {
            if (own[i].startsWith("{")) {
                arguments.put(own[i].substring(1, own[i].length() - 1), given[i]);
            } else if (!own[i].equals(given[i])) {
                return Optional.empty();
            }
        }
        return Optional.of(arguments);
    }
}
