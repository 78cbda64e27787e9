package io.jenkins.plugins.mlstages.engine.record;

/**
 * One number that says how good a model is.
 *
 * @param value the number; {@code null} when it could not be computed, then {@code reason} says why
 * @param low lower end of the confidence interval, {@code null} if there is none
 * @param high upper end of it
 * @param reported true when the training code said so; false when it was computed here from predictions
 * @param reason why there is no value, or beside a value why it has no interval; {@code null} if there is nothing to say
 */
public record Metric(Double value, Double low, Double high, boolean reported, String reason) {
    public static Metric computed(double value) {
        return of(value, false);
    }

    public static Metric reported(double value) {
        return of(value, true);
    }

    public static Metric undefined(String reason) {
        return new Metric(null, null, null, false, reason);
    }

    public Metric withInterval(double lower, double upper) {
        return new Metric(value, lower, upper, reported, reason);
    }

    public Metric withoutInterval(String why) {
        return new Metric(value, null, null, reported, why);
    }

    /** JSON has no NaN and no infinity, and a gate must not take one for a number. */
    private static Metric of(double value, boolean reported) {
        return Double.isFinite(value)
                ? new Metric(value, null, null, reported, null)
                : new Metric(null, null, null, reported, "the value is " + value);
    }
}
