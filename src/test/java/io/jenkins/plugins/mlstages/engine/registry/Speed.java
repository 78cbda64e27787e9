package io.jenkins.plugins.mlstages.engine.registry;

import io.jenkins.plugins.mlstages.engine.io.DurableFile;
import io.jenkins.plugins.mlstages.engine.record.ModelName;
import io.jenkins.plugins.mlstages.engine.record.Origin;
import io.jenkins.plugins.mlstages.engine.record.RunRef;
import java.io.IOException;
import java.io.OutputStream;
import java.io.RandomAccessFile;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.Callable;

/** Measures what benchmarks/registry/README.md says; each case in a process of its own. */
public final class Speed {
    private static final ModelName BIG = new ModelName("big");

    private Speed() {}

    /** {@code make-list|list|make-model|model|past|disk|artifact <folder> [<line>|last]} */
    public static void main(String[] arguments) throws Exception {
        Path folder = Files.createDirectories(Path.of(arguments[1]));
        switch (arguments[0]) {
            case "make-list" -> {
                for (int i = 0; i < 1_000; i++) {
                    Bulk.write(folder.resolve("list"), new ModelName("team-" + i % 20 + "/model-" + i), 100, 20);
                }
            }
            case "list" -> list(folder.resolve("list"));
            case "make-model" -> Bulk.write(folder.resolve("model"), BIG, 10_000, 50_000);
            case "model" -> model(folder.resolve("model"));
            case "past" -> past(folder.resolve("model"), arguments[2]);
            case "disk" -> disk(folder.resolve("disk"));
            case "artifact" -> artifact(folder);
            default -> throw new IllegalArgumentException(arguments[0]);
        }
    }

    private static double millis(Callable<?> action) throws Exception {
        long started = System.nanoTime();
        action.call();
        return (System.nanoTime() - started) / 1e6;
    }

    private static double median(int times, Callable<?> action) throws Exception {
        double[] all = new double[times];
        for (int i = 0; i < times; i++) {
            all[i] = millis(action);
        }
        Arrays.sort(all);
        return all[times / 2];
    }

    private static ModelRegistry open(Path root) throws IOException {
        return ModelRegistry.open(root, new FolderArtifactStore(root.resolveSibling("artifacts")));
    }

    private static void row(String what, String measured) {
        System.out.println("| " + what + " | " + measured + " |");
    }

    private static String ms(double millis) {
        return String.format(Locale.ROOT, "%.1f ms", millis);
    }

    /** Nanoseconds that all threads of this process have computed, those of the compiler and the collector too. */
    private static long cpu() {
        return ((com.sun.management.OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean())
                .getProcessCpuTime();
    }

    /** On a machine that others use too, the time that was computed says more than the time that passed. */
    private static void computing(long since) {
        row("computed for that by all threads", ms((cpu() - since) / 1e6));
    }

    private static void list(Path root) throws Exception {
        long cpu = cpu();
        long started = System.nanoTime();
        ModelRegistry registry = open(root);
        int models = registry.list().models().size();
        row("list of " + models + " models, first in a new process", ms((System.nanoTime() - started) / 1e6));
        computing(cpu);
        cpu = cpu();
        row(
                "list by a registry opened anew in the same process",
                ms(millis(() -> open(root).list())));
        computing(cpu);
        cpu = cpu();
        row("the same again, median of 21", ms(median(21, registry::list)));
        row("computed for one of them", ms((cpu() - cpu) / 21 / 1e6));
        System.gc();
        Runtime runtime = Runtime.getRuntime();
        row("heap in use after that", (runtime.totalMemory() - runtime.freeMemory() >> 20) + " MB");
    }

    private static void model(Path root) throws Exception {
        long cpu = cpu();
        long started = System.nanoTime();
        ModelRegistry registry = open(root);
        RegisteredModel model = registry.model(BIG);
        ModelState state = model.state();
        row(
                String.format(
                        Locale.ROOT,
                        "state of a model with %,d versions and %,d events, first in a new process",
                        state.versions().size(),
                        state.events()),
                ms((System.nanoTime() - started) / 1e6));
        computing(cpu);
        cpu = cpu();
        row(
                "the same by a registry opened anew in the same process",
                ms(millis(() -> open(root).model(BIG).state())));
        computing(cpu);
        Random random = new Random(1);
        Callable<?> past = () -> model.state(Bulk.START.plusSeconds(random.nextInt(60_000)));
        row("its state as of some time, first", ms(millis(past)));
        cpu = cpu();
        row("its state as of some time, median of 21", ms(median(21, past)));
        row("computed for one of them", ms((cpu() - cpu) / 21 / 1e6));
        row("its state again, median of 21", ms(median(21, model::state)));
        System.gc();
        Runtime runtime = Runtime.getRuntime();
        row("heap in use after that", (runtime.totalMemory() - runtime.freeMemory() >> 20) + " MB");
    }

    /**
     * Prints the milliseconds of the first look into the past of a new process.
     *
     * @param line as of which; {@code last} for the one with most to read: in the last stretch that is kept, the last line
     *     before a place
     */
    private static void past(Path root, String line) throws Exception {
        RegisteredModel model = open(root).model(BIG);
        model.state();
        long asOf;
        if (line.equals("last")) {
            long[] starts = Arrays.stream(
                            ModelFolder.of(root, BIG).past().toFile().list())
                    .mapToLong(Long::parseLong)
                    .sorted()
                    .toArray();
            StretchFile kept = StretchFile.read(ModelFolder.of(root, BIG).past(starts[starts.length - 1]));
            asOf = (kept.to() - 1) / kept.apart() * kept.apart() - 1;
        } else {
            asOf = Long.parseLong(line);
        }
        Instant time = Bulk.START.plusSeconds(asOf);
        System.out.printf(Locale.ROOT, "%.1f%n", millis(() -> model.state(time)));
    }

    /**
     * Registration with an alias against three fsyncs made one after the other, turn by turn: of a new file, its folder and an
     * appended file, as it makes them; of an appended file; of new files. Once when the process has made some registrations, and
     * once when it has made so many that their code is compiled.
     */
    private static void disk(Path folder) throws Exception {
        ModelRegistry registry = open(Files.createDirectories(folder.resolve("models")));
        ModelName name = new ModelName("price-up");
        int made = 0;
        for (int warm : new int[] {2_000, 20_000}) {
            for (; made < warm; made++) {
                registry.register(draft(name), ProfileSource.none(), Change.by("bench"));
            }
            row("registrations before", String.format(Locale.ROOT, "%,d", made));
            disk(registry, name, Files.createDirectories(folder.resolve("beside-" + warm)));
        }
    }

    private static void disk(ModelRegistry registry, ModelName name, Path folder) throws Exception {
        byte[] line = new byte[500];
        int times = 401;
        double cpu = cpu();
        for (int i = 0; i < 200; i++) {
            registry.register(draft(name), ProfileSource.none(), Change.by("bench"));
        }
        row("computed for one registration", ms((cpu() - cpu) / 200 / 1e6));
        double[] syncs = new double[times];
        double[] files = new double[times];
        double[] same = new double[times];
        double[] registrations = new double[times];
        try (RandomAccessFile file = new RandomAccessFile(folder.resolve("sync").toFile(), "rw")) {
            for (int i = 0; i < times; i++) {
                syncs[i] = millis(() -> {
                    for (int n = 0; n < 3; n++) {
                        file.write(line);
                        file.getFD().sync();
                    }
                    return null;
                });
                Path each = Files.createDirectories(folder.resolve("new")).resolve(i + "-");
                files[i] = millis(() -> {
                    for (int n = 0; n < 3; n++) {
                        try (RandomAccessFile one = new RandomAccessFile(each + "" + n, "rw")) {
                            one.write(line);
                            one.getFD().sync();
                        }
                    }
                    return null;
                });
                same[i] = millis(() -> {
                    try (RandomAccessFile one = new RandomAccessFile(each + "4", "rw")) {
                        one.write(line);
                        one.getFD().sync();
                    }
                    DurableFile.syncFolder(each.getParent());
                    file.write(line);
                    file.getFD().sync();
                    return null;
                });
                registrations[i] =
                        millis(() -> registry.register(draft(name), ProfileSource.none(), Change.by("bench")));
            }
        }
        Arrays.sort(syncs);
        Arrays.sort(files);
        Arrays.sort(same);
        Arrays.sort(registrations);
        row("register with an alias, median of " + times, ms(registrations[times / 2]));
        row("a new file, its folder and an appended file, each fsynced, in turns with it", ms(same[times / 2]));
        row("three times append and fsync, in turns with it", ms(syncs[times / 2]));
        row("three new files of 500 bytes, each fsynced, in turns with it", ms(files[times / 2]));
        row(
                "relative to those, to three appends, to three new files",
                String.format(
                        Locale.ROOT,
                        "%.2f, %.2f, %.2f",
                        registrations[times / 2] / same[times / 2],
                        registrations[times / 2] / syncs[times / 2],
                        registrations[times / 2] / files[times / 2]));
    }

    private static ModelVersion draft(ModelName name) {
        return new ModelVersion(
                0,
                new Origin(name.full(), new RunRef("bench", 1), null, null, null, Instant.now()),
                List.of(),
                Map.of("rate", 0.1),
                Map.of(),
                List.of(),
                List.of(),
                null,
                null,
                Map.of(),
                null,
                List.of("production"),
                false);
    }

    /** One gigabyte through the artifact store against {@code sha256sum} and {@code cp}, each three times in turns. */
    private static void artifact(Path folder) throws Exception {
        Path source = folder.resolve("one-gigabyte");
        byte[] block = new byte[1 << 20];
        new Random(1).nextBytes(block);
        try (OutputStream out = Files.newOutputStream(source)) {
            for (int i = 0; i < 1024; i++) {
                block[0] = (byte) i;
                block[1] = (byte) (i >> 8);
                out.write(block);
            }
        }
        double best = Double.MAX_VALUE;
        double peer = Double.MAX_VALUE;
        double synced = Double.MAX_VALUE;
        for (int i = 0; i < 3; i++) {
            Path copy = folder.resolve("copy");
            peer = Math.min(
                    peer,
                    millis(() -> run("sha256sum", source.toString()) + run("cp", source.toString(), copy.toString())));
            synced = Math.min(synced, millis(() -> run("sync", copy.toString())));
            Files.delete(copy);
            FolderArtifactStore store = new FolderArtifactStore(folder.resolve("artifacts"));
            StoredArtifact[] stored = new StoredArtifact[1];
            best = Math.min(best, millis(() -> stored[0] = store.put(source, "model.bin")));
            store.delete(stored[0]);
        }
        Files.delete(source);
        row("keep an artifact of 1 GB: hashed, copied, fsynced, best of 3", ms(best));
        row("sha256sum and cp of the same, best of 3", ms(peer));
        row("sync of that copy", ms(synced));
        row("speed relative to sha256sum plus cp", String.format(Locale.ROOT, "%.0f %%", 100 * peer / best));
        row(
                "speed relative to sha256sum plus cp plus sync",
                String.format(Locale.ROOT, "%.0f %%", 100 * (peer + synced) / best));
    }

    private static int run(String... command) throws Exception {
        Process process = new ProcessBuilder(command)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start();
        if (process.waitFor() != 0) {
            throw new IOException(command[0] + " failed");
        }
        return 0;
    }
}
