package io.jenkins.plugins.mlstages.engine.tracking;

import io.jenkins.plugins.mlstages.engine.record.LearningCurves;
import io.jenkins.plugins.mlstages.engine.record.Metric;
import java.io.IOException;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

/**
 * What a run amounts to, in the words of a training record.
 *
 * @param parameters texts that are exactly how a number or truth value is written have become one
 * @param curves the metrics that have several values, {@code null} if none has
 */
public record RunResults(
        Map<String, Object> parameters, Map<String, Metric> metrics, LearningCurves curves, Map<String, String> tags) {
    private static final Pattern INTEGER = Pattern.compile("-?(?:0|[1-9]\\d{0,17})");
    private static final Pattern DECIMAL =
            Pattern.compile("-?(?:0|[1-9]\\d{0,16})(?=[.e])(?:\\.\\d{1,17})?(?:e[+-]?\\d{1,3})?");

    /** What was logged to a run so far. */
    public static RunResults of(RunLog run) throws IOException {
        RunState state = run.state();
        return of(state.params(), run.histories(), state.tags());
    }

    /** @param histories all values of each metric, at least one */
    public static RunResults of(
            Map<String, String> params, Map<String, List<MetricPoint>> histories, Map<String, String> tags) {
        Map<String, Object> parameters = new TreeMap<>();
        params.forEach((key, text) -> parameters.put(key, value(text)));
        Map<String, Metric> metrics = new TreeMap<>();
        histories.forEach((key, points) -> {
            MetricPoint latest = points.get(0);
            for (MetricPoint point : points) {
                latest = point.isLaterThan(latest) ? point : latest;
            }
            metrics.put(key, Metric.reported(latest.value()));
        });
        return new RunResults(parameters, metrics, curves(histories), tags);
    }

    /** Clients send all parameters as text; what would not be shown as the same text stays one. */
    static Object value(String text) {
        if (INTEGER.matcher(text).matches() && !text.equals("-0")) {
            return Long.valueOf(text);
        }
        if (DECIMAL.matcher(text).matches()) {
            double number = Double.parseDouble(text);
            boolean shortest = Double.isFinite(number)
                    && new BigDecimal(text).compareTo(new BigDecimal(Double.toString(number))) == 0
                    && (text.endsWith(".0") || !text.split("e")[0].matches(".*\\.\\d*0"));
            return shortest ? (Object) number : text;
        }
        return switch (text) {
            case "True", "true" -> true;
            case "False", "false" -> false;
            default -> text;
        };
    }

    private static LearningCurves curves(Map<String, List<MetricPoint>> histories) {
        Map<String, TreeMap<Long, MetricPoint>> byStep = new TreeMap<>();
        histories.forEach((key, points) -> {
            if (points.size() > 1) {
                byStep.put(key, byStep(points));
            }
        });
        if (byStep.isEmpty()) {
            return null;
        }
        TreeSet<Long> all = new TreeSet<>();
        byStep.values().forEach(points -> all.addAll(points.keySet()));
        List<Long> steps = thin(List.copyOf(all));
        Map<String, List<Double>> series = new TreeMap<>();
        byStep.forEach((key, points) -> {
            List<Double> values = new ArrayList<>(steps.size());
            for (long step : steps) {
                MetricPoint point = points.get(step);
                values.add(point == null || !Double.isFinite(point.value()) ? null : (Double) point.value());
            }
            series.put(key, values);
        });
        return new LearningCurves("step", steps.stream().map(Long::doubleValue).toList(), series);
    }

    /** The last value at each step; whoever never counts steps means the order of the values. */
    private static TreeMap<Long, MetricPoint> byStep(List<MetricPoint> points) {
        long first = points.get(0).step();
        boolean uncounted = points.stream().allMatch(point -> point.step() == first);
        TreeMap<Long, MetricPoint> byStep = new TreeMap<>();
        for (int i = 0; i < points.size(); i++) {
            byStep.merge(uncounted ? i : points.get(i).step(), points.get(i), (a, b) -> b.isLaterThan(a) ? b : a);
        }
        return byStep;
    }

    private static List<Long> thin(List<Long> steps) {
        int most = LearningCurves.MAX_STEPS;
        return steps.size() <= most
                ? steps
                : IntStream.range(0, most)
                        .mapToObj(i -> steps.get((int) ((long) i * (steps.size() - 1) / (most - 1))))
                        .toList();
    }
}
