package io.jenkins.plugins.mlstages.mlflow;

import hudson.Extension;
import hudson.model.UnprotectedRootAction;
import hudson.security.ACL;
import hudson.security.ACLContext;
import io.jenkins.plugins.mlstages.engine.io.InputException;
import io.jenkins.plugins.mlstages.engine.mlflow.MlflowAnswer;
import io.jenkins.plugins.mlstages.engine.mlflow.MlflowError;
import io.jenkins.plugins.mlstages.engine.mlflow.MlflowInterface;
import io.jenkins.plugins.mlstages.engine.mlflow.MlflowRequest;
import io.jenkins.plugins.mlstages.engine.mlflow.Session;
import io.jenkins.plugins.mlstages.registry.ArtifactAccess;
import java.io.IOException;
import java.io.InputStream;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.logging.Level;
import java.util.logging.Logger;
import jenkins.model.Jenkins;
import jenkins.security.BasicHeaderApiTokenAuthenticator;
import org.kohsuke.stapler.StaplerRequest2;
import org.kohsuke.stapler.StaplerResponse2;
import org.springframework.security.core.Authentication;

/**
 * MLflow's tracking URI, {@code <Jenkins>/mlflow}. It is reached without Jenkins's own permission to read, since a block's
 * token belongs to no user; so it asks by itself first, and answers nobody who has neither a token nor that permission.
 */
@Extension
public final class MlflowRootAction implements UnprotectedRootAction {
    static final String URL = "mlflow";
    private static final Logger LOGGER = Logger.getLogger(MlflowRootAction.class.getName());
    private static final int MAX_QUERY = 20_000;
    private static final int DRAINED = 1 << 20;

    @Override
    public String getIconFileName() {
        return null;
    }

    @Override
    public String getDisplayName() {
        return null;
    }

    @Override
    public String getUrlName() {
        return URL;
    }

    /**
     * Every call: method and path are the interface's. What changes something is answered to tokens only, since no foreign page
     * can make a browser send one; of a session, core asks a crumb for {@code POST}, but for no other method.
     */
    public void doDynamic(StaplerRequest2 request, StaplerResponse2 response) throws IOException {
        String authorization = request.getHeader("Authorization");
        Optional<MlflowBlock> block = MlflowBlocks.get().authorized(authorization);
        if (block.isPresent()) {
            // what the block does, whom the build runs as does
            try (ACLContext asBuild = ACL.as2(block.get().who())) {
                send(Optional.of(session(block.get())), request, response);
            }
        } else if (mayBeForged(request)) {
            send(
                    MlflowAnswer.error(
                            MlflowError.PERMISSION_DENIED,
                            "Changes are made with an API token, not in a browser's session: set MLFLOW_TRACKING_USERNAME to"
                                    + " your user's ID and MLFLOW_TRACKING_PASSWORD to an API token."),
                    request,
                    response);
        } else {
            send(session(authorization), request, response);
        }
    }

    /** Whether the request changes something and may come from a browser that a foreign page has told to send it. */
    private static boolean mayBeForged(StaplerRequest2 request) {
        boolean asked = List.of("GET", "HEAD", "POST").contains(request.getMethod());
        boolean byApiToken =
                Boolean.TRUE.equals(request.getAttribute(BasicHeaderApiTokenAuthenticator.class.getName()));
        return !asked && !byApiToken && Jenkins.get().isUseCrumbs();
    }

    private static void send(Optional<Session> session, StaplerRequest2 request, StaplerResponse2 response)
            throws IOException {
        MlflowAnswer answer = session.isPresent()
                ? answer(session.get(), request)
                : MlflowAnswer.error(
                        MlflowError.UNAUTHENTICATED,
                        "Who asks is not known: in trainModel(mlflow: true), MLFLOW_TRACKING_TOKEN is sent by itself and is valid"
                                + " while the block runs; elsewhere set MLFLOW_TRACKING_USERNAME to your user's ID and"
                                + " MLFLOW_TRACKING_PASSWORD to an API token.");
        send(answer, request, response);
    }

    private static void send(MlflowAnswer answer, StaplerRequest2 request, StaplerResponse2 response)
            throws IOException {
        drain(request.getInputStream());
        response.setStatus(answer.status());
        response.setContentType(answer.type());
        response.setHeader("X-Content-Type-Options", "nosniff");
        response.setHeader("Cache-Control", "no-store");
        response.setHeader("Content-Security-Policy", "sandbox; default-src 'none'");
        // core repeats the whole path in these, and a long one would be too long for a header
        response.setHeader("Content-Security-Policy-Report-Only", null);
        response.setHeader("Reporting-Endpoints", null);
        if (answer.isFile()) {
            response.setHeader("Content-Disposition", "attachment");
        }
        if (answer.length() >= 0) {
            response.setContentLengthLong(answer.length());
        }
        if (!request.getMethod().equals("HEAD")) {
            answer.body().writeTo(response.getOutputStream());
        }
    }

    private static Session session(MlflowBlock block) {
        return new Session(
                block.tracking(), BuildModelStore.of(block), block.who().getName());
    }

    private static Optional<Session> session(String authorization) {
        Authentication who = Jenkins.getAuthentication2();
        return MlflowBlocks.isBearer(authorization) || !Jenkins.get().hasPermission(Jenkins.READ)
                ? Optional.empty()
                : Optional.of(new Session(
                        new BuildsTracking(new ArtifactAccess(who)), BuildModelStore.of(who), who.getName()));
    }

    private static MlflowAnswer answer(Session session, StaplerRequest2 request) {
        String method = request.getMethod().toUpperCase(Locale.ROOT);
        String path = request.getRestOfPath();
        try {
            return new MlflowInterface(session)
                    .answer(new MlflowRequest(method, path, query(request), request.getInputStream()));
        } catch (InputException e) {
            return MlflowAnswer.error(MlflowError.INVALID_PARAMETER_VALUE, e.getMessage());
        } catch (IOException | RuntimeException e) {
            LOGGER.log(Level.WARNING, e, () -> "The MLflow call " + method + " " + path + " could not be answered");
            return MlflowAnswer.error(
                    MlflowError.INTERNAL_ERROR, "The call could not be answered; the log of Jenkins says why.");
        }
    }

    /** Only what stands in the address: a body is the interface's to read. */
    private static Map<String, List<String>> query(StaplerRequest2 request) {
        Map<String, List<String>> values = new LinkedHashMap<>();
        String raw = request.getQueryString();
        if (raw != null && raw.length() > MAX_QUERY) {
            throw new InputException("The address has more than " + MAX_QUERY + " characters after the question mark.");
        }
        if (raw != null) {
            request.getParameterMap().forEach((name, given) -> values.put(name, List.of(given)));
        }
        return values;
    }

    private static void drain(InputStream body) throws IOException {
        byte[] buffer = new byte[1 << 14];
        int read = 0;
        for (int n; read < DRAINED && (n = body.read(buffer)) >= 0; ) {
            read += n;
        }
    }
}
