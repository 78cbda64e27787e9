package io.jenkins.plugins.mlstages.engine.profile;

/**
 * Estimates how many different values there were: P. Flajolet, E. Fusy, O. Gandouet, F. Meunier, "HyperLogLog" (2007), with
 * the estimator of O. Ertl, "New cardinality estimation algorithms for HyperLogLog sketches" (2017). 4,096 registers:
 * standard error 1.6 %. The registers depend on the set of values only; merging takes the larger of each.
 */
final class HyperLogLog {
    static final int PRECISION = 12;
    static final int REGISTERS = 1 << PRECISION;
    static final int HIGHEST = 64 - PRECISION + 1;

    final byte[] registers;

    HyperLogLog() {
        this(new byte[REGISTERS]);
    }

    HyperLogLog(byte[] registers) {
        this.registers = registers;
    }

    void add(long hash) {
        int register = (int) (hash >>> 64 - PRECISION);
        int rank = Long.numberOfTrailingZeros(hash | 1L << 63 - PRECISION) + 1;
        if (registers[register] < rank) {
            registers[register] = (byte) rank;
        }
    }

    /** Bits of which a hash that changes a register has none: its rank is above the lowest register. */
    long common() {
        int lowest = HIGHEST;
        for (byte register : registers) {
            lowest = Math.min(lowest, register);
        }
        return (1L << lowest) - 1;
    }

    void add(HyperLogLog other) {
        for (int i = 0; i < REGISTERS; i++) {
            registers[i] = (byte) Math.max(registers[i], other.registers[i]);
        }
    }

    HyperLogLog copy() {
        return new HyperLogLog(registers.clone());
    }

    long estimate() {
        int q = HIGHEST - 1;
        int[] ranks = new int[HIGHEST + 1];
        for (byte rank : registers) {
            ranks[rank]++;
        }
        double z = REGISTERS * tau(1.0 - ranks[q + 1] / (double) REGISTERS);
        for (int k = q; k >= 1; k--) {
            z = 0.5 * (z + ranks[k]);
        }
        z += REGISTERS * sigma(ranks[0] / (double) REGISTERS);
        return Math.round(REGISTERS / (2 * Math.log(2)) * REGISTERS / z);
    }

    private static double sigma(double start) {
        if (start == 1) {
            return Double.POSITIVE_INFINITY;
        }
        double x = start;
        double y = 1;
        double z = x;
        double before;
        do {
            x *= x;
            before = z;
            z += x * y;
            y += y;
        } while (z != before);
        return z;
    }

    private static double tau(double start) {
        if (start == 0 || start == 1) {
            return 0;
        }
        double x = start;
        double y = 1;
        double z = 1 - x;
        double before;
        do {
            x = Math.sqrt(x);
            before = z;
            y *= 0.5;
            z -= (1 - x) * (1 - x) * y;
        } while (z != before);
        return z / 3;
    }
}
