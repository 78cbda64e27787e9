package io.jenkins.plugins.mlstages.cli.serve;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.jenkins.plugins.mlstages.cli.LocalStore;
import io.jenkins.plugins.mlstages.cli.http.HostCheck;
import io.jenkins.plugins.mlstages.cli.mlflow.StoreInterface;
import io.jenkins.plugins.mlstages.engine.io.InputException;
import io.jenkins.plugins.mlstages.engine.registry.DamagedModelException;
import java.io.IOException;
import java.net.BindException;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.logging.Level;
import java.util.logging.Logger;

/** The web server of one store, from {@link #start} until it is closed. */
public final class PagesServer implements AutoCloseable {
    private static final Logger LOGGER = Logger.getLogger(PagesServer.class.getName());
    private static final int THREADS = 6;
    private static final int SECONDS_TO_END = 20;
    /** How many connections may wait to be taken: many clients of MLflow begin at once. */
    private static final int WAITING = 512;

    private final HttpServer server;
    private final ExecutorService threads;
    private final String host;
    private final HostCheck hosts;
    private final Routes routes;

    private PagesServer(HttpServer server, String host, LocalStore store) {
        this.server = server;
        this.host = host;
        this.threads = Executors.newFixedThreadPool(THREADS);
        this.hosts = new HostCheck(host);
        this.routes = new Routes(store);
    }

    /**
     * @param port 0 for a free one
     * @throws InputException when the address cannot be taken
     */
    public static PagesServer start(LocalStore store, String host, int port) throws IOException {
        if (port < 0 || port > 65_535) {
            throw new InputException("--port: " + port + " is no port: 0 to 65535 was expected.");
        }
        // The JDK's server sends head and body apart; without this the body waits for the head's acknowledgement.
        System.setProperty("sun.net.httpserver.nodelay", "true");
        InetSocketAddress address = new InetSocketAddress(host, port);
        if (address.isUnresolved()) {
            throw new InputException("--host: '" + host + "' is not an address of this machine.");
        }
        HttpServer http;
        try {
            http = HttpServer.create(address, WAITING);
        } catch (BindException e) {
            throw new InputException(
                    "Port " + port + " of " + host + " cannot be taken (" + e.getMessage() + "): choose another by --port, or 0.", e);
        }
        PagesServer server = new PagesServer(http, host, store);
        http.setExecutor(server.threads);
        http.createContext("/", server::handle);
        http.createContext("/mlflow/", StoreInterface.of(store, "/mlflow", server.hosts));
        http.start();
        server.threads.execute(server.routes::prepare);
        return server;
    }

    /** {@code http://127.0.0.1:8080/} */
    public URI address() {
        return URI.create("http://" + (host.contains(":") ? "[" + host + "]" : host) + ":" + server.getAddress().getPort() + "/");
    }

    private void handle(HttpExchange exchange) throws IOException {
        try (exchange) {
            answer(exchange).send(exchange);
        }
    }

    private Answer answer(HttpExchange exchange) {
        if (!hosts.allows(exchange.getRequestHeaders().getFirst("Host"))) {
            return Answer.error(421, "This server does not answer for that host name.");
        }
        try {
            return routes.answer(Request.of(exchange));
        } catch (InputException e) {
            return Answer.error(400, e.getMessage());
        } catch (NotFoundException e) {
            return Answer.error(404, e.getMessage());
        } catch (DamagedModelException e) {
            LOGGER.warning(e.getMessage());
            return Answer.error(500, e.getMessage());
        } catch (IOException | RuntimeException e) {
            LOGGER.log(Level.WARNING, "The page " + exchange.getRequestURI().getPath() + " could not be made", e);
            return Answer.error(500, "The page could not be made; the server's log says why.");
        }
    }

    /** Nothing is written to the store any more when this returns. */
    @Override
    public void close() {
        server.stop(0);
        threads.shutdown();
        try {
            if (!threads.awaitTermination(SECONDS_TO_END, TimeUnit.SECONDS)) {
                threads.shutdownNow();
            }
        } catch (InterruptedException e) {
            threads.shutdownNow();
            Thread.currentThread().interrupt();
        }
    }
}
