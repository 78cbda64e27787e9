package io.jenkins.plugins.mlstages.freestyle;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import hudson.model.Run;
import io.jenkins.plugins.mlstages.FolderSCM;
import io.jenkins.plugins.mlstages.engine.io.Json;
import io.jenkins.plugins.mlstages.engine.record.Criticality;
import io.jenkins.plugins.mlstages.engine.record.ModelReference;
import io.jenkins.plugins.mlstages.engine.record.StageRecord;
import io.jenkins.plugins.mlstages.engine.registry.ModelVersion;
import io.jenkins.plugins.mlstages.steps.CheckDriftStep;
import io.jenkins.plugins.mlstages.steps.GateOption;
import io.jenkins.plugins.mlstages.steps.RegisterVersionStep;
import io.jenkins.plugins.mlstages.steps.ValidateModelStep;
import io.jenkins.plugins.mlstages.storage.BuildRecords;
import io.jenkins.plugins.mlstages.storage.Models;
import java.io.File;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.htmlunit.html.DomNode;
import org.jenkinsci.plugins.workflow.steps.Step;
import org.jvnet.hudson.test.JenkinsRule;

/** The same stages for jobs of every kind, over the same files, and their records without what differs from run to run. */
final class StageJobs {
    private static final File FILES = new File("src/test/resources/io/jenkins/plugins/mlstages/docs/workspace");

    private StageJobs() {}

    static FolderSCM files() {
        return files("");
    }

    static FolderSCM files(String jenkinsfile) {
        return new FolderSCM(FILES, jenkinsfile);
    }

    static FolderSCM filesAnd(String file, String text) {
        return new FolderSCM(FILES, file, text);
    }

    static ValidateModelStep validate(String model, GateOption... gates) {
        ValidateModelStep validate = new ValidateModelStep(model);
        validate.setPredictions("out/predictions.csv");
        validate.setLabel("label");
        validate.setScore("score");
        validate.setId("id");
        validate.setSlices(List.of("region", "region&age"));
        validate.setMetrics("out/metrics.json");
        validate.setGates(List.of(gates));
        return validate;
    }

    static GateOption gate(String metric, double atLeast, Criticality criticality) {
        GateOption gate = new GateOption(metric);
        gate.setAtLeast(atLeast);
        gate.setCriticality(criticality);
        return gate;
    }

    static RegisterVersionStep register(String model) {
        RegisterVersionStep register = new RegisterVersionStep(model);
        register.setArtifacts("out/model.json");
        register.setAliases(List.of("production"));
        register.setTags(Map.of("team", "pricing", "purpose", "tests"));
        register.setDescription("first, of many");
        return register;
    }

    static CheckDriftStep drift(String model) {
        CheckDriftStep drift = new CheckDriftStep(model);
        drift.setReferenceData("data/train.csv");
        drift.setCurrent("data/week-12.csv, data/week.csv");
        drift.setTypes(Map.of("hour", "categorical"));
        drift.setThresholds(Map.of("*", 0.2, "price", 0.3));
        drift.setExclude(List.of("demand"));
        drift.setTarget("class");
        return drift;
    }

    static List<Step> stages() {
        GateOption sure = gate("auc", 0.8, null);
        sure.setConfidence(0.9);
        return List.of(
                validate(
                        "price-up",
                        sure,
                        gate("latencyMs", 5, Criticality.UNSTABLE),
                        gate("nothing", 1, Criticality.UNSTABLE)),
                drift("price-up"));
    }

    /**
     * The records of a build as JSON, without times, the names of job and agent, and how long things took; and without the
     * hash of the profile, whose sums over several files are the same to rounding only.
     */
    static List<JsonNode> records(Run<?, ?> build) {
        List<JsonNode> records = new ArrayList<>();
        for (StageRecord record : BuildRecords.of(build).read().records()) {
            ObjectNode json = Json.mapper().valueToTree(record);
            ((ObjectNode) json.get("origin")).remove(List.of("run", "time", "stage", "node", "model"));
            if (json.get("current") instanceof ObjectNode current) {
                current.remove("profile");
            }
            records.add(json);
        }
        return records;
    }

    /** The build registered its model's file with the metrics that were computed. */
    static void assertRegistered(String reference, Run<?, ?> build) throws IOException {
        ModelVersion version = Models.registry().version(ModelReference.parse(reference));
        assertThat(version.origin().run().job()).isEqualTo(build.getParent().getFullName());
        assertThat(version.metrics().get("auc").value()).isGreaterThan(0.8);
        assertThat(version.artifacts()).singleElement();
    }

    /** What happened stands on the build's page, and the build and its job have pages of their own. */
    static void assertShown(JenkinsRule jenkins, Run<?, ?> build) throws Exception {
        JenkinsRule.WebClient browser = jenkins.createWebClient();
        assertThat(browser.getPage(build).asNormalizedText()).contains("price-up", "1 of 1 gate passed", "version 1");
        DomNode ofBuild = browser.getPage(build, "ml-stages").querySelector(".ml-stages[data-page=build]");
        DomNode ofJob = browser.getPage(build.getParent(), "ml-stages").querySelector(".ml-stages[data-page=job]");
        assertThat(ofBuild).isNotNull();
        assertThat(ofJob).isNotNull();
    }
}
