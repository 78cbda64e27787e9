import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * Runs commands in turn, each so many times, and prints a table with each one's shortest time, processor time of that run,
 * and largest resident memory. Arguments: rounds; then for each command its name, the number of its words, and its words.
 */
class Times {
    private record Run(double seconds, double processor, long megabytes) {}

    public static void main(String[] arguments) throws IOException, InterruptedException {
        int rounds = Integer.parseInt(arguments[0]);
        List<String> names = new ArrayList<>();
        List<List<String>> commands = new ArrayList<>();
        for (int i = 1; i < arguments.length; ) {
            names.add(arguments[i++]);
            int words = Integer.parseInt(arguments[i++]);
            commands.add(List.of(arguments).subList(i, i + words));
            i += words;
        }
        Run[] best = new Run[names.size()];
        for (int round = 0; round < rounds; round++) {
            for (int i = 0; i < best.length; i++) {
                Run run = run(commands.get(i));
                boolean faster = best[i] == null || run.seconds < best[i].seconds;
                long memory = Math.max(run.megabytes, best[i] == null ? 0 : best[i].megabytes);
                Run kept = faster ? run : best[i];
                best[i] = new Run(kept.seconds, kept.processor, memory);
            }
        }
        System.out.println("| what | seconds | processor seconds | resident memory, MB | time, of the first |");
        System.out.println("|---|---|---|---|---|");
        for (int i = 0; i < best.length; i++) {
            System.out.printf(Locale.ROOT, "| %s | %.2f | %.2f | %d | %.2f |%n",
                    names.get(i), best[i].seconds, best[i].processor, best[i].megabytes, best[i].seconds / best[0].seconds);
        }
    }

    private static Run run(List<String> command) throws IOException, InterruptedException {
        long start = System.nanoTime();
        Process process = new ProcessBuilder(command)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        long memory = 0;
        double processor = 0;
        while (process.isAlive()) {
            memory = Math.max(memory, memory(process.pid()));
            processor = Math.max(processor, process.info().totalCpuDuration().map(d -> d.toMillis() / 1e3).orElse(0.0));
            process.waitFor(10, java.util.concurrent.TimeUnit.MILLISECONDS);
        }
        double seconds = (System.nanoTime() - start) / 1e9;
        if (process.exitValue() > 1) { // 1 is drift
            throw new IOException(command + " ended with " + process.exitValue());
        }
        return new Run(seconds, processor, memory / 1024);
    }

    private static long memory(long pid) {
        try {
            return Files.readAllLines(Path.of("/proc/" + pid + "/status")).stream()
                    .filter(line -> line.startsWith("VmHWM:"))
                    .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")))
                    .findFirst()
                    .orElse(0);
        } catch (IOException over) {
            return 0;
        }
    }
}
