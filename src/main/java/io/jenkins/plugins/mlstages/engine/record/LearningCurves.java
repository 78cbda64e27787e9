package io.jenkins.plugins.mlstages.engine.record;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Metrics over the course of a training.
 *
 * @param stepName what is counted: {@code step} or {@code epoch}
 * @param steps the positions, rising; at most {@link #MAX_STEPS}, thinned evenly beyond
 * @param series one list of values per metric, as long as {@code steps}; {@code null} where nothing was logged
 */
public record LearningCurves(String stepName, List<Double> steps, Map<String, List<Double>> series) {
    public static final int MAX_STEPS = 2_000;

    public LearningCurves {
        steps = List.copyOf(steps);
        series = Collections.unmodifiableMap(new LinkedHashMap<>(series));
    }
}
