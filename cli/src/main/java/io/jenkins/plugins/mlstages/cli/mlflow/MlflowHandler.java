package io.jenkins.plugins.mlstages.cli.mlflow;

import com.sun.net.httpserver.Headers;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import io.jenkins.plugins.mlstages.cli.http.QueryText;
import io.jenkins.plugins.mlstages.engine.io.InputException;
import io.jenkins.plugins.mlstages.engine.mlflow.MlflowAnswer;
import io.jenkins.plugins.mlstages.engine.mlflow.MlflowError;
import io.jenkins.plugins.mlstages.engine.mlflow.MlflowInterface;
import io.jenkins.plugins.mlstages.engine.mlflow.MlflowRequest;
import java.io.IOException;
import java.io.InputStream;
import java.util.Locale;
import java.util.function.Predicate;
import java.util.logging.Level;
import java.util.logging.Logger;

/**
 * MLflow's interface by the JDK's web server. Browsers are not answered: a page of somebody else could make one send requests
 * here, and says so by headers that no client of MLflow sends.
 */
public final class MlflowHandler implements HttpHandler {
    private static final Logger LOGGER = Logger.getLogger(MlflowHandler.class.getName());
    private static final long DRAINED = 1 << 20;

    private final MlflowInterface calls;
    private final String prefix;
    private final Predicate<Headers> hosts;
    private final Predicate<Headers> permitted;

    /**
     * @param prefix path of the tracking URI, {@code ""} or {@code /mlflow}
     * @param hosts whether the name of the host is one of this server
     * @param permitted whether a request comes from whom it is made for
     */
    MlflowHandler(MlflowInterface calls, String prefix, Predicate<Headers> hosts, Predicate<Headers> permitted) {
        this.calls = calls;
        this.prefix = prefix;
        this.hosts = hosts;
        this.permitted = permitted;
    }

    @Override
    public void handle(HttpExchange exchange) throws IOException {
        try (exchange) {
            MlflowAnswer answer = answer(exchange);
            drain(exchange.getRequestBody());
            Headers out = exchange.getResponseHeaders();
            out.set("Content-Type", answer.type());
            out.set("X-Content-Type-Options", "nosniff");
            out.set("Cache-Control", "no-store");
            if (answer.isFile()) {
                out.set("Content-Disposition", "attachment");
            }
            if (answer.length() == 0 || exchange.getRequestMethod().equals("HEAD")) {
                exchange.sendResponseHeaders(answer.status(), -1);
            } else {
                exchange.sendResponseHeaders(answer.status(), Math.max(0, answer.length()));
                answer.body().writeTo(exchange.getResponseBody());
            }
        }
    }

    private MlflowAnswer answer(HttpExchange exchange) {
        Headers headers = exchange.getRequestHeaders();
        if (!hosts.test(headers)) {
            return MlflowAnswer.error(MlflowError.PERMISSION_DENIED, "This server does not answer for that host name.");
        }
        if (headers.containsKey("Origin") || headers.containsKey("Sec-Fetch-Site")) {
            return MlflowAnswer.error(MlflowError.PERMISSION_DENIED, "This address is for MLflow clients, not for browsers.");
        }
        if (!permitted.test(headers)) {
            return MlflowAnswer.error(
                    MlflowError.UNAUTHENTICATED, "MLFLOW_TRACKING_TOKEN is missing or is not that of this training.");
        }
        String path = exchange.getRequestURI().getPath();
        String method = exchange.getRequestMethod().toUpperCase(Locale.ROOT);
        try {
            return calls.answer(new MlflowRequest(
                    method,
                    path.substring(prefix.length()),
                    QueryText.parse(exchange.getRequestURI().getRawQuery()),
                    exchange.getRequestBody()));
        } catch (InputException e) {
            return MlflowAnswer.error(MlflowError.INVALID_PARAMETER_VALUE, e.getMessage());
        } catch (IOException | RuntimeException e) {
            LOGGER.log(Level.WARNING, "The call " + method + " " + path + " could not be answered", e);
            return MlflowAnswer.error(MlflowError.INTERNAL_ERROR, "The call could not be answered; the log says why.");
        }
    }

    /** A client that still sends when the answer comes would see a broken connection instead. */
    private static void drain(InputStream body) throws IOException {
        byte[] buffer = new byte[1 << 14];
        long read = 0;
        for (int n; read < DRAINED && (n = body.read(buffer)) >= 0; ) {
            read += n;
        }
    }
}
