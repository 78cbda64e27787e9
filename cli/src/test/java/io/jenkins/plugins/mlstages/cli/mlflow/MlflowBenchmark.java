package io.jenkins.plugins.mlstages.cli.mlflow;

import com.sun.management.OperatingSystemMXBean;
import io.jenkins.plugins.mlstages.cli.LocalStore;
import io.jenkins.plugins.mlstages.cli.serve.PagesServer;
import java.io.BufferedReader;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.mlflow.api.proto.Service;
import org.mlflow.tracking.MlflowClient;
import org.mlflow.tracking.creds.BasicMlflowHostCreds;

/** How fast MLflow's Java client logs to {@code ml-stages serve}. Prints the table of {@code benchmarks/mlflow/README.md}. */
public final class MlflowBenchmark {
    private static final int REPEATS = 9;
    private static final int CLIENTS = 200;

    private static final OperatingSystemMXBean PROCESS =
            (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();

    private final String uri;
    private final MlflowClient client;

    private MlflowBenchmark(String uri) {
        this.uri = uri;
        this.client = new MlflowClient(new BasicMlflowHostCreds(uri));
    }

    public static void main(String[] arguments) throws Exception {
        if (arguments.length > 1) {
            alone(arguments[0], arguments[1]);
            return;
        }
        Path folder = Files.createTempDirectory("mlflow-benchmark");
        try (PagesServer server = PagesServer.start(new LocalStore(folder.resolve("0")), "127.0.0.1", 0)) {
            MlflowBenchmark benchmark = new MlflowBenchmark(server.address() + "mlflow");
            System.out.println("| what | first | best | median of " + REPEATS + " | computed, median | errors |\n|---|---|---|---|---|---|");
            benchmark.row("10,000 metric points by log-batch of 1,000", () -> benchmark.batches(10));
            benchmark.row("100,000 metric points by log-batch of 1,000", () -> benchmark.batches(100));
            benchmark.row("1,000 calls of log-metric, one after the other", benchmark::single);
            benchmark.row("1,000 runs searched and sorted by a metric", benchmark::search);
            benchmark.row(CLIENTS + " clients at once, each opens a run, logs 10 metrics and ends it", benchmark::crowd);
            System.out.println("\n| 10,000 metric points by log-batch of 1,000 | best | median of " + REPEATS + " |\n|---|---|---|");
            fresh("a server in a new process, a client that has logged before", i -> benchmark.toFreshServer(folder.resolve("s" + i)));
            fresh("a client in a new process, a server that has been logged to before", i -> benchmark.byFreshClient());
            benchmark.client.close();
        }
    }

    /** One side in a process of its own. */
    private static void alone(String side, String argument) throws Exception {
        if (side.equals("serve")) {
            PagesServer server = PagesServer.start(new LocalStore(Path.of(argument)), "127.0.0.1", 0);
            System.out.println(server.address() + "mlflow");
            System.in.read(); // until whoever started it is done
            server.close();
        } else {
            System.out.println(timed(() -> new MlflowBenchmark(argument).batches(10)));
        }
        System.exit(0);
    }

    private static double timed(Callable<Integer> measured) throws Exception {
        long start = System.nanoTime();
        measured.call();
        return (System.nanoTime() - start) / 1e6;
    }

    private static Process process(String... arguments) throws IOException {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-cp", System.getProperty("java.class.path"),
                MlflowBenchmark.class.getName()));
        command.addAll(List.of(arguments));
        return new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.INHERIT).start();
    }

    private double toFreshServer(Path store) throws Exception {
        Process process = process("serve", store.toString());
        try (BufferedReader out = process.inputReader()) {
            MlflowBenchmark benchmark = new MlflowBenchmark(out.readLine());
            double millis = timed(() -> benchmark.batches(10));
            benchmark.client.close();
            return millis;
        } finally {
            process.destroy();
        }
    }

    private double byFreshClient() throws Exception {
        try (BufferedReader out = process("log", uri).inputReader()) {
            return Double.parseDouble(out.readLine());
        }
    }

    @FunctionalInterface
    private interface Measured {
        double millis(int repeat) throws Exception;
    }

    private static void fresh(String what, Measured measured) throws Exception {
        double[] millis = new double[REPEATS];
        for (int i = 0; i < REPEATS; i++) {
            millis[i] = measured.millis(i);
        }
        Arrays.sort(millis);
        System.out.println(String.format(Locale.ROOT, "| %s | %,.0f ms | %,.0f ms |", what, millis[0], millis[REPEATS / 2]));
    }

    private void row(String what, Callable<Integer> measured) throws Exception {
        double[] millis = new double[REPEATS];
        double[] computed = new double[REPEATS];
        int errors = 0;
        for (int i = 0; i < REPEATS; i++) {
            long start = System.nanoTime();
            long computing = PROCESS.getProcessCpuTime();
            errors += measured.call();
            millis[i] = (System.nanoTime() - start) / 1e6;
            computed[i] = (PROCESS.getProcessCpuTime() - computing) / 1e6;
        }
        double first = millis[0];
        Arrays.sort(millis);
        Arrays.sort(computed);
        System.out.println(String.format(Locale.ROOT, "| %s | %,.0f ms | %,.0f ms | %,.0f ms | %,.0f ms | %d |", what, first, millis[0],
                millis[REPEATS / 2], computed[REPEATS / 2], errors));
    }

    private int batches(int count) {
        String run = client.createRun("0").getRunId();
        for (int batch = 0; batch < count; batch++) {
            List<Service.Metric> metrics = new ArrayList<>();
            for (int i = 0; i < 1_000; i++) {
                metrics.add(Service.Metric.newBuilder().setKey("metric" + i % 10).setValue(Math.sin(i)).setTimestamp(1_700_000_000_000L + i)
                        .setStep(batch * 100L + i / 10).build());
            }
            client.logBatch(run, metrics, List.of(), List.of());
        }
        return 0;
    }

    private int single() {
        String run = client.createRun("0").getRunId();
        IntStream.range(0, 1_000).forEach(i -> client.logMetric(run, "m", i, i, i));
        return 0;
    }

    private int search() {
        String experiment = client.getExperimentByName("sweep").map(Service.Experiment::getExperimentId).orElse(null);
        if (experiment == null) {
            String made = client.createExperiment("sweep");
            IntStream.range(0, 1_000).forEach(i -> client.logMetric(client.createRun(made).getRunId(), "m", i));
            return 0; // the first measurement is of making them
        }
        return client.searchRuns(List.of(experiment), "metrics.m >= 0", Service.ViewType.ACTIVE_ONLY, 1_000, List.of("metrics.m DESC"))
                        .getItems().size() == 1_000 ? 0 : 1;
    }

    private int crowd() throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(CLIENTS);
        List<Callable<Boolean>> clients = IntStream.range(0, CLIENTS).<Callable<Boolean>>mapToObj(i -> () -> {
            try (MlflowClient own = new MlflowClient(new BasicMlflowHostCreds(uri))) {
                String run = own.createRun("0").getRunId();
                for (int step = 0; step < 10; step++) {
                    own.logMetric(run, "m", i, step, step);
                }
                own.setTerminated(run);
                return own.getMetricHistory(run, "m").size() == 10;
            }
        }).toList();
        int errors = 0;
        for (Future<Boolean> one : threads.invokeAll(clients)) {
            errors += one.get() ? 0 : 1;
        }
        threads.shutdown();
        return errors;
    }
}
