package io.jenkins.plugins.mlstages.engine.registry.torture;

import io.jenkins.plugins.mlstages.engine.io.InputException;
import io.jenkins.plugins.mlstages.engine.record.Metric;
import io.jenkins.plugins.mlstages.engine.record.ModelName;
import io.jenkins.plugins.mlstages.engine.record.ModelReference;
import io.jenkins.plugins.mlstages.engine.record.Origin;
import io.jenkins.plugins.mlstages.engine.record.RunRef;
import io.jenkins.plugins.mlstages.engine.registry.Change;
import io.jenkins.plugins.mlstages.engine.registry.FolderArtifactStore;
import io.jenkins.plugins.mlstages.engine.registry.Keeping;
import io.jenkins.plugins.mlstages.engine.registry.LogEntry;
import io.jenkins.plugins.mlstages.engine.registry.ModelRegistry;
import io.jenkins.plugins.mlstages.engine.registry.ModelVersion;
import io.jenkins.plugins.mlstages.engine.registry.ProfileSource;
import io.jenkins.plugins.mlstages.engine.registry.RegisteredModel;
import io.jenkins.plugins.mlstages.engine.registry.StoredArtifact;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/**
 * A process whose threads register, some with an artifact, promote and tag. After each operation that returned, it writes a line to standard
 * output, its acknowledgement: {@code R <model> <version> <token>} for a registration, {@code E <model> <line> <hash>} for
 * any other.
 */
public final class Worker {
    static final int MODELS = 5;

    /** So little that snapshots are kept, and found, all the time. */
    static final Keeping KEEPING = new Keeping(5, 2, 1);

    private final FolderArtifactStore artifacts;
    private final ModelRegistry registry;
    private final long seed;

    private Worker(FolderArtifactStore artifacts, ModelRegistry registry, long seed) {
        this.artifacts = artifacts;
        this.registry = registry;
        this.seed = seed;
    }

    /** {@code <registry folder> <threads> <operations per thread> <seed>} */
    public static void main(String[] arguments) throws Exception {
        Path root = Path.of(arguments[0]);
        int threads = Integer.parseInt(arguments[1]);
        int operations = Integer.parseInt(arguments[2]);
        long seed = Long.parseLong(arguments[3]);
        FolderArtifactStore artifacts = new FolderArtifactStore(root.resolveSibling("artifacts"));
        ModelRegistry registry = ModelRegistry.open(root, artifacts, Clock.systemUTC(), KEEPING);
        ExecutorService pool = Executors.newFixedThreadPool(threads);
        List<Future<Void>> all = new ArrayList<>();
        for (int i = 0; i < threads; i++) {
            Worker worker = new Worker(artifacts, registry, seed * 1_000 + i);
            all.add(pool.submit((Callable<Void>) () -> worker.run(operations)));
        }
        pool.shutdown();
        for (Future<Void> one : all) {
            try {
                one.get();
            } catch (ExecutionException e) {
                System.err.println(e.getCause());
                System.exit(1);
            }
        }
    }

    static ModelName model(int number) {
        return new ModelName("team/model-" + number);
    }

    private Void run(int operations) throws IOException {
        Random random = new Random(seed);
        for (int i = 0; i < operations; i++) {
            ModelName model = model(random.nextInt(MODELS));
            String token = seed + "-" + i;
            int kind = registry.has(model) ? random.nextInt(10) : 0;
            if (kind < 4) {
                List<StoredArtifact> artifacts = kind == 0 ? List.of(artifact(token)) : List.of();
                int version = registry.register(
                                draft(model, token, artifacts, random.nextInt(3) == 0),
                                ProfileSource.none(),
                                Change.by("worker"))
                        .number();
                acknowledge("R " + model + " " + version + " " + token);
            } else {
                RegisteredModel registered = registry.model(model);
                int number = 1 + random.nextInt(registered.state().versions().size());
                LogEntry entry = change(registered, number, kind, token);
                if (entry != null) {
                    acknowledge("E " + model + " " + entry.line() + " " + entry.hash());
                }
            }
        }
        return null;
    }

    private static LogEntry change(RegisteredModel model, int number, int kind, String token) throws IOException {
        Change change = new Change("worker", token, new RunRef("torture", 1));
        if (kind < 7) {
            return model.promote(new ModelReference(model.name(), number, null), "production", false, change);
        }
        if (kind < 9) {
            return model.setTag(number, "token", token, change);
        }
        try {
            return model.rollback("production", change);
        } catch (InputException nothingToGoBackTo) {
            return null;
        }
    }

    private StoredArtifact artifact(String content) throws IOException {
        Path file = Files.createTempFile("artifact", ".bin");
        try {
            return artifacts.put(Files.writeString(file, content), "model.bin");
        } finally {
            Files.delete(file);
        }
    }

    static ModelVersion draft(ModelName model, String token, List<StoredArtifact> artifacts, boolean alias) {
        return new ModelVersion(
                0,
                new Origin(model.full(), new RunRef("torture", 1), null, null, null, Instant.now()),
                artifacts,
                Map.of("token", token),
                Map.of("auc", Metric.computed(0.9)),
                List.of(),
                List.of(),
                null,
                null,
                Map.of(),
                null,
                alias ? List.of("challenger") : List.of(),
                false);
    }

    private static void acknowledge(String line) {
        synchronized (System.out) {
            System.out.println(line);
            System.out.flush();
        }
    }
}
