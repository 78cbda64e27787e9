package io.jenkins.plugins.mlstages.engine.view;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.jenkins.plugins.mlstages.engine.evaluation.Metrics;
import io.jenkins.plugins.mlstages.engine.io.InputException;
import io.jenkins.plugins.mlstages.engine.record.HistoryLine;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.Predicate;

/** The page of a job: trends of metrics and drift, and the table of runs, from the job's history alone. */
public final class JobView {
    private static final int MAX_TREND = 5_000;

    private JobView() {}

    /**
     * What there is to choose from.
     *
     * @param lines the job's history, newest first
     * @param model the model that is asked for, {@code null} for the one of the newest run
     */
    public static ObjectNode overview(String job, List<HistoryLine> lines, String model) {
        ObjectNode view = ViewJson.start("job");
        view.put("job", job);
        Map<String, Integer> models = new LinkedHashMap<>();
        lines.forEach(line -> models.merge(line.model(), 1, Integer::sum));
        String chosen = model == null && !lines.isEmpty() ? lines.get(0).model() : model;
        ArrayNode all = view.putArray("models");
        models.forEach((name, runs) -> all.addObject().put("model", name).put("runs", runs));
        view.put("model", chosen);
        Map<String, Integer> metrics = new TreeMap<>();
        own(lines, chosen)
                .forEach(line -> line.metrics().keySet().forEach(name -> metrics.merge(name, 1, Integer::sum)));
        ArrayNode names = view.putArray("metrics");
        metrics.forEach((name, runs) -> names.addObject()
                .put("name", name)
                .put("better", MetricRow.better(Metrics.of(name).direction()))
                .put("runs", runs));
        view.put(
                "drift",
                own(lines, chosen).stream().anyMatch(line -> line.summary().driftShare() != null));
        return view;
    }

    /**
     * Numbers run by run, oldest first, as columns of equal length.
     *
     * @param last how many of the newest runs
     * @param production the version in production, {@code null} if there is none
     */
    public static ObjectNode trend(
            List<HistoryLine> lines, String model, List<String> metrics, int last, Snapshot production) {
        ObjectNode view = ViewJson.start("trend");
        List<HistoryLine> shown = new java.util.ArrayList<>(own(lines, model).stream()
                .limit(Math.max(1, Math.min(MAX_TREND, last)))
                .toList());
        Collections.reverse(shown);
        view.put("model", model);
        ArrayNode runs = view.putArray("runs");
        ArrayNode times = view.putArray("times");
        ArrayNode failed = view.putArray("failed");
        ArrayNode undecided = view.putArray("undecided");
        ArrayNode drift = view.putArray("drift");
        ArrayNode versions = view.putArray("versions");
        for (HistoryLine line : shown) {
            runs.add(line.run());
            times.add(line.time() == null ? null : line.time().toString());
            failed.add(line.summary().gates().failed());
            undecided.add(line.summary().gates().undecided());
            drift.add(line.summary().driftShare());
            versions.add(line.summary().version());
        }
        ObjectNode values = view.putObject("metrics");
        ObjectNode inProduction = view.putObject("production");
        for (String metric : metrics) {
            values.set(metric, columns(shown, metric));
            if (production != null && production.metrics().get(metric) != null) {
                inProduction.put(metric, production.metrics().get(metric).value());
            }
        }
        if (production != null) {
            view.put("productionVersion", production.version());
        }
        return view;
    }

    private static ObjectNode columns(List<HistoryLine> lines, String metric) {
        ObjectNode columns = ViewJson.object();
        columns.put("better", MetricRow.better(Metrics.of(metric).direction()));
        String[] keys = {"value", "low", "high"};
        boolean intervals = lines.stream()
                .anyMatch(line -> line.metrics().getOrDefault(metric, List.of()).size() == 3);
        for (int i = 0; i < (intervals ? 3 : 1); i++) {
            ArrayNode column = columns.putArray(keys[i]);
            for (HistoryLine line : lines) {
                List<Double> numbers = line.metrics().getOrDefault(metric, List.of());
                column.add(i < numbers.size() ? numbers.get(i) : null);
            }
        }
        return columns;
    }

    /**
     * One page of the table of runs; it is sorted by {@code run}, {@code drift}, {@code gates}, {@code version}, ... or {@code metric:NAME}.
     *
     * @param model {@code null} for the runs of all models
     * @param only {@code failed} (gates that did not pass, or the training), {@code drift}, {@code version}: only such runs; {@code null} for all
     * @throws InputException when {@code only} is something else
     */
    public static ObjectNode runs(
            List<HistoryLine> lines, String model, String only, List<String> metrics, Paging paging) {
        ObjectNode view = ViewJson.start("runs");
        Paging.Chosen<HistoryLine> chosen = paging.choose(
                own(lines, model).stream().filter(only(only)).toList(), JobView::text, key(paging.sort()));
        chosen.describe(view, paging.offset());
        ArrayNode rows = view.putArray("runs");
        for (HistoryLine line : chosen.rows()) {
            ObjectNode row = rows.addObject().put("run", line.run()).put("model", line.model());
            row.put("time", line.time() == null ? null : line.time().toString());
            row.put("result", line.result()).put("trainedMillis", line.trainedMillis());
            CommitPages.put(row, line.source());
            row.set("summary", ViewJson.tree(line.summary()));
            ObjectNode values = row.putObject("metrics");
            metrics.stream()
                    .filter(line.metrics()::containsKey)
                    .forEach(name ->
                            values.set(name, ViewJson.tree(line.metrics().get(name))));
        }
        return view;
    }

    private static List<HistoryLine> own(List<HistoryLine> lines, String model) {
        return model == null
                ? lines
                : lines.stream().filter(line -> line.model().equals(model)).toList();
    }

    private static Predicate<HistoryLine> only(String kind) {
        return switch (kind == null ? "" : kind) {
            case "" -> line -> true;
            case "failed" ->
                line -> line.summary().failed() + line.summary().undecided() > 0
                        || Boolean.FALSE.equals(line.summary().trained());
            case "drift" -> line -> Boolean.TRUE.equals(line.summary().driftDetected());
            case "version" -> line -> line.summary().version() != null;
            default ->
                throw new InputException(
                        "The parameter 'only' is '" + kind + "'; failed, drift or version was expected.");
        };
    }

    private static String text(HistoryLine line) {
        return "#" + line.run() + " " + line.model() + " " + line.result() + " " + line.commit()
                + (line.summary().version() == null
                        ? ""
                        : " version " + line.summary().version())
                + (line.summary().failed() > 0 ? " failed" : "")
                + (line.summary().undecided() > 0 ? " undecided" : "")
                + (Boolean.TRUE.equals(line.summary().driftDetected()) ? " drift" : "");
    }

    private static Function<HistoryLine, Comparable<?>> key(String sort) {
        String column = sort == null ? "" : sort;
        if (column.startsWith("metric:")) {
            return line -> line.metric(column.substring("metric:".length()));
        }
        return switch (column) {
            case "run" -> HistoryLine::run;
            case "time" -> HistoryLine::time;
            case "gates" ->
                line -> line.summary().failed() * 1_000 + line.summary().undecided();
            case "drift" -> line -> line.summary().driftShare();
            case "version" -> line -> line.summary().version();
            case "trainedMillis" -> HistoryLine::trainedMillis;
            default -> null;
        };
    }
}
