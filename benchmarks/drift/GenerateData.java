import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Random;

/**
 * Writes a CSV file of 20 columns: 12 of numbers with 2 to 4 decimals (normal, and log-normal over many orders of magnitude),
 * 8 of names with 2 to 5,000 values of falling frequency; 1 % of all values are missing. Arguments: file, rows, seed, shift of
 * the first column in standard deviations.
 */
class GenerateData {
    private static final int[] NAMES = {2, 5, 12, 50, 200, 1_000, 2_000, 5_000};
    private static final long[] POWERS = {1, 10, 100, 1_000, 10_000};

    public static void main(String[] arguments) throws IOException {
        int rows = Integer.parseInt(arguments[1]);
        Random random = new Random(Long.parseLong(arguments[2]));
        double shift = Double.parseDouble(arguments[3]);
        try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(Path.of(arguments[0])), 1 << 20)) {
            StringBuilder text = new StringBuilder();
            for (int i = 0; i < 20; i++) {
                text.append(i < 12 ? "number" + i : "name" + (i - 12)).append(i < 19 ? "," : "\n");
            }
            for (int row = 0; row < rows; row++) {
                for (int i = 0; i < 20; i++) {
                    if (random.nextInt(100) > 0) {
                        value(text, i, random, shift);
                    }
                    text.append(i < 19 ? ',' : '\n');
                }
                if (text.length() > 1 << 16) {
                    out.write(text.toString().getBytes(StandardCharsets.ISO_8859_1));
                    text.setLength(0);
                }
            }
            out.write(text.toString().getBytes(StandardCharsets.ISO_8859_1));
        }
    }

    private static void value(StringBuilder text, int column, Random random, double shift) {
        if (column >= 12) {
            double share = random.nextDouble();
            text.append("name").append((int) (share * share * NAMES[column - 12]));
            return;
        }
        double normal = random.nextGaussian() + (column == 0 ? shift : 0);
        switch (column % 3) {
            case 0 -> decimal(text, normal * 10 + 100, 2);
            case 1 -> decimal(text, normal, 4);
            default -> decimal(text, Math.exp(normal * 2) * 50, 3);
        }
    }

    private static void decimal(StringBuilder text, double value, int decimals) {
        long unscaled = Math.round(Math.abs(value) * POWERS[decimals]);
        String digits = Long.toString(unscaled % POWERS[decimals]);
        text.append(value < 0 ? "-" : "").append(unscaled / POWERS[decimals]).append('.');
        text.append("0".repeat(decimals - digits.length())).append(digits);
    }
}
