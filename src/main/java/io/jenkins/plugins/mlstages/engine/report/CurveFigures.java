package io.jenkins.plugins.mlstages.engine.report;

import com.fasterxml.jackson.databind.JsonNode;
import io.jenkins.plugins.mlstages.engine.report.document.Block;
import io.jenkins.plugins.mlstages.engine.report.document.Chart;
import io.jenkins.plugins.mlstages.engine.report.document.Chart.Axis;
import io.jenkins.plugins.mlstages.engine.report.document.Chart.Pen;
import java.util.ArrayList;
import java.util.List;

/** The pictures of an evaluation and of a training. */
final class CurveFigures {
    /** More lines in one picture cannot be told apart. */
    private static final int MOST_SERIES = 10;

    private static final List<Double> UNIT = List.of(0.0, 1.0);

    private CurveFigures() {}

    /**
     * @param under the name of what the evaluation's baseline is
     */
    static List<Block.Figure> of(JsonNode evaluation, String under) {
        JsonNode curves = evaluation.path("curves");
        JsonNode before = evaluation.path("baseline").path("curves");
        List<Block.Figure> figures = new ArrayList<>();
        if (Fields.has(curves, "roc")) {
            List<Chart.Curve> all = pair(curves.path("roc"), before.path("roc"), under);
            all.add(new Chart.Curve("chance", Pen.CHANCE, UNIT, UNIT));
            figures.add(unit("Receiver operating characteristic", "False positive rate", "True positive rate", all));
        }
        if (Fields.has(curves, "precisionRecall")) {
            figures.add(unit(
                    "Precision and recall",
                    "Recall",
                    "Precision",
                    pair(curves.path("precisionRecall"), before.path("precisionRecall"), under)));
        }
        if (Fields.has(curves, "calibration")) {
            List<Chart.Curve> all =
                    new ArrayList<>(List.of(bins("this run", Pen.MAIN_WITH_POINTS, curves.path("calibration"))));
            if (Fields.has(before, "calibration")) {
                all.add(bins(under, Pen.BASELINE, before.path("calibration")));
            }
            all.add(new Chart.Curve("calibrated", Pen.CHANCE, UNIT, UNIT));
            figures.add(unit("Calibration", "Mean score", "Share of positives", all));
        }
        if (Fields.has(curves, "residuals")) {
            figures.add(residuals(curves.path("residuals"), before.path("residuals"), under));
        }
        return figures;
    }

    private static Block.Figure unit(String title, String x, String y, List<Chart.Curve> curves) {
        return new Block.Figure(title, new Chart.Lines(new Axis(x, 0, 1), new Axis(y, 0, 1), curves));
    }

    private static List<Chart.Curve> pair(JsonNode curve, JsonNode before, String under) {
        List<Chart.Curve> pair = new ArrayList<>(List.of(curve("this run", Pen.MAIN, curve)));
        if (!before.path("x").isEmpty()) {
            pair.add(curve(under, Pen.BASELINE, before));
        }
        return pair;
    }

    private static Chart.Curve curve(String name, Pen pen, JsonNode curve) {
        return new Chart.Curve(name, pen, Fields.numbers(curve.path("x")), Fields.numbers(curve.path("y")));
    }

    private static Chart.Curve bins(String name, Pen pen, JsonNode bins) {
        List<Double> x = new ArrayList<>();
        List<Double> y = new ArrayList<>();
        bins.forEach(bin -> {
            x.add(bin.path("meanScore").doubleValue());
            y.add(bin.path("positiveShare").doubleValue());
        });
        return new Chart.Curve(name, pen, x, y);
    }

    private static Block.Figure residuals(JsonNode histogram, JsonNode before, String under) {
        List<Chart.Curve> curves = new ArrayList<>(List.of(steps("this run", Pen.MAIN, histogram)));
        if (!before.path("weights").isEmpty()) {
            curves.add(steps(under, Pen.BASELINE, before));
        }
        List<Double> x = curves.stream().flatMap(curve -> curve.x().stream()).toList();
        double highest = curves.stream()
                .flatMap(curve -> curve.y().stream())
                .mapToDouble(Double::doubleValue)
                .max()
                .orElse(1);
        return new Block.Figure(
                "Residuals",
                new Chart.Lines(
                        Axis.over("Prediction minus label", x),
                        new Axis("Share of rows", 0, highest > 0 ? highest : 1),
                        curves));
    }

    private static Chart.Curve steps(String name, Pen pen, JsonNode histogram) {
        List<Double> edges = Fields.numbers(histogram.path("edges"));
        List<Double> weights = Fields.numbers(histogram.path("weights"));
        double sum = weights.stream().mapToDouble(Double::doubleValue).sum();
        List<Double> x = new ArrayList<>();
        List<Double> y = new ArrayList<>();
        for (int i = 0; i < weights.size(); i++) {
            double share = sum > 0 ? weights.get(i) / sum : 0;
            x.addAll(List.of(edges.get(i), edges.get(i + 1)));
            y.addAll(List.of(share, share));
        }
        return new Chart.Curve(name, pen, x, y);
    }

    /** Metrics over the course of a training; {@code null} when there is no number. */
    static Block.Figure learning(JsonNode curves) {
        List<Double> steps = Fields.numbers(curves.path("steps"));
        List<Chart.Curve> all = new ArrayList<>();
        curves.path("series").properties().forEach(series -> {
            List<Double> values = Fields.numbers(series.getValue());
            List<Double> x = new ArrayList<>();
            List<Double> y = new ArrayList<>();
            for (int i = 0; i < steps.size(); i++) {
                if (steps.get(i) != null && values.get(i) != null) {
                    x.add(steps.get(i));
                    y.add(values.get(i));
                }
            }
            if (!x.isEmpty()) {
                all.add(new Chart.Curve(series.getKey(), Pen.MAIN, x, y));
            }
        });
        if (all.isEmpty()) {
            return null;
        }
        List<Chart.Curve> drawn = all.subList(0, Math.min(MOST_SERIES, all.size()));
        List<Double> values =
                drawn.stream().flatMap(curve -> curve.y().stream()).toList();
        List<Double> positions =
                drawn.stream().flatMap(curve -> curve.x().stream()).toList();
        return new Block.Figure(
                drawn.size() == all.size()
                        ? "Learning curves"
                        : "Learning curves, the first " + MOST_SERIES + " of " + all.size(),
                new Chart.Lines(
                        Axis.over(curves.path("stepName").asText(), positions), Axis.over("Value", values), drawn));
    }
}
