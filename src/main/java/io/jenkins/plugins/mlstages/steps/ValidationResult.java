package io.jenkins.plugins.mlstages.steps;

import io.jenkins.plugins.mlstages.engine.record.EvaluationRecord;
import io.jenkins.plugins.mlstages.engine.record.GateVerdict;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jenkinsci.plugins.scriptsecurity.sandbox.whitelists.Whitelisted;

/** What {@code validateModel} returns to the pipeline. */
public final class ValidationResult implements Serializable {
    private static final long serialVersionUID = 1L;

    private final String model;
    private final boolean passed;
    private final LinkedHashMap<String, Double> metrics;
    private final ArrayList<Gate> gates = new ArrayList<>();

    ValidationResult(EvaluationRecord record) {
        model = record.origin().model();
        passed = record.passed();
        metrics = MetricValues.of(record.metrics());
        record.gates().forEach(verdict -> gates.add(new Gate(verdict)));
    }

    @Whitelisted
    public String getModel() {
        return model;
    }

    /** Whether every gate lets the pipeline go on. */
    @Whitelisted
    public boolean isPassed() {
        return passed;
    }

    /** Values by name; a metric without a value is absent. */
    @Whitelisted
    public Map<String, Double> getMetrics() {
        return metrics;
    }

    @Whitelisted
    public List<Gate> getGates() {
        return gates;
    }

    @Whitelisted
    @Override
    public String toString() {
        return (passed ? "passed: " : "not passed: ") + model + " " + metrics
                + (gates.isEmpty() ? "" : ", gates " + gates);
    }

    /** One gate's answer. */
    public static final class Gate implements Serializable {
        private static final long serialVersionUID = 1L;

        private final String gate;
        private final String metric;
        private final String verdict;
        private final boolean passed;
        private final Double value;
        private final String sentence;

        Gate(GateVerdict from) {
            gate = from.gate();
            metric = from.metric();
            verdict = from.verdict().name();
            passed = from.passed();
            value = from.value();
            sentence = from.sentence();
        }

        /** The gate in its short form, such as {@code auc >= 0.85}. */
        @Whitelisted
        public String getGate() {
            return gate;
        }

        @Whitelisted
        public String getMetric() {
            return metric;
        }

        /** {@code PASSED}, {@code FAILED} or {@code UNDECIDED}. */
        @Whitelisted
        public String getVerdict() {
            return verdict;
        }

        @Whitelisted
        public boolean isPassed() {
            return passed;
        }

        /** {@code null} when the metric has none. */
        @Whitelisted
        public Double getValue() {
            return value;
        }

        @Whitelisted
        public String getSentence() {
            return sentence;
        }

        @Whitelisted
        @Override
        public String toString() {
            return verdict + " " + gate;
        }
    }
}
