package io.jenkins.plugins.mlstages;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import hudson.FilePath;
import hudson.model.Result;
import hudson.slaves.DumbSlave;
import io.jenkins.plugins.mlstages.engine.io.Json;
import io.jenkins.plugins.mlstages.engine.record.DriftRecord;
import io.jenkins.plugins.mlstages.engine.record.EvaluationRecord;
import io.jenkins.plugins.mlstages.engine.record.ModelReference;
import io.jenkins.plugins.mlstages.engine.record.RegistrationRecord;
import io.jenkins.plugins.mlstages.engine.record.RunRecords;
import io.jenkins.plugins.mlstages.engine.record.TrainingRecord;
import io.jenkins.plugins.mlstages.engine.registry.ModelVersion;
import io.jenkins.plugins.mlstages.storage.BuildRecords;
import io.jenkins.plugins.mlstages.storage.Models;
import java.io.File;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.htmlunit.html.DomNode;
import org.jenkinsci.plugins.workflow.cps.CpsFlowDefinition;
import org.jenkinsci.plugins.workflow.job.WorkflowJob;
import org.jenkinsci.plugins.workflow.job.WorkflowRun;
import org.junit.jupiter.api.Test;
import org.jvnet.hudson.test.JenkinsRule;
import org.jvnet.hudson.test.junit.jupiter.WithJenkins;

/** The example's Jenkinsfile, as it stands in the repository, on an agent. */
@WithJenkins
class ExampleTest {
    private static final Path EXAMPLE = Path.of("examples", "electricity");

    @Test
    void theExampleTrainsValidatesRegistersAndFindsTheDriftThatIsThere(JenkinsRule jenkins) throws Exception {
        jenkins.jenkins.setNumExecutors(0);
        DumbSlave agent = jenkins.createOnlineSlave();
        WorkflowJob job = jenkins.createProject(WorkflowJob.class, "electricity");
        job.setDefinition(new CpsFlowDefinition(Files.readString(EXAMPLE.resolve("Jenkinsfile")), true));
        FilePath workspace = agent.getWorkspaceFor(job);
        new FilePath(new File(EXAMPLE.toString())).copyRecursiveTo("*.java,*.gz", workspace);

        WorkflowRun build = jenkins.buildAndAssertSuccess(job);

        RunRecords.Contents contents = BuildRecords.of(build).read();
        assertThat(contents.problems()).isEmpty();

        TrainingRecord training = contents.last(TrainingRecord.class, "price-up");
        assertThat(training.succeeded()).isTrue();
        assertThat(training.origin().stage()).isEqualTo("Train");
        assertThat(training.origin().node()).isEqualTo(agent.getNodeName());
        assertThat(training.parameters()).containsEntry("epochs", 300);
        assertThat(training.datasets()).singleElement().satisfies(data -> {
            assertThat(data.rows()).isEqualTo(12_000);
            assertThat(data.target()).isEqualTo("class");
            assertThat(BuildRecords.of(build).profile(data.profile())).exists();
        });

        EvaluationRecord evaluation = contents.last(EvaluationRecord.class, "price-up");
        assertThat(evaluation.rows()).isEqualTo(3_000);
        assertThat(evaluation.metrics().get("auc").value()).isBetween(0.90, 0.91);
        assertThat(evaluation.passed()).isTrue();

        RegistrationRecord registration = contents.last(RegistrationRecord.class, "price-up");
        assertThat(registration.reference()).isEqualTo("price-up/1");
        ModelVersion version = Models.registry().version(ModelReference.parse("price-up@production"));
        assertThat(version.metrics().get("auc").value())
                .isEqualTo(evaluation.metrics().get("auc").value());
        assertThat(version.artifacts())
                .singleElement()
                .satisfies(artifact -> assertThat(artifact.file())
                        .isEqualTo(training.artifacts().get(0)));
        assertThat(build.isKeepLog()).isTrue();
        assertThat(build.getArtifacts())
                .singleElement()
                .satisfies(artifact -> assertThat(artifact.relativePath)
                        .startsWith("ml-stages/price-up/")
                        .endsWith("/out/model.json"));

        List<DriftRecord> drifts = contents.all(DriftRecord.class);
        assertThat(drifts).hasSize(2);
        assertThat(drifts.get(0).driftedColumns()).doesNotContain("vicprice", "vicdemand", "transfer");
        assertThat(drifts.get(1).driftedColumns()).contains("vicprice", "vicdemand", "transfer");
        assertThat(drifts.get(1).reference()).isEqualTo("price-up/1");
        jenkins.assertLogContains("after-market-opening: drifted columns", build);
        assertThat(build.getResult()).isEqualTo(Result.SUCCESS);

        JenkinsRule.WebClient browser = jenkins.createWebClient();
        assertThat(browser.getPage(build).asNormalizedText())
                .contains(
                        "price-up",
                        "2 of 2 gates passed",
                        "drift in 71 % of the columns",
                        "version 1",
                        "4 of 4 expectations passed");
        DomNode place = browser.getPage(build, "ml-stages").querySelector(".ml-stages[data-page=build][data-api=api]");
        assertThat(place).isNotNull();
        String data = browser.goTo(build.getUrl() + "ml-stages/api/build", "application/json")
                .getWebResponse()
                .getContentAsString();
        JsonNode model =
                Json.tree(data.getBytes(StandardCharsets.UTF_8), "api/build").at("/models/0");
        assertThat(model.at("/evaluations/0/gates"))
                .hasSize(2)
                .allMatch(gate -> gate.path("verdict").asText().equals("PASSED"));
        assertThat(model.at("/drifts/1/columns"))
                .filteredOn(column -> column.path("drifted").asBoolean())
                .extracting(column -> column.path("name").asText())
                .contains("vicprice", "vicdemand", "transfer");
    }
}
