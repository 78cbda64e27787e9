package io.jenkins.plugins.mlstages.engine.evaluation;

import io.jenkins.plugins.mlstages.engine.io.InputException;
import io.jenkins.plugins.mlstages.engine.record.EvaluationOptions;
import io.jenkins.plugins.mlstages.engine.record.Metric;
import io.jenkins.plugins.mlstages.engine.record.SliceEvaluation;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Divides rows by the values of slice columns, and of pairs of them, and evaluates each part. */
final class Slicing {
    private static final int MAX_PARTS = 1_000;

    private final Predictions predictions;
    private final EvaluationOptions options;
    private final List<AskedInterval> asked;

    Slicing(Predictions predictions, EvaluationOptions options, List<AskedInterval> asked) {
        this.predictions = predictions;
        this.options = options;
        this.asked = asked;
    }

    /** One part of the rows: its name such as {@code region=EU}, and the rows' indexes. */
    record Part(String slice, int[] rows) {}

    /** All parts of all slice options, in their order, those with most rows first. */
    List<SliceEvaluation> evaluate() {
        List<SliceEvaluation> slices = new ArrayList<>();
        for (String of : options.slices()) {
            List<Part> parts = parts(predictions.rows().slices(), of);
            if (slices.size() + parts.size() > MAX_PARTS) {
                throw new InputException("slices: " + options.slices() + " divide the rows into more than " + MAX_PARTS
                        + " parts, which is the most that are kept: name fewer columns, or ones with fewer values.");
            }
            slices.addAll(parts.parallelStream().map(part -> evaluate(of, part)).toList());
        }
        return slices;
    }

    private SliceEvaluation evaluate(String of, Part part) {
        int rows = part.rows().length;
        if (rows < options.minimumSlice()) {
            String reason = "it has " + rows + " rows; at least " + options.minimumSlice() + " are asked for";
            return new SliceEvaluation(of, part.slice(), rows, Map.of(), reason);
        }
        Predictions selected = predictions.select(part.rows());
        if (!(selected.rows().totalWeight() > 0)) {
            return new SliceEvaluation(of, part.slice(), rows, Map.of(), "all its rows have the weight 0");
        }
        List<AskedInterval> here = asked.stream()
                .filter(interval -> interval.ofSlice(of, part.slice()))
                .toList();
        Map<String, Metric> metrics =
                OtherLevels.added(TaskMetrics.of(selected, options, false).metrics(), selected, options, here);
        return new SliceEvaluation(of, part.slice(), rows, metrics, null);
    }

    /**
     * @param of a column's name, or two joined by {@code &}
     */
    static List<Part> parts(List<SliceColumn> columns, String of) {
        String[] names = of.split("&", -1);
        SliceColumn first = column(columns, names[0].trim());
        SliceColumn second = names.length == 1 ? null : column(columns, names[1].trim());
        int width = second == null ? 1 : second.values().size();
        int[] counts = new int[Math.multiplyExact(first.values().size(), width)];
        int[] codes = new int[first.codes().length];
        for (int i = 0; i < codes.length; i++) {
            codes[i] = first.codes()[i] * width + (second == null ? 0 : second.codes()[i]);
            counts[codes[i]]++;
        }
        Map<Integer, Part> parts = new HashMap<>();
        for (int code = 0; code < counts.length; code++) {
            if (counts[code] > 0) {
                String name = first.name() + "=" + first.values().get(code / width);
                String crossed = second == null
                        ? name
                        : name + "&" + second.name() + "=" + second.values().get(code % width);
                parts.put(code, new Part(crossed, new int[counts[code]]));
            }
        }
        int[] filled = new int[counts.length];
        for (int i = 0; i < codes.length; i++) {
            parts.get(codes[i]).rows()[filled[codes[i]]++] = i;
        }
        return parts.values().stream()
                .sorted(Comparator.<Part>comparingInt(part -> -part.rows().length)
                        .thenComparing(Part::slice))
                .toList();
    }

    private static SliceColumn column(List<SliceColumn> columns, String name) {
        return columns.stream()
                .filter(column -> column.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new InputException("slices: there is no slice column '" + name + "'."));
    }
}
