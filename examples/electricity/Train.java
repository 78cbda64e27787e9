import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * Logistic regression by gradient descent, in one file without dependencies: {@code java Train.java TRAIN.csv TEST.csv OUT}.
 *
 * <p>Reads two CSV files with a header, the label 0 or 1 in the column {@code class}, numbers elsewhere. Writes into OUT:
 * {@code params.json}, {@code history.csv} (loss per epoch), {@code metrics.json}, {@code predictions.csv} (row, label,
 * score of every test row) and {@code model.json}.
 */
public class Train {
    static final int EPOCHS = 300;
    static final double LEARNING_RATE = 0.5;
    static final double MOMENTUM = 0.9;
    static final double L2 = 1e-5;

    record Table(List<String> features, double[][] x, int[] label) {
        static Table read(Path file) throws IOException {
            List<String> lines = Files.readAllLines(file);
            List<String> names = List.of(lines.get(0).split(","));
            int target = names.indexOf("class");
            List<String> features = new ArrayList<>(names);
            features.remove(target);
            double[][] x = new double[lines.size() - 1][features.size()];
            int[] label = new int[lines.size() - 1];
            for (int row = 0; row < x.length; row++) {
                String[] cells = lines.get(row + 1).split(",");
                for (int c = 0, f = 0; c < cells.length; c++) {
                    if (c == target) {
                        label[row] = Integer.parseInt(cells[c]);
                    } else {
                        x[row][f++] = Double.parseDouble(cells[c]);
                    }
                }
            }
            return new Table(features, x, label);
        }
    }

    public static void main(String[] arguments) throws IOException {
        if (arguments.length != 3) {
            System.err.println("usage: java Train.java TRAIN.csv TEST.csv OUT");
            System.exit(2);
        }
        long started = System.nanoTime();
        Table train = Table.read(Path.of(arguments[0]));
        Table test = Table.read(Path.of(arguments[1]));
        Path out = Files.createDirectories(Path.of(arguments[2]));
        int features = train.features().size();

        double[] mean = new double[features];
        double[] scale = new double[features];
        standardise(train.x(), mean, scale);

        double[] weights = new double[features + 1]; // the last one is the intercept
        double[] velocity = new double[features + 1];
        try (PrintWriter history = new PrintWriter(Files.newBufferedWriter(out.resolve("history.csv")))) {
            history.println("epoch,trainLoss,testLoss");
            for (int epoch = 1; epoch <= EPOCHS; epoch++) {
                double[] gradient = gradient(train, weights, mean, scale);
                for (int f = 0; f < weights.length; f++) {
                    velocity[f] = MOMENTUM * velocity[f] - LEARNING_RATE * gradient[f];
                    weights[f] += velocity[f];
                }
                if (epoch == 1 || epoch % 5 == 0) {
                    history.printf(Locale.ROOT, "%d,%.6f,%.6f%n", epoch, loss(train, weights, mean, scale), loss(test, weights, mean, scale));
                }
            }
        }

        try (PrintWriter predictions = new PrintWriter(Files.newBufferedWriter(out.resolve("predictions.csv")))) {
            predictions.println("row,label,score");
            for (int row = 0; row < test.x().length; row++) {
                predictions.println(row + "," + test.label()[row] + "," + score(test.x()[row], weights, mean, scale));
            }
        }
        Files.writeString(out.resolve("params.json"), String.format(Locale.ROOT,
                "{\"algorithm\": \"logistic regression\", \"epochs\": %d, \"learningRate\": %s, \"momentum\": %s, \"l2\": %s, \"features\": %d}%n",
                EPOCHS, LEARNING_RATE, MOMENTUM, L2, features));
        Files.writeString(out.resolve("metrics.json"), String.format(Locale.ROOT,
                "{\"trainLoss\": %s, \"testLoss\": %s, \"trainingSeconds\": %.3f}%n",
                loss(train, weights, mean, scale), loss(test, weights, mean, scale), (System.nanoTime() - started) / 1e9));
        Files.writeString(out.resolve("model.json"), model(train.features(), weights, mean, scale));
        System.out.printf(Locale.ROOT, "Trained on %d rows for %d epochs; loss %.4f on training rows, %.4f on test rows.%n",
                train.x().length, EPOCHS, loss(train, weights, mean, scale), loss(test, weights, mean, scale));
    }

    static void standardise(double[][] x, double[] mean, double[] scale) {
        for (int f = 0; f < mean.length; f++) {
            double sum = 0;
            double squares = 0;
            for (double[] row : x) {
                sum += row[f];
            }
            mean[f] = sum / x.length;
            for (double[] row : x) {
                squares += (row[f] - mean[f]) * (row[f] - mean[f]);
            }
            double deviation = Math.sqrt(squares / x.length);
            scale[f] = deviation < 1e-9 ? 0 : 1 / deviation; // a constant feature says nothing
        }
    }

    static double score(double[] row, double[] weights, double[] mean, double[] scale) {
        double z = weights[mean.length];
        for (int f = 0; f < mean.length; f++) {
            z += weights[f] * (row[f] - mean[f]) * scale[f];
        }
        return 1 / (1 + Math.exp(-z));
    }

    static double[] gradient(Table table, double[] weights, double[] mean, double[] scale) {
        double[] gradient = new double[weights.length];
        int rows = table.x().length;
        for (int row = 0; row < rows; row++) {
            double error = score(table.x()[row], weights, mean, scale) - table.label()[row];
            for (int f = 0; f < mean.length; f++) {
                gradient[f] += error * (table.x()[row][f] - mean[f]) * scale[f];
            }
            gradient[mean.length] += error;
        }
        for (int f = 0; f < gradient.length; f++) {
            gradient[f] = gradient[f] / rows + L2 * weights[f];
        }
        return gradient;
    }

    static double loss(Table table, double[] weights, double[] mean, double[] scale) {
        double sum = 0;
        for (int row = 0; row < table.x().length; row++) {
            double p = Math.min(Math.max(score(table.x()[row], weights, mean, scale), 1e-15), 1 - 1e-15);
            sum -= table.label()[row] == 1 ? Math.log(p) : Math.log(1 - p);
        }
        return sum / table.x().length;
    }

    static String model(List<String> features, double[] weights, double[] mean, double[] scale) {
        StringBuilder json = new StringBuilder("{\n  \"kind\": \"logistic regression\",\n  \"features\": [\n");
        for (int f = 0; f < mean.length; f++) {
            json.append(String.format(Locale.ROOT, "    {\"name\": \"%s\", \"mean\": %s, \"scale\": %s, \"weight\": %s}%s%n",
                    features.get(f), mean[f], scale[f], weights[f], f + 1 < mean.length ? "," : ""));
        }
        return json.append("  ],\n  \"intercept\": ").append(weights[mean.length]).append("\n}\n").toString();
    }
}
