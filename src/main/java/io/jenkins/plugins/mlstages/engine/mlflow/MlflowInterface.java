package io.jenkins.plugins.mlstages.engine.mlflow;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.jenkins.plugins.mlstages.engine.io.InputException;
import java.io.IOException;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** From a request of an MLflow client to its answer. */
public final class MlflowInterface {
    private static final Pattern CALL = Pattern.compile("/(?:ajax-)?api/2\\.0/(?:preview/)?mlflow/(.+)");
    private static final Pattern ARTIFACTS =
            Pattern.compile("/(?:ajax-)?api/2\\.0/mlflow-artifacts/artifacts(?:/(.*))?");

    private final Session session;

    public MlflowInterface(Session session) {
        this.session = session;
    }

    /**
     * Never throws for what a client did wrong: that is an answer, too.
     *
     * @throws IOException when something here could not be read or written
     */
    public MlflowAnswer answer(MlflowRequest request) throws IOException {
        try {
            Matcher call = CALL.matcher(request.path());
            if (call.matches()) {
                return MlflowAnswer.json(call(request, call.group(1)));
            }
            Matcher artifacts = ARTIFACTS.matcher(request.path());
            if (artifacts.matches()) {
                String path = artifacts.group(1) == null ? "" : artifacts.group(1);
                return new ArtifactProxy(session).answer(request, path);
            }
            throw notFound(request);
        } catch (MlflowException e) {
            return MlflowAnswer.error(e.code(), e.getMessage());
        } catch (InputException e) {
            return MlflowAnswer.error(MlflowError.INVALID_PARAMETER_VALUE, e.getMessage());
        }
    }

    private ObjectNode call(MlflowRequest request, String path) throws IOException {
        for (Route route : Route.ALL) {
            if (route.method().equals(request.method())) {
                Optional<Map<String, String>> parts = route.match(path);
                if (parts.isPresent()) {
                    Arguments arguments = Arguments.of(request);
                    for (Map.Entry<String, String> part : parts.get().entrySet()) {
                        arguments = arguments.with(part.getKey(), part.getValue());
                    }
                    return route.call().answer(session, arguments);
                }
            }
        }
        throw notFound(request);
    }

    private static MlflowException notFound(MlflowRequest request) {
        return new MlflowException(
                MlflowError.ENDPOINT_NOT_FOUND,
                "No API found for '" + request.method() + " " + Arguments.shorten(request.path())
                        + "'. docs/mlflow.md lists the calls that ML Stages answers.");
    }
}
