package io.jenkins.plugins.mlstages.cli.mlflow;

import com.sun.net.httpserver.Headers;
import com.sun.net.httpserver.HttpServer;
import io.jenkins.plugins.mlstages.cli.LocalStore;
import io.jenkins.plugins.mlstages.cli.http.HostCheck;
import io.jenkins.plugins.mlstages.engine.mlflow.BlockTracking;
import io.jenkins.plugins.mlstages.engine.mlflow.MlflowInterface;
import io.jenkins.plugins.mlstages.engine.mlflow.Session;
import io.jenkins.plugins.mlstages.engine.record.Dataset;
import io.jenkins.plugins.mlstages.engine.record.FileRef;
import io.jenkins.plugins.mlstages.engine.tracking.RunResults;
import io.jenkins.plugins.mlstages.engine.tracking.TrackedRuns;
import io.jenkins.plugins.mlstages.engine.training.TrainingOutputs;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/**
 * MLflow's interface for the command of one training: on loopback, while the command runs, for whoever has the token that only
 * the command gets.
 */
public final class TrainingEndpoint implements AutoCloseable {
    private static final int THREADS = 8;
    private static final int WAITING = 512;
    private static final String LOOPBACK = "127.0.0.1";

    private final HttpServer server;
    private final ExecutorService threads = Executors.newFixedThreadPool(THREADS);
    private final BlockTracking tracking;
    private final String token;

    private TrainingEndpoint(HttpServer server, BlockTracking tracking, String token) {
        this.server = server;
        this.tracking = tracking;
        this.token = token;
    }

    /**
     * Opens the run's log and listens on a free port.
     *
     * @param datasets what the training is given
     */
    public static TrainingEndpoint open(LocalStore store, LocalStore.Run run, List<Dataset> datasets) throws IOException {
        String user = System.getProperty("user.name", "unknown");
        BlockTracking tracking = BlockTracking.open(
                run.ref(), new TrackedRuns(store.tracked(run.ref().number())), run.model().full(), user);
        byte[] random = new byte[32];
        new SecureRandom().nextBytes(random);
        System.setProperty("sun.net.httpserver.nodelay", "true");
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getByName(LOOPBACK), 0), WAITING);
        TrainingEndpoint endpoint =
                new TrainingEndpoint(server, tracking, HexFormat.of().formatHex(random));
        HostCheck hosts = new HostCheck(LOOPBACK);
        server.setExecutor(endpoint.threads);
        server.createContext(
                "/",
                new MlflowHandler(
                        new MlflowInterface(new Session(tracking, new StoreModelStore(store, datasets), user)),
                        "",
                        headers -> hosts.allows(headers.getFirst("Host")),
                        endpoint::isPermitted));
        server.start();
        return endpoint;
    }

    private boolean isPermitted(Headers headers) {
        String given = headers.getFirst("Authorization");
        return given != null
                && MessageDigest.isEqual(
                        given.getBytes(StandardCharsets.UTF_8), ("Bearer " + token).getBytes(StandardCharsets.UTF_8));
    }

    /** What the command needs in its environment. */
    public Map<String, String> environment() {
        return Map.of(
                "MLFLOW_TRACKING_URI", "http://" + LOOPBACK + ":" + server.getAddress().getPort(),
                "MLFLOW_TRACKING_TOKEN", token,
                "MLFLOW_RUN_ID", tracking.primary().id(),
                "MLFLOW_EXPERIMENT_ID", tracking.experimentId());
    }

    /** Whether the command logged anything. */
    public boolean isUsed() throws IOException {
        return tracking.isUsed();
    }

    /** What files say, and what the command logged. */
    public TrainingOutputs with(TrainingOutputs files) throws IOException {
        if (!isUsed()) {
            return files;
        }
        List<FileRef> artifacts = TrackedTraining.artifacts(tracking.primary());
        return files.and(RunResults.of(tracking.primary()), artifacts);
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }
}
