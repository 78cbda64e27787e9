package io.jenkins.plugins.mlstages.engine.evaluation;

/** Chosen elements of arrays, in a given order; {@code null} stays {@code null}. */
final class Selection {
    private Selection() {}

    static double[] of(double[] all, int[] rows) {
        if (all == null) {
            return null;
        }
        double[] chosen = new double[rows.length];
        for (int i = 0; i < rows.length; i++) {
            chosen[i] = all[rows[i]];
        }
        return chosen;
    }

    static long[] of(long[] all, int[] rows) {
        if (all == null) {
            return null;
        }
        long[] chosen = new long[rows.length];
        for (int i = 0; i < rows.length; i++) {
            chosen[i] = all[rows[i]];
        }
        return chosen;
    }

    static int[] of(int[] all, int[] rows) {
        if (all == null) {
            return null;
        }
        int[] chosen = new int[rows.length];
        for (int i = 0; i < rows.length; i++) {
            chosen[i] = all[rows[i]];
        }
        return chosen;
    }

    static byte[] of(byte[] all, int[] rows) {
        if (all == null) {
            return null;
        }
        byte[] chosen = new byte[rows.length];
        for (int i = 0; i < rows.length; i++) {
            chosen[i] = all[rows[i]];
        }
        return chosen;
    }
}
