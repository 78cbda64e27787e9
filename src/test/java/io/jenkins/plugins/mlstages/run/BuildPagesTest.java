package io.jenkins.plugins.mlstages.run;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import hudson.model.Item;
import hudson.model.Run;
import hudson.model.User;
import io.jenkins.plugins.mlstages.config.MlStagesConfiguration;
import io.jenkins.plugins.mlstages.pages.Site;
import io.jenkins.plugins.mlstages.pages.Stages;
import io.jenkins.plugins.mlstages.registry.ModelPermissions;
import java.util.List;
import java.util.Map;
import jenkins.model.Jenkins;
import jenkins.model.details.Detail;
import jenkins.model.experimentalflags.UserExperimentalFlagsProperty;
import org.jenkinsci.plugins.workflow.job.WorkflowJob;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.jvnet.hudson.test.JenkinsRule;
import org.jvnet.hudson.test.MockAuthorizationStrategy;
import org.jvnet.hudson.test.junit.jupiter.WithJenkins;

/** The pages of a build: the classic one, core's new one, and our own. */
@WithJenkins
class BuildPagesTest {
    private JenkinsRule jenkins;

    @BeforeEach
    void setUp(JenkinsRule rule) {
        jenkins = rule;
    }

    @Test
    void theClassicPageHasALineForEachModelAndALink() throws Exception {
        Stages.lifecycle(jenkins, jenkins.jenkins, "train", 1);
        String page = Site.of(jenkins).html("job/train/1/");

        assertThat(page).contains("1 of 1 gate passed", "drift in 100 % of the columns", "version 1");
        assertThat(page).contains("href=\"/jenkins/ml-models/version?name=m&amp;number=1\"");
        assertThat(page).contains("href=\"/jenkins/job/train/1/ml-stages\"");
        assertThat(page.split("mls-line\"", -1)).hasSize(2);
        String own = Site.of(jenkins).html("job/train/1/ml-stages/");
        assertThat(Site.place(own)).containsEntry("page", "build").containsEntry("api", "api");
        assertThat(own).containsPattern("<h1>\\s*ML Stages\\s*</h1>");
    }

    @Test
    void gatesAndExpectationsAreCountedApart() throws Exception {
        WorkflowJob job = Stages.job(jenkins.jenkins, "data", """
                writeFile file: 'a.csv', text: 'x\\n1\\n2\\n3\\n'
                recordDataset(name: 'free', files: 'a.csv', expectations: ['rows >= 3', 'rows >= 4 : NOTE'])
                recordDataset(name: 'plain', files: 'a.csv')
                recordDataset(name: 'owned', files: 'a.csv', model: 'm', expectations: ['rows >= 2'])
                writeFile file: 'metrics.json', text: '{"auc": 0.9}'
                validateModel(model: 'm', metrics: 'metrics.json', gates: [[metric: 'auc', atLeast: 0.5]])
                """);
        jenkins.buildAndAssertSuccess(job);
        Site site = Site.of(jenkins);

        String page = site.html("job/data/1/");
        assertThat(page)
                .contains("1 of 1 gate passed", "1 of 1 expectation passed")
                .contains("1 of 2 expectations passed, 1 failed", "3 rows")
                .containsPattern("<strong>free</strong>")
                .containsPattern("<strong>plain</strong>");
        assertThat(page.split("mls-line\"", -1)).hasSize(4);
        JsonNode api = site.json("job/data/1/ml-stages/api/json?depth=1");
        assertThat(api.at("/models/0/passed").asInt()).isEqualTo(2);
        assertThat(api.at("/models/0/expectations/passed").asInt()).isEqualTo(1);
        assertThat(api.at("/data/0/name").asText()).isEqualTo("free");
        assertThat(api.at("/data/0/expectations/failed").asInt()).isEqualTo(1);
        assertThat(api.at("/data/1/rows").asInt()).isEqualTo(3);
        assertThat(new MachineLearningDetailFactory().createFor(job.getLastBuild()))
                .extracting(Detail::getDisplayName)
                .containsExactly(
                        "m: 1 of 1 gate passed, 1 of 1 expectation passed",
                        "free: 1 of 2 expectations passed, 1 failed",
                        "plain: 3 rows");
    }

    @Test
    void theSummaryOfEarlierBuildsIsStillRead() throws Exception {
        MlStagesAction action = (MlStagesAction) Run.XSTREAM2.fromXML(getClass().getResource("build-summary-1.xml"));

        assertThat(action.getData()).isEmpty();
        ModelSummary model = action.getModels().get(0);
        assertThat(model.getModel()).isEqualTo("price-up");
        assertThat(model.getGates().getWords()).isEqualTo("3 of 4 gates passed, 1 failed");
        assertThat(model.getExpectations().isAsked()).isFalse();
        assertThat(model.getVersion()).isEqualTo(7);
    }

    @Test
    void coresNewPageHasATabAndACardAndNoSecondLine() throws Exception {
        Stages.lifecycle(jenkins, jenkins.jenkins, "train", 1);
        jenkins.jenkins.setSecurityRealm(jenkins.createDummySecurityRealm());
        jenkins.jenkins.setAuthorizationStrategy(new MockAuthorizationStrategy()
                .grant(Jenkins.ADMINISTER)
                .everywhere()
                .to("ada"));
        User.getById("ada", true)
                .addProperty(new UserExperimentalFlagsProperty(
                        Map.of("new-build-page.flag", "true", "new-job-page.flag", "true")));
        Site site = Site.as(jenkins, "ada");

        String page = site.html("job/train/1/");
        assertThat(page).contains("app-build-bar").contains("1 of 1 gate passed");
        assertThat(page.split("mls-line\"", -1)).hasSize(2);
        assertThat(page).containsPattern("jenkins-card__title-link[^>]*>\\s*ML Stages");
        String tab = site.html("job/train/1/ml-stages/");
        assertThat(tab).contains("app-build-bar").containsPattern("<h2>\\s*ML Stages\\s*</h2>");
        assertThat(Site.place(tab)).containsEntry("page", "build");
        assertThat(Site.place(site.html("job/train/ml-stages/"))).containsEntry("page", "job");
    }

    @Test
    void aBuildIsNotSetBesideTheVersionThatItMade() throws Exception {
        Stages.lifecycle(jenkins, jenkins.jenkins, "train", 2);
        JsonNode build = Site.of(jenkins).json("job/train/2/ml-stages/api/build");

        assertThat(build.at("/models/0/previous/run/number").asInt()).isEqualTo(1);
        assertThat(build.at("/models/0/production/version").asInt()).isEqualTo(1);
        assertThat(build.at("/models/0/registrations/0/number").asInt()).isEqualTo(2);
        assertThat(Site.of(jenkins)
                        .json("job/train/1/ml-stages/api/build")
                        .at("/models/0/production")
                        .isNull())
                .isTrue();
    }

    @Test
    void aBuildIsSetBesideTheOneBeforeADeletedOne() throws Exception {
        WorkflowJob job = Stages.job(jenkins.jenkins, "train", "");
        for (double loss : new double[] {0.3, 0.2, 0.1}) {
            Stages.train(jenkins, job, loss);
        }
        job.getBuildByNumber(2).delete();

        JsonNode build = Site.of(jenkins).json("job/train/3/ml-stages/api/build");
        assertThat(build.at("/models/0/previous/run/number").asInt()).isEqualTo(1);
        assertThat(build.at("/models/0/trainings/0/metrics/0/previous/value").asDouble())
                .isEqualTo(0.3);
    }

    @Test
    void oneColumnOfADriftRecordIsReadAlone() throws Exception {
        Stages.lifecycle(jenkins, jenkins.jenkins, "train", 1);
        Site site = Site.of(jenkins);
        JsonNode build = site.json("job/train/1/ml-stages/api/build");
        int record = build.at("/models/0/drifts/0/record").asInt();

        assertThat(site.json("job/train/1/ml-stages/api/drift?record=" + record + "&column=0")
                        .path("kind")
                        .asText())
                .isEqualTo("driftColumn");
        assertThat(site.status("job/train/1/ml-stages/api/drift?record=x")).isEqualTo(400);
        assertThat(site.status("job/train/1/ml-stages/api/drift?record=" + record + "&column=99"))
                .isEqualTo(400);
    }

    @Test
    void theDataOfBuildsIsCompared() throws Exception {
        Stages.lifecycle(jenkins, jenkins.jenkins, "train", 2);
        Site site = Site.of(jenkins);

        assertThat(site.json("job/train/2/ml-stages/api/data-drift?model=m&dataset=train")
                        .path("columns"))
                .isNotEmpty();
        assertThat(site.status("job/train/1/ml-stages/api/data-drift?model=m&dataset=train"))
                .isEqualTo(400);
        JsonNode both = site.json("job/train/ml-stages/api/data-drift?runs=1,2&dataset=train");
        assertThat(both.path("dataset").asText()).isEqualTo("train");
        assertThat(both.path("detected").asBoolean()).isFalse();
        assertThat(site.status("job/train/ml-stages/api/data-drift?runs=1&dataset=train"))
                .isEqualTo(400);
    }

    @Test
    void theSummaryIsInJenkinssOwnApi() throws Exception {
        Stages.lifecycle(jenkins, jenkins.jenkins, "train", 1);
        JsonNode api = Site.of(jenkins).json("job/train/1/ml-stages/api/json");

        assertThat(api.at("/models/0/model").asText()).isEqualTo("m");
        assertThat(api.at("/models/0/passed").asInt()).isEqualTo(1);
        assertThat(api.at("/models/0/version").asInt()).isEqualTo(1);
        assertThat(api.at("/models/0/driftShare").asDouble()).isEqualTo(1);
        JsonNode build = Site.of(jenkins).json("job/train/1/api/json?tree=actions[models[model,passed]]");
        assertThat(build.toString()).contains("\"model\":\"m\"");
    }

    @Test
    void pagesOpenAlsoForWhoMayKnowButNotReadTheJobThatTheyPointTo() throws Exception {
        MlStagesConfiguration.get().setModelsOfOtherFolders(true);
        WorkflowJob hidden = Stages.job(jenkins.createFolder("hidden"), "train", """
                writeFile file: 'm.bin', text: 'weights'
                registerVersion(model: '/m', artifacts: 'm.bin', aliases: ['production'])
                """);
        jenkins.buildAndAssertSuccess(hidden);
        WorkflowJob open = Stages.job(jenkins.jenkins, "open", "trainModel(model: 'm', params: [depth: 3]) { }");
        jenkins.buildAndAssertSuccess(open);
        jenkins.jenkins.setSecurityRealm(jenkins.createDummySecurityRealm());
        jenkins.jenkins.setAuthorizationStrategy(new MockAuthorizationStrategy()
                .grant(Jenkins.READ, Item.DISCOVER, ModelPermissions.VIEW)
                .everywhere()
                .to("bob")
                .grant(Item.READ)
                .onItems(open)
                .to("bob"));
        Site bob = Site.as(jenkins, "bob");

        assertThat(bob.json("job/open/1/ml-stages/api/build")
                        .at("/models/0/model")
                        .asText())
                .isEqualTo("m");
        for (String address :
                List.of("job/open/ml-stages/api/trend?model=m", "ml-models/api/version?name=m&number=1")) {
            assertThat(bob.status(address)).as(address).isEqualTo(200);
        }
    }

    @Test
    void productionIsNotShownToWhoMayNotReadTheModel() throws Exception {
        Stages.lifecycle(jenkins, jenkins.createFolder("secret"), "train", 1);
        WorkflowJob open = Stages.job(jenkins.jenkins, "open", "trainModel(model: 'secret/m', params: [depth: 3]) { }");
        jenkins.buildAndAssertSuccess(open);
        jenkins.jenkins.setSecurityRealm(jenkins.createDummySecurityRealm());
        jenkins.jenkins.setAuthorizationStrategy(new MockAuthorizationStrategy()
                .grant(Jenkins.READ)
                .everywhere()
                .to("outsider", "ada")
                .grant(Jenkins.ADMINISTER)
                .everywhere()
                .to("ada")
                .grant(Item.READ)
                .onItems(open)
                .to("outsider"));

        assertThat(Site.as(jenkins, "ada")
                        .json("job/open/1/ml-stages/api/build")
                        .at("/models/0/production/version")
                        .asInt())
                .isEqualTo(1);
        assertThat(Site.as(jenkins, "outsider")
                        .json("job/open/1/ml-stages/api/build")
                        .at("/models/0/production")
                        .isNull())
                .isTrue();
        assertThat(Site.as(jenkins, "outsider")
                        .json("job/open/ml-stages/api/trend?model=secret/m")
                        .has("productionVersion"))
                .isFalse();
    }
}
