package io.jenkins.plugins.mlstages.engine.evaluation;

import io.jenkins.plugins.mlstages.engine.record.EvaluationOptions;
import java.util.function.ToDoubleFunction;

/** An option that says which quantity a metric is: with another value of it, it is another one. */
public enum MetricOption {
    BETA("beta", EvaluationOptions::beta),
    K("k", EvaluationOptions::k),
    TOP_K("topK", EvaluationOptions::topK),
    QUANTILE("quantile", EvaluationOptions::quantile),
    CALIBRATION_BINS("calibrationBins", EvaluationOptions::calibrationBins);

    private final String id;
    private final ToDoubleFunction<EvaluationOptions> value;

    MetricOption(String id, ToDoubleFunction<EvaluationOptions> value) {
        this.id = id;
        this.value = value;
    }

    /** Its name as users write it. */
    public String id() {
        return id;
    }

    public double of(EvaluationOptions options) {
        return value.applyAsDouble(options);
    }
}
