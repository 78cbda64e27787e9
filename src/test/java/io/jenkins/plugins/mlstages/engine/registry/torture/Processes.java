package io.jenkins.plugins.mlstages.engine.registry.torture;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** Starts {@link Worker}s as processes, collects what they acknowledge, and kills them. */
final class Processes {
    private final Path root;
    private final Acknowledged acknowledged;

    Processes(Path root, Acknowledged acknowledged) {
        this.root = root;
        this.acknowledged = acknowledged;
    }

    private static final class Running {
        private final Process process;
        private final Thread reader;
        private final CountDownLatch begun = new CountDownLatch(1);

        Running(Process process, Acknowledged acknowledged) {
            this.process = process;
            this.reader = new Thread(() -> read(acknowledged));
            reader.start();
        }

        private void read(Acknowledged acknowledged) {
            try (BufferedReader in = process.inputReader(StandardCharsets.UTF_8)) {
                for (String line; (line = in.readLine()) != null; ) {
                    // the last line of a killed process may be cut: an acknowledgement that never arrived
                    if (line.split(" ").length == 4 && (line.startsWith("R") || line.split(" ")[3].length() == 64)) {
                        acknowledged.add(line);
                        begun.countDown();
                    }
                }
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            } finally {
                begun.countDown();
            }
        }
    }

    private Running start(int threads, int operations, long seed) throws IOException {
        List<String> command = List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx128m",
                "-XX:TieredStopAtLevel=1",
                "-XX:+UseSerialGC",
                "-Xshare:auto",
                "-cp",
                System.getProperty("java.class.path"),
                Worker.class.getName(),
                root.toString(),
                Integer.toString(threads),
                Integer.toString(operations),
                Long.toString(seed));
        return new Running(
                new ProcessBuilder(command)
                        .redirectError(ProcessBuilder.Redirect.INHERIT)
                        .start(),
                acknowledged);
    }

    /** Lets many work at once, to their end; returns the exit codes that are not 0. */
    List<Integer> together(int processes, int threads, int operations) throws IOException, InterruptedException {
        List<Running> all = new ArrayList<>();
        for (int i = 0; i < processes; i++) {
            all.add(start(threads, operations, i + 1));
        }
        List<Integer> failed = new ArrayList<>();
        for (Running one : all) {
            int exit = one.process.waitFor();
            one.reader.join();
            if (exit != 0) {
                failed.add(exit);
            }
        }
        return failed;
    }

    /**
     * Starts one, waits until it has acknowledged something and then a random while, and kills it with SIGKILL.
     *
     * @param mostMillis longest while
     */
    void kill(long seed, int mostMillis) throws IOException, InterruptedException {
        Running one = start(4, 1_000_000, seed);
        one.begun.await();
        long micros = (long) (new Random(seed).nextDouble() * mostMillis * 1_000);
        one.process.waitFor(micros, TimeUnit.MICROSECONDS);
        one.process
                .toHandle()
                .destroyForcibly(); // the process itself would close the pipe before all acknowledgements are read
        one.process.waitFor();
        one.reader.join();
    }
}
