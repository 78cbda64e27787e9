package io.jenkins.plugins.mlstages.cli.serve;

import io.jenkins.plugins.mlstages.cli.LocalStore;
import io.jenkins.plugins.mlstages.cli.ExitCode;
import io.jenkins.plugins.mlstages.cli.StoreOption;
import io.jenkins.plugins.mlstages.engine.io.Json;
import java.io.PrintWriter;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Shows the store's pages in a browser until it is interrupted. */
@Command(
        name = "serve",
        mixinStandardHelpOptions = true,
        description = "Show the runs and models of the store as web pages, on this machine only.")
public final class Serve implements Callable<Integer> {
    @Mixin
    private StoreOption store;

    @Option(names = "--port", defaultValue = "8080", description = "Port; 0 takes a free one (default: ${DEFAULT-VALUE}).")
    private int port;

    @Option(
            names = "--host",
            defaultValue = "127.0.0.1",
            description = "Address to listen on (default: ${DEFAULT-VALUE}). There is no login: whoever reaches it may read and promote.")
    private String host;

    @Option(names = "--json", description = "Print the address as JSON on standard output, and nothing else there.")
    private boolean json;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() throws Exception {
        LocalStore folder = store.open();
        folder.mustExist();
        PrintWriter out = spec.commandLine().getOut();
        try (PagesServer server = PagesServer.start(folder, host, port)) {
            out.println(json
                    ? Json.text(Map.of("kind", "serving", "address", server.address().toString()))
                    : "ML Stages: " + server.address() + " (stop with Ctrl-C)");
            out.flush();
            new CountDownLatch(1).await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        return ExitCode.FINE;
    }
}
