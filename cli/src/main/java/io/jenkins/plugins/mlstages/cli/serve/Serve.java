package io.jenkins.plugins.mlstages.cli.serve;

import io.jenkins.plugins.mlstages.cli.LocalStore;
import io.jenkins.plugins.mlstages.cli.ExitCode;
import io.jenkins.plugins.mlstages.cli.StoreOption;
import java.io.PrintWriter;
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

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() throws Exception {
        LocalStore folder = store.open();
        folder.mustExist();
        PrintWriter out = spec.commandLine().getOut();
        try (PagesServer server = PagesServer.start(folder, host, port)) {
            out.println("ML Stages: " + server.address() + " (stop with Ctrl-C)");
            out.flush();
            new CountDownLatch(1).await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        return ExitCode.FINE;
    }
}
