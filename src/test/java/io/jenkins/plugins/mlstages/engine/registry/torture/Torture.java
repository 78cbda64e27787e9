package io.jenkins.plugins.mlstages.engine.registry.torture;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;

/**
 * The long forms: {@code contention <folder> <processes> <threads> <operations>}, {@code kill <folder> <times>},
 * {@code power <folder> <times> <file system>}, {@code bytes|sample|full|readonly|vanished <folder>}; benchmarks/registry/run calls
 * them.
 */
public final class Torture {
    private static final int KILLS_PER_STORE = 25;

    private Torture() {}

    /** Exits with 1 if anything is lost, torn or wrong. */
    public static void main(String[] arguments) throws Exception {
        Path root = Files.createDirectories(Path.of(arguments[1]).resolve("models"));
        List<String> wrong =
                switch (arguments[0]) {
                    case "contention" ->
                        contention(
                                root,
                                Integer.parseInt(arguments[2]),
                                Integer.parseInt(arguments[3]),
                                Integer.parseInt(arguments[4]));
                    case "kill" -> kill(root, Integer.parseInt(arguments[2]));
                    case "power" -> new PowerCuts(root.getParent(), arguments[3]).run(Integer.parseInt(arguments[2]));
                    case "bytes" -> Faults.bytes(root);
                    case "sample" -> Faults.sample(root);
                    case "full" -> Faults.full(root);
                    case "readonly" -> Faults.readOnly(root);
                    case "vanished" -> Faults.vanished(root);
                    default -> throw new IllegalArgumentException(arguments[0]);
                };
        wrong.stream().limit(20).forEach(System.err::println);
        System.exit(wrong.isEmpty() ? 0 : 1);
    }

    private static List<String> contention(Path root, int processes, int threads, int operations) throws Exception {
        Acknowledged acknowledged = new Acknowledged();
        long started = System.nanoTime();
        List<Integer> failed = new Processes(root, acknowledged).together(processes, threads, operations);
        double seconds = (System.nanoTime() - started) / 1e9;
        List<String> wrong = acknowledged.check(root);
        failed.forEach(exit -> wrong.add("a process ended with exit code " + exit));
        System.out.printf(
                Locale.ROOT,
                "| %d threads in %d processes | %,d operations acknowledged in %.0f s (%.0f per second) | %d lost or wrong |%n",
                processes * threads,
                processes,
                acknowledged.size(),
                seconds,
                acknowledged.size() / seconds,
                wrong.size());
        return wrong;
    }

    /** Every check reads everything anew, so a store is left behind after some kills, before that takes long. */
    private static List<String> kill(Path root, int times) throws Exception {
        int operations = 0;
        List<String> wrong = List.of();
        int done = 0;
        while (done < times && wrong.isEmpty()) {
            Path fresh = Files.createDirectories(root.resolve("store-" + done).resolve("models"));
            Acknowledged acknowledged = new Acknowledged();
            for (int i = 0; i < KILLS_PER_STORE && done < times && wrong.isEmpty(); i++) {
                new Processes(fresh, acknowledged).kill(++done, 60);
                wrong = acknowledged.check(fresh);
            }
            operations += acknowledged.size();
        }
        System.out.printf(
                Locale.ROOT,
                "| kill -9 | %,d times, %,d operations acknowledged | %d lost or wrong |%n",
                done,
                operations,
                wrong.size());
        return wrong;
    }
}
