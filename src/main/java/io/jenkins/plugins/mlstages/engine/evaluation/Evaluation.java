package io.jenkins.plugins.mlstages.engine.evaluation;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import io.jenkins.plugins.mlstages.engine.io.Json;
import io.jenkins.plugins.mlstages.engine.record.Dataset;
import io.jenkins.plugins.mlstages.engine.record.EvaluationDetails;
import io.jenkins.plugins.mlstages.engine.record.EvaluationRecord;
import io.jenkins.plugins.mlstages.engine.record.Metric;
import io.jenkins.plugins.mlstages.engine.record.Origin;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * What an evaluation found, before it is known who asked and which gates judge it: compact enough to cross from the agent
 * as JSON.
 *
 * @param kind always {@code evaluation}, as in the record's JSON
 * @param task {@code binary}, {@code multiclass}, {@code regression} or {@code reported}
 * @param dataset the predictions' files, {@code null} when metrics were only reported
 * @param rows number of predictions
 * @param metrics computed and reported ones by name
 * @param details options, curves, slices; {@code null} when metrics were only reported
 */
@JsonPropertyOrder({"schema", "kind"})
public record Evaluation(
        String kind, String task, Dataset dataset, long rows, Map<String, Metric> metrics, EvaluationDetails details) {
    private static final int SCHEMA = 1;
    private static final String KIND = "evaluation";

    public Evaluation {
        metrics = Collections.unmodifiableMap(new TreeMap<>(metrics));
    }

    public Evaluation(String task, Dataset dataset, long rows, Map<String, Metric> metrics, EvaluationDetails details) {
        this(KIND, task, dataset, rows, metrics, details);
    }

    /** An evaluation of nothing but what the training code said. */
    public static Evaluation reported(Map<String, Metric> metrics) {
        return new Evaluation(Task.REPORTED.id(), null, 0, metrics, null);
    }

    /**
     * With metrics that the training code reported beside the computed ones; a computed metric keeps its place, and the
     * reported one of the same name stands as {@code reported.<name>}.
     */
    public Evaluation with(Map<String, Metric> reported) {
        Map<String, Metric> both = new TreeMap<>(metrics);
        reported.forEach((name, metric) -> both.put(metrics.containsKey(name) ? "reported." + name : name, metric));
        return new Evaluation(kind, task, dataset, rows, both, details);
    }

    /** With the hash under which the rows' predictions are kept. */
    public Evaluation withPredictions(String sha256) {
        return new Evaluation(kind, task, dataset, rows, metrics, details.withPredictions(sha256));
    }

    /**
     * The record of it, still without verdicts.
     *
     * @param version the registered version that was judged, {@code null} for the run's own candidate
     */
    public EvaluationRecord toRecord(Origin origin, String version) {
        return new EvaluationRecord(origin, version, task, dataset, rows, metrics, List.of(), details);
    }

    /** The version of the JSON form. */
    @JsonProperty
    public int schema() {
        return SCHEMA;
    }

    /** The JSON form in which it crosses from the agent. */
    public byte[] toJson() {
        return Json.text(this).getBytes(StandardCharsets.UTF_8);
    }

    /**
     * @throws io.jenkins.plugins.mlstages.engine.io.InputException when it is not such JSON
     */
    public static Evaluation fromJson(byte[] json, String where) {
        return Json.read(json, SCHEMA, Evaluation.class, where);
    }
}
