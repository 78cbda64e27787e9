package io.jenkins.plugins.mlstages.engine.drift.distribution;

/**
 * P(D_n &lt;= d) of the Kolmogorov-Smirnov statistic by a power of Durbin's matrix (Durbin 1968) in the form of Marsaglia,
 * Tsang and Wang (2003), "Evaluating Kolmogorov's distribution". Exact up to rounding; meant for n d up to about 60.
 */
final class DurbinMatrix {
    private DurbinMatrix() {}

    static double probability(double d, int n) {
        int k = (int) Math.ceil(n * d);
        double[][] power = identity(2 * k - 1);
        double[][] base = matrix(k, k - n * d);
        int powerExponent = 0;
        int baseExponent = 0;
        for (int left = n; left > 0; left >>= 1) {
            if ((left & 1) == 1) {
                power = multiply(power, base);
                powerExponent += baseExponent + rescale(power, k - 1);
            }
            base = multiply(base, base);
            baseExponent = 2 * baseExponent + rescale(base, k - 1);
        }
        double result = power[k - 1][k - 1];
        for (int i = 1; i <= n; i++) {
            result *= (double) i / n;
            if (result < 0x1p-500) {
                result *= 0x1p500;
                powerExponent -= 500;
            }
        }
        return Math.scalb(result, powerExponent);
    }

    private static double[][] matrix(int k, double h) {
        int m = 2 * k - 1;
        double[] inverseFactorial = new double[m + 1];
        inverseFactorial[0] = 1;
        for (int i = 1; i <= m; i++) {
            inverseFactorial[i] = inverseFactorial[i - 1] / i;
        }
        double[][] matrix = new double[m][m];
        for (int i = 0; i < m; i++) {
            for (int j = 1; j <= Math.min(i + 1, m - 1); j++) {
                matrix[i][j] = inverseFactorial[i - j + 1];
            }
        }
        for (int i = 0; i < m; i++) {
            double edge = (1 - Math.pow(h, i + 1)) * inverseFactorial[i + 1];
            matrix[i][0] = edge;
            matrix[m - 1][m - 1 - i] = edge;
        }
        double corner = 1 - 2 * Math.pow(h, m) + Math.pow(Math.max(0, 2 * h - 1), m);
        matrix[m - 1][0] = corner * inverseFactorial[m];
        return matrix;
    }

    private static double[][] identity(int m) {
        double[][] matrix = new double[m][m];
        for (int i = 0; i < m; i++) {
            matrix[i][i] = 1;
        }
        return matrix;
    }

    private static double[][] multiply(double[][] a, double[][] b) {
        int m = a.length;
        double[][] product = new double[m][m];
        for (int i = 0; i < m; i++) {
            for (int k = 0; k < m; k++) {
                double factor = a[i][k];
                if (factor != 0) {
                    for (int j = 0; j < m; j++) {
                        product[i][j] += factor * b[k][j];
                    }
                }
            }
        }
        return product;
    }

    /** Divides by the power of two of the middle element, so that nothing overflows; returns the exponent taken out. */
    private static int rescale(double[][] matrix, int middle) {
        int exponent = Math.getExponent(matrix[middle][middle]);
        if (exponent < 100) {
            return 0;
        }
        for (double[] row : matrix) {
            for (int j = 0; j < row.length; j++) {
                row[j] = Math.scalb(row[j], -exponent);
            }
        }
        return exponent;
    }
}
