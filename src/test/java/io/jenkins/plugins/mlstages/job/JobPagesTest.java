package io.jenkins.plugins.mlstages.job;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import hudson.model.Item;
import io.jenkins.plugins.mlstages.pages.Site;
import io.jenkins.plugins.mlstages.pages.Stages;
import java.util.Map;
import jenkins.model.Jenkins;
import org.htmlunit.WebResponse;
import org.jenkinsci.plugins.workflow.job.WorkflowJob;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.jvnet.hudson.test.JenkinsRule;
import org.jvnet.hudson.test.MockAuthorizationStrategy;
import org.jvnet.hudson.test.junit.jupiter.WithJenkins;

/** The pages of a job: their shells and their data. */
@WithJenkins
class JobPagesTest {
    private JenkinsRule jenkins;

    @BeforeEach
    void setUp(JenkinsRule rule) {
        jenkins = rule;
    }

    @Test
    void shellsLeaveAPlaceForTheModulesAndHoldNoScriptOfTheirOwn() throws Exception {
        Stages.train(jenkins, Stages.job(jenkins.jenkins, "train", ""), 0.5);
        Site site = Site.of(jenkins);

        String front = site.html("job/train/");
        assertThat(Site.place(front))
                .isEqualTo(Map.of("page", "trend", "api", "ml-stages/api", "root", "/jenkins", "host", "jenkins"));
        assertThat(front).contains("href=\"/jenkins/job/train/ml-stages\"");
        assertThat(Site.place(site.html("job/train/ml-stages/")))
                .containsEntry("page", "job")
                .containsEntry("api", "api");
        assertThat(Site.place(site.html("job/train/ml-stages/compare?runs=1,2")))
                .containsEntry("page", "compare")
                .containsEntry("api", "api");
        for (String page : new String[] {"job/train/", "job/train/ml-stages/", "job/train/ml-stages/compare"}) {
            assertThat(site.html(page))
                    .containsPattern(
                            "<script src=\"/jenkins/static/[^\"]+/plugin/ml-stages/js/main.js\" type=\"module\"></script>");
        }
    }

    @Test
    void apiJsonHasWhatTheNewestBuildDidWithEachModel() throws Exception {
        WorkflowJob job = Stages.job(jenkins.jenkins, "train", "");
        Stages.train(jenkins, job, 0.5);
        Stages.train(jenkins, job, 0.25);

        JsonNode models = Site.of(jenkins).json("job/train/ml-stages/api/json").path("models");
        assertThat(models).hasSize(1);
        assertThat(models.at("/0/model").asText()).isEqualTo("m");
        assertThat(models.at("/0/number").asInt()).isEqualTo(2);
        assertThat(models.at("/0/result").asText()).isEqualTo("SUCCESS");
        assertThat(models.at("/0/metrics/loss").asDouble()).isEqualTo(0.25);
    }

    @Test
    void runsAreFilteredByWhatBecameOfThem() throws Exception {
        Stages.train(jenkins, Stages.job(jenkins.jenkins, "train", ""), 0.5);
        Site site = Site.of(jenkins);
        assertThat(site.json("job/train/ml-stages/api/runs?only=failed").path("runs"))
                .isEmpty();
        assertThat(site.json("job/train/ml-stages/api/runs").path("runs")).hasSize(1);
        assertThat(site.get("job/train/ml-stages/api/runs?only=good").getContentAsString())
                .contains("'only' is 'good'; failed, drift or version was expected.");
    }

    @Test
    void buildsAreComparedInTheOrderOfTheAddress() throws Exception {
        WorkflowJob job = Stages.job(jenkins.jenkins, "train", "");
        for (double loss : new double[] {0.3, 0.2, 0.1}) {
            Stages.train(jenkins, job, loss);
        }
        Site site = Site.of(jenkins);

        JsonNode compared = site.json("job/train/ml-stages/api/compare?runs=3,1");
        assertThat(compared.path("model").asText()).isEqualTo("m");
        assertThat(compared.at("/metrics/0/values/0/value").asDouble()).isEqualTo(0.1);
        assertThat(compared.at("/metrics/0/values/1/value").asDouble()).isEqualTo(0.3);

        job.getBuildByNumber(2).delete();
        WebResponse gone = site.get("job/train/ml-stages/api/compare?runs=1,2");
        assertThat(gone.getStatusCode()).isEqualTo(404);
        assertThat(gone.getContentAsString()).contains("There is no build #2 of train (any more).");
    }

    @Test
    void proposedGatesAreAskedOfTheKeptEvaluations() throws Exception {
        Stages.lifecycle(jenkins, jenkins.jenkins, "life", 2);
        Site site = Site.of(jenkins);

        JsonNode replay = site.json("job/life/ml-stages/api/replay?model=m&gate=auc%20%3E%3D%200.9");
        assertThat(replay.path("evaluations").asInt()).isEqualTo(2);
        assertThat(replay.path("failed").asInt()).isEqualTo(2);
        assertThat(replay.at("/runs/0/run/number").asInt()).isEqualTo(2);
        assertThat(replay.at("/runs/0/passedThen").asBoolean()).isTrue();
        assertThat(replay.at("/runs/0/gates/0/sentence").asText()).contains("is below the bound 0.9");
        assertThat(site.status("job/life/ml-stages/api/replay?model=m&gate=auc"))
                .isEqualTo(400);
    }

    @Test
    void whatIsAskedWronglyIsOneSentence() throws Exception {
        Stages.train(jenkins, Stages.job(jenkins.jenkins, "train", ""), 0.5);
        Site site = Site.of(jenkins);

        WebResponse missing = site.get("job/train/ml-stages/api/trend");
        assertThat(missing.getStatusCode()).isEqualTo(400);
        assertThat(missing.getContentType()).isEqualTo("application/json");
        assertThat(missing.getContentAsString())
                .isEqualTo(
                        "{\"schema\":1,\"kind\":\"error\",\"message\":\"The parameter 'model' is missing in the address.\"}");
        assertThat(site.status("job/train/ml-stages/api/runs?limit=0")).isEqualTo(400);
        assertThat(site.status("job/train/ml-stages/api/compare?runs=1,x")).isEqualTo(400);
        assertThat(site.status("job/train/ml-stages/api/compare?runs=1")).isEqualTo(400);
    }

    @Test
    void anAnswerThatTheClientHasIsNotSentAgain() throws Exception {
        Stages.train(jenkins, Stages.job(jenkins.jenkins, "train", ""), 0.5);
        Site site = Site.of(jenkins);
        String address = "job/train/ml-stages/api/job";

        WebResponse first = site.get(address);
        String tag = first.getResponseHeaderValue("ETag");
        assertThat(tag).matches("\"[0-9a-f]{32}(--gzip)?\"");
        WebResponse second = site.getWith(address, "If-None-Match", tag);
        assertThat(second.getStatusCode()).isEqualTo(304);
        assertThat(second.getContentAsString()).isEmpty();

        Stages.train(jenkins, (WorkflowJob) Jenkins.get().getItem("train"), 0.4);
        assertThat(site.getWith(address, "If-None-Match", tag).getStatusCode()).isEqualTo(200);
    }

    @Test
    void whoMayNotReadTheJobFindsNothing() throws Exception {
        Stages.train(jenkins, Stages.job(jenkins.jenkins, "train", ""), 0.5);
        jenkins.jenkins.setSecurityRealm(jenkins.createDummySecurityRealm());
        jenkins.jenkins.setAuthorizationStrategy(new MockAuthorizationStrategy()
                .grant(Jenkins.READ)
                .everywhere()
                .to("reader", "stranger")
                .grant(Item.READ)
                .everywhere()
                .to("reader"));

        assertThat(Site.as(jenkins, "reader").status("job/train/ml-stages/api/job"))
                .isEqualTo(200);
        Site stranger = Site.as(jenkins, "stranger");
        for (String page : new String[] {
            "", "compare", "api/job", "api/trend?model=m", "api/runs", "api/compare?runs=1,2", "api/replay?model=m"
        }) {
            assertThat(stranger.status("job/train/ml-stages/" + page)).as(page).isEqualTo(404);
        }
    }
}
