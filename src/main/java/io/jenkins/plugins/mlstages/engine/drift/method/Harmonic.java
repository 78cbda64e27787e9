package io.jenkins.plugins.mlstages.engine.drift.method;

/** Harmonic numbers in constant time, with relative errors below 1e-14 (Euler-Maclaurin from 32 on). */
final class Harmonic {
    private static final double EULER = 0.57721566490153286061;

    private Harmonic() {}

    /** 1 + 1/2 + ... + 1/n. */
    static double number(double n) {
        if (n < 32) {
            double sum = 0;
            for (double i = n; i >= 1; i--) {
                sum += 1 / i;
            }
            return sum;
        }
        double s = n * n;
        return EULER + Math.log(n) + 1 / (2 * n) - (1 / 12.0 - (1 / 120.0 - (1 / 252.0 - 1 / 240.0 / s) / s) / s) / s;
    }

    /** 1 + 1/4 + ... + 1/n^2. */
    static double ofSquares(double n) {
        if (n < 32) {
            double sum = 0;
            for (double i = n; i >= 1; i--) {
                sum += 1 / (i * i);
            }
            return sum;
        }
        double s = n * n;
        double tail = 1 - (1 / (2 * n)) + (1 / 6.0 - (1 / 30.0 - (1 / 42.0 - 1 / 30.0 / s) / s) / s) / s;
        return Math.PI * Math.PI / 6 - tail / n;
    }
}
