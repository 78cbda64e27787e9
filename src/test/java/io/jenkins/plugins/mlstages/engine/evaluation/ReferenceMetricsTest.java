package io.jenkins.plugins.mlstages.engine.evaluation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import io.jenkins.plugins.mlstages.engine.io.Json;
import io.jenkins.plugins.mlstages.engine.record.EvaluationOptions;
import io.jenkins.plugins.mlstages.engine.record.Metric;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ReferenceMetricsTest {
    private static Path folder() throws URISyntaxException {
        return Path.of(ReferenceMetricsTest.class.getResource("metrics.json").toURI())
                .getParent();
    }

    private static void check(JsonNode expected, String file, EvaluationOptions.Builder options)
            throws IOException, URISyntaxException {
        Map<String, Metric> metrics = Evaluator.evaluate(folder(), List.of(file), options.build(), 2)
                .evaluation()
                .metrics();
        assertThat(expected.size()).isPositive();
        expected.properties().forEach(field -> {
            double value = field.getValue().asDouble();
            assertThat(metrics).containsKey(field.getKey());
            assertThat(metrics.get(field.getKey()).value())
                    .as(file + " " + field.getKey())
                    .isCloseTo(value, within(1e-9 * Math.max(1e-3, Math.abs(value))));
        });
        metrics.forEach((name, metric) -> {
            if (metric.low() != null) {
                assertThat(metric.value()).as(name).isBetween(metric.low(), metric.high());
                assertThat(metric.high()).as(name).isGreaterThan(metric.low());
            }
        });
    }

    private static JsonNode expected(String json, String key) throws IOException, URISyntaxException {
        return Json.tree(Files.readAllBytes(folder().resolve(json)), json).path(key);
    }

    private static JsonNode given(String file) throws IOException, URISyntaxException {
        return Json.tree(Files.readAllBytes(folder().resolve("metrics.json")), "metrics.json")
                .path("metrics")
                .path(file);
    }

    @Test
    void twoClassesAgree() throws Exception {
        check(
                given("binary.csv"),
                "binary.csv",
                EvaluationOptions.builder().label("label").score("score"));
    }

    @Test
    void severalClassesAgree() throws Exception {
        check(
                given("multiclass.csv"),
                "multiclass.csv",
                EvaluationOptions.builder().label("label").prediction("prediction"));
    }

    @Test
    void numbersAgree() throws Exception {
        check(
                given("regression.csv"),
                "regression.csv",
                EvaluationOptions.builder().label("label").prediction("prediction"));
    }

    @Test
    void tiesAndWeightsOfTwoClassesAgree() throws Exception {
        EvaluationOptions.Builder options =
                EvaluationOptions.builder().label("label").score("score");
        check(expected("more.json", "more.csv"), "more.csv", options);
        check(expected("more.json", "more.csv weighted"), "more.csv", options.weight("weight"));
    }

    @Test
    void aNamedPositiveClassAgrees() throws Exception {
        check(
                expected("more.json", "more.csv"),
                "more.csv",
                EvaluationOptions.builder().label("name").positive("up").score("score"));
    }

    @Test
    void probabilitiesAndWeightsOfSeveralClassesAgree() throws Exception {
        EvaluationOptions.Builder options = EvaluationOptions.builder()
                .label("label")
                .probabilities(Map.of("*", "p_*"))
                .task("multiclass");
        check(expected("more.json", "classes.csv"), "classes.csv", options);
        check(expected("more.json", "classes.csv weighted"), "classes.csv", options.weight("weight"));
    }

    @Test
    void weightedNumbersFarFromZeroAgree() throws Exception {
        EvaluationOptions.Builder options = EvaluationOptions.builder()
                .label("label")
                .prediction("prediction")
                .quantile(0.9);
        check(expected("more.json", "numbers.csv"), "numbers.csv", options);
        check(expected("more.json", "numbers.csv weighted"), "numbers.csv", options.weight("weight"));
    }
}
