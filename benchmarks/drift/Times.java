import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;

/**
 * Runs commands in turn, each so many times, and prints a table with each one's shortest and median time, the processor time
 * of the shortest run, the largest resident memory, and both times as shares of the first command's. Arguments: rounds; then
 * for each command its name, the number of its words, and its words.
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
        List<List<Run>> runs = new ArrayList<>();
        names.forEach(name -> runs.add(new ArrayList<>()));
        for (int round = 0; round < rounds; round++) {
            for (int i = 0; i < commands.size(); i++) {
                runs.get(i).add(run(commands.get(i)));
            }
        }
        System.out.println("| what | seconds | median | processor seconds | resident memory, MB | of the first | medians |");
        System.out.println("|---|---|---|---|---|---|---|");
        for (int i = 0; i < names.size(); i++) {
            Run best = shortest(runs.get(i));
            System.out.printf(Locale.ROOT, "| %s | %.2f | %.2f | %.2f | %d | %.3f | %.3f |%n",
                    names.get(i), best.seconds, median(runs.get(i)), best.processor,
                    runs.get(i).stream().mapToLong(Run::megabytes).max().orElse(0),
                    best.seconds / shortest(runs.get(0)).seconds, median(runs.get(i)) / median(runs.get(0)));
        }
    }

    private static Run shortest(List<Run> runs) {
        return runs.stream().min(Comparator.comparingDouble(Run::seconds)).orElseThrow();
    }

    private static double median(List<Run> runs) {
        double[] sorted = runs.stream().mapToDouble(Run::seconds).sorted().toArray();
        return (sorted[(sorted.length - 1) / 2] + sorted[sorted.length / 2]) / 2;
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
