import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.GZIPInputStream;

/**
 * Cuts rows out of the data, header kept: {@code java Split.java DATA.csv.gz OUT.csv FIRST END [OUT.csv FIRST END]...} with
 * zero-based rows, END exclusive.
 */
public class Split {
    public static void main(String[] arguments) throws IOException {
        if (arguments.length < 4 || arguments.length % 3 != 1) {
            System.err.println("usage: java Split.java DATA.csv.gz OUT.csv FIRST END [OUT.csv FIRST END]...");
            System.exit(2);
        }
        for (int i = 1; i < arguments.length; i += 3) {
            cut(Path.of(arguments[0]), Path.of(arguments[i]), Long.parseLong(arguments[i + 1]), Long.parseLong(arguments[i + 2]));
        }
    }

    static void cut(Path data, Path out, long first, long end) throws IOException {
        if (out.getParent() != null) {
            Files.createDirectories(out.getParent());
        }
        try (BufferedReader in = new BufferedReader(
                        new InputStreamReader(new GZIPInputStream(Files.newInputStream(data)), StandardCharsets.UTF_8));
                PrintWriter writer = new PrintWriter(Files.newBufferedWriter(out))) {
            writer.println(in.readLine());
            String line;
            for (long row = 0; row < end && (line = in.readLine()) != null; row++) {
                if (row >= first) {
                    writer.println(line);
                }
            }
        }
    }
}
