package io.jenkins.plugins.mlstages.steps;

import io.jenkins.plugins.mlstages.engine.record.TrainingRecord;
import java.io.Serializable;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jenkinsci.plugins.scriptsecurity.sandbox.whitelists.Whitelisted;

/** What {@code trainModel} returns to the pipeline. */
public final class TrainingResult implements Serializable {
    private static final long serialVersionUID = 1L;

    private final String model;
    private final LinkedHashMap<String, Object> parameters;
    private final LinkedHashMap<String, Double> metrics;
    private final long millis;

    TrainingResult(TrainingRecord record) {
        model = record.origin().model();
        parameters = new LinkedHashMap<>(record.parameters());
        metrics = MetricValues.of(record.metrics());
        millis = record.millis();
    }

    @Whitelisted
    public String getModel() {
        return model;
    }

    @Whitelisted
    public Map<String, Object> getParameters() {
        return parameters;
    }

    /** Reported metrics by name; a metric without a value is absent. */
    @Whitelisted
    public Map<String, Double> getMetrics() {
        return metrics;
    }

    /** Wall time of the block in milliseconds. */
    @Whitelisted
    public long getMillis() {
        return millis;
    }

    @Whitelisted
    @Override
    public String toString() {
        return "trained " + model + ": parameters " + parameters + ", metrics " + metrics;
    }
}
