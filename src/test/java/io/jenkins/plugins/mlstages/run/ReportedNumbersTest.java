package io.jenkins.plugins.mlstages.run;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import hudson.Functions;
import hudson.model.Run;
import io.jenkins.plugins.mlstages.pages.Site;
import io.jenkins.plugins.mlstages.pages.Stages;
import java.util.List;
import jenkins.model.details.Detail;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.jvnet.hudson.test.JenkinsRule;
import org.jvnet.hudson.test.junit.jupiter.WithJenkins;

/** Numbers where Jenkins itself shows them: the details of a build, and the remote API. */
@WithJenkins
class ReportedNumbersTest {
    private JenkinsRule jenkins;

    @BeforeEach
    void setUp(JenkinsRule rule) {
        jenkins = rule;
    }

    private static List<Detail> details(Run<?, ?> run) {
        return Functions.getDetailsFor(run).values().stream()
                .flatMap(List::stream)
                .filter(MachineLearningDetail.class::isInstance)
                .toList();
    }

    @Test
    void aBuildsDetailsHaveALineForEachModel() throws Exception {
        Run<?, ?> build = Stages.lifecycle(jenkins, jenkins.jenkins, "train", 1).getLastBuild();

        assertThat(details(build)).singleElement().satisfies(detail -> {
            assertThat(detail.getDisplayName()).isEqualTo("m: 1 of 1 gate passed, drift 100 %, version 1");
            assertThat(detail.getLink()).isEqualTo("ml-stages/");
        });
        assertThat(details(jenkins.buildAndAssertSuccess(jenkins.createFreeStyleProject())))
                .isEmpty();
    }

    @Test
    void theRemoteApiHasAllMetricsOfABuild() throws Exception {
        Stages.lifecycle(jenkins, jenkins.jenkins, "train", 2);
        Site site = Site.of(jenkins);

        JsonNode metrics = site.json("job/train/2/ml-stages/api/json").path("metrics");
        assertThat(metrics.findValuesAsText("name")).contains("auc", "loss");
        JsonNode auc = null;
        for (JsonNode metric : metrics) {
            auc = metric.path("name").asText().equals("auc") ? metric : auc;
        }
        assertThat(auc.path("model").asText()).isEqualTo("m");
        assertThat(auc.path("value").asDouble()).isBetween(0.7, 1.0);
        assertThat(auc.path("low").asDouble()).isLessThan(auc.path("value").asDouble());
    }
}
