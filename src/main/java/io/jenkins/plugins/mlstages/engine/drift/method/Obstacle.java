package io.jenkins.plugins.mlstages.engine.drift.method;

/** Reasons for which a method does not apply, in words. */
final class Obstacle {
    private Obstacle() {}

    static String size(long reference, long current, int least) {
        if (reference < least) {
            return "the reference has " + values(reference, least);
        }
        if (current < least) {
            return "the current data has " + values(current, least);
        }
        return null;
    }

    private static String values(long size, int least) {
        if (size == 0) {
            return "no values";
        }
        return "only " + size + (size == 1 ? " value" : " values") + ", at least " + least + " are needed";
    }

    /** A number as people write it: no {@code .0} behind whole numbers. */
    static String number(double value) {
        return value == Math.rint(value) && Math.abs(value) < 1e15
                ? Long.toString((long) value)
                : Double.toString(value);
    }
}
