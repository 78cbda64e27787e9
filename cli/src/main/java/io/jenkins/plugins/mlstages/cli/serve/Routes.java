package io.jenkins.plugins.mlstages.cli.serve;

import io.jenkins.plugins.mlstages.cli.LocalStore;
import java.io.IOException;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** From addresses to pages, their data, and files. */
final class Routes {
    private static final Logger LOGGER = Logger.getLogger(Routes.class.getName());
    private static final Pattern RUN = Pattern.compile("/runs/([1-9]\\d{0,8})/(.*)");

    private final StaticFiles pages = new StaticFiles("pages");
    private final StaticFiles shell = new StaticFiles("shell");
    private final Shells shells;
    private final RunRoutes runs;
    private final JobRoutes job;
    private final ModelRoutes models;
    private final ModelChangeRoutes changes;
    private final StoreHistory history;

    Routes(LocalStore store) {
        this.shells = new Shells();
        StoreModels registry = new StoreModels(store);
        this.history = new StoreHistory(store);
        this.runs = new RunRoutes(store, registry, shells);
        this.job = new JobRoutes(store, history, registry, shells);
        this.models = new ModelRoutes(registry, history, shells);
        this.changes = new ModelChangeRoutes(registry, shells.crumb());
    }

    /** Brings the history up to date before somebody asks: it may have been lost, or runs were made meanwhile. */
    void prepare() {
        try {
            history.lines();
        } catch (IOException | RuntimeException e) {
            LOGGER.log(Level.WARNING, "The history of the runs could not be brought up to date", e);
        }
    }

    Answer answer(Request request) throws IOException {
        String path = request.path();
        if (!request.reads()) {
            return changes.answer(path, request);
        }
        if (path.startsWith("/static/")) {
            return pages.answer(path.substring("/static/".length()));
        }
        if (path.startsWith("/shell/")) {
            return shell.answer(path.substring("/shell/".length()));
        }
        Matcher run = RUN.matcher(path);
        if (run.matches()) {
            return runs.answer(Integer.parseInt(run.group(1)), run.group(2), request);
        }
        if (path.equals("/")) {
            return shells.to(request).home();
        }
        if (path.startsWith("/runs/")) {
            return job.answer(path.substring("/runs/".length()), request);
        }
        if (path.startsWith("/models/")) {
            return models.answer(path.substring("/models/".length()), request);
        }
        if (path.matches("/runs/[1-9]\\d{0,8}|/runs|/models")) {
            return Answer.moved(path + "/");
        }
        throw new NotFoundException();
    }
}
