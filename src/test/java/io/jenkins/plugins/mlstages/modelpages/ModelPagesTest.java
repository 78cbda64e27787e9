package io.jenkins.plugins.mlstages.modelpages;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import hudson.model.Item;
import io.jenkins.plugins.mlstages.pages.Site;
import io.jenkins.plugins.mlstages.pages.Stages;
import io.jenkins.plugins.mlstages.registry.ModelPermissions;
import jenkins.model.Jenkins;
import org.htmlunit.WebResponse;
import org.jenkinsci.plugins.workflow.job.WorkflowJob;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.jvnet.hudson.test.JenkinsRule;
import org.jvnet.hudson.test.MockAuthorizationStrategy;
import org.jvnet.hudson.test.MockFolder;
import org.jvnet.hudson.test.junit.jupiter.WithJenkins;

/** The pages of models: shells, data, who may see and change what. */
@WithJenkins
class ModelPagesTest {
    private static final String ROLL_BACK = "{\"name\":\"m\",\"alias\":\"production\",\"comment\":\"worse\"}";

    private JenkinsRule jenkins;

    @BeforeEach
    void setUp(JenkinsRule rule) {
        jenkins = rule;
    }

    @Test
    void eachPageHasItsData() throws Exception {
        Stages.lifecycle(jenkins, jenkins.jenkins, "train", 2);
        Site site = Site.of(jenkins);

        JsonNode models = site.json("ml-models/api/models");
        assertThat(models.at("/models/0/model").asText()).isEqualTo("m");
        assertThat(models.at("/models/0/aliases/production").asInt()).isEqualTo(2);
        assertThat(models.at("/models/0/health/gatesPassed").asBoolean()).isTrue();
        assertThat(models.at("/models/0/health/driftDetected").asBoolean()).isTrue();
        assertThat(models.at("/models/0/health/driftShare").asDouble()).isEqualTo(1);

        JsonNode model = site.json("ml-models/api/model?name=m");
        assertThat(model.path("versions")).hasSize(2);
        assertThat(model.at("/rollback/production").asInt()).isEqualTo(1);
        assertThat(model.path("may")).hasToString("{\"delete\":true,\"promote\":true,\"rollback\":true}");

        JsonNode version = site.json("ml-models/api/version?name=m&number=1");
        assertThat(version.at("/version/parameters/depth").asInt()).isEqualTo(1);
        assertThat(version.at("/production/version").asInt()).isEqualTo(2);
        assertThat(version.at("/lineage/nodes").size()).isGreaterThanOrEqualTo(3);

        JsonNode compared = site.json("ml-models/api/compare?name=m&versions=1,2");
        assertThat(compared.at("/parameters/0/values")).hasToString("[1,2]");
        JsonNode drift = site.json("ml-models/api/data-drift?name=m&versions=1,2&dataset=train");
        assertThat(drift.path("kind").asText()).isEqualTo("dataDrift");
        assertThat(drift.path("columns")).isNotEmpty();
        assertThat(site.status("ml-models/api/data-drift?name=m&versions=1,2&dataset=none"))
                .isEqualTo(400);
        JsonNode change = site.json("ml-models/api/change?name=m&alias=production");
        assertThat(change.path("change").asText()).isEqualTo("rollback");
        assertThat(change.path("to").asInt()).isEqualTo(1);
        assertThat(site.json("ml-models/api/change?name=m&alias=challenger&number=1")
                        .path("from")
                        .isNull())
                .isTrue();
        assertThat(site.json("ml-models/api/audit?name=m").path("kind").asText())
                .isEqualTo("audit");
    }

    @Test
    void apiJsonListsTheModels() throws Exception {
        Stages.lifecycle(jenkins, jenkins.jenkins, "train", 2);
        JsonNode model = Site.of(jenkins).json("ml-models/api/json").at("/models/0");
        assertThat(model.path("name").asText()).isEqualTo("m");
        assertThat(model.path("latest").asInt()).isEqualTo(2);
        assertThat(model.at("/aliases/production").asInt()).isEqualTo(2);
    }

    @Test
    void aModelIsShownAsItWas() throws Exception {
        WorkflowJob job = Stages.lifecycle(jenkins, jenkins.jenkins, "train", 2);
        Site site = Site.of(jenkins);
        String between = job.getBuildByNumber(2).getTime().toInstant().toString();

        JsonNode then = site.json("ml-models/api/model?name=m&asOf=" + between);
        assertThat(then.at("/aliases/production").asInt()).isEqualTo(1);
        assertThat(then.path("versions")).hasSize(1);
        assertThat(then.path("may")).isEmpty();
        assertThat(site.status("ml-models/api/model?name=m&asOf=yesterday")).isEqualTo(400);
    }

    @Test
    void artifactsAreNeverShownOnlyKept() throws Exception {
        WorkflowJob job = Stages.lifecycle(jenkins, jenkins.jenkins, "train", 1);
        Site site = Site.of(jenkins);
        String address = "ml-models/api/artifact?name=m&number=1&path=model.bin";

        WebResponse file = site.get(address);
        assertThat(file.getContentAsString()).isEqualTo("weights of depth 1");
        assertThat(file.getResponseHeaderValue("Content-Disposition")).isEqualTo("attachment; filename=\"model.bin\"");
        assertThat(file.getContentType()).isEqualTo("application/octet-stream");
        assertThat(file.getResponseHeaderValue("X-Content-Type-Options")).isEqualTo("nosniff");
        assertThat(site.status("ml-models/api/artifact?name=m&number=1&path=../../config.xml"))
                .isEqualTo(404);
        assertThat(site.status("ml-models/api/artifact?name=m&number=2&path=model.bin"))
                .isEqualTo(404);

        job.getBuildByNumber(1).delete();
        WebResponse gone = site.get(address);
        assertThat(gone.getStatusCode()).isEqualTo(404);
        assertThat(gone.getContentAsString())
                .contains("The artifact is gone: the build train #1 that kept it was deleted.");
        assertThat(site.json("ml-models/api/version?name=m&number=1")
                        .path("number")
                        .asInt())
                .isEqualTo(1);
    }

    @Test
    void shellsNameTheModelSafely() throws Exception {
        Site site = Site.of(jenkins);
        String probe = "%3Cscript%3Ealert(1)%3C/script%3E%22'";

        assertThat(Site.place(site.html("ml-models/")))
                .containsEntry("page", "models")
                .containsEntry("api", "api");
        for (String page : new String[] {"model", "version", "compare"}) {
            String html = site.html("ml-models/" + page + "?name=" + probe + "&number=" + probe + "&versions=" + probe);
            assertThat(Site.place(html)).as(page).containsEntry("page", page);
            assertThat(html).as(page).contains("alert(1)").doesNotContain("<script>alert");
        }
        WebResponse error = site.get("ml-models/api/model?name=" + probe);
        assertThat(error.getStatusCode()).isEqualTo(400);
        assertThat(error.getContentType()).isEqualTo("application/json");
    }

    @Test
    void changesAreMadeByPostWithACrumbAndKeepTheComment() throws Exception {
        Stages.lifecycle(jenkins, jenkins.jenkins, "train", 2);
        jenkins.jenkins.setSecurityRealm(jenkins.createDummySecurityRealm());
        jenkins.jenkins.setAuthorizationStrategy(new MockAuthorizationStrategy()
                .grant(Jenkins.ADMINISTER)
                .everywhere()
                .to("ada"));
        Site site = Site.as(jenkins, "ada");

        assertThat(site.status("ml-models/api/rollback")).isEqualTo(405);
        assertThat(site.post("ml-models/api/rollback", ROLL_BACK, false).getStatusCode())
                .isEqualTo(403);
        assertThat(site.json("ml-models/api/model?name=m")
                        .at("/aliases/production")
                        .asInt())
                .isEqualTo(2);

        String another = ROLL_BACK.replace("\"alias\"", "\"number\":7,\"alias\"");
        assertThat(site.post("ml-models/api/rollback", another, true).getContentAsString())
                .contains("would be rolled back to version 1, not to version 7");

        WebResponse done = site.post("ml-models/api/rollback", ROLL_BACK, true);
        assertThat(done.getStatusCode()).as(done.getContentAsString()).isEqualTo(200);
        JsonNode model = site.json("ml-models/api/model?name=m");
        assertThat(model.at("/aliases/production").asInt()).isEqualTo(1);
        assertThat(model.at("/events/0/by").asText()).isEqualTo("ada");
        assertThat(model.at("/events/0/comment").asText()).isEqualTo("worse");

        String promote = "{\"name\":\"m\",\"alias\":\"production\",\"number\":2}";
        assertThat(site.post("ml-models/api/promote", promote, true).getStatusCode())
                .isEqualTo(200);
        assertThat(site.post("ml-models/api/promote", promote.replace("2", "9"), true)
                        .getStatusCode())
                .isEqualTo(400);
        assertThat(site.post("ml-models/api/promote", "{\"name\":\"m\"}", true).getContentAsString())
                .contains("The request lacks 'alias'.");
        assertThat(site.post("ml-models/api/promote", "nonsense", true).getStatusCode())
                .isEqualTo(400);
    }

    @Test
    void whatIsNotPermittedIsNotDoneAndNotShown() throws Exception {
        Stages.lifecycle(jenkins, jenkins.jenkins, "train", 2);
        jenkins.jenkins.setSecurityRealm(jenkins.createDummySecurityRealm());
        jenkins.jenkins.setAuthorizationStrategy(new MockAuthorizationStrategy()
                .grant(Jenkins.READ)
                .everywhere()
                .to("reader", "stranger", "promoter")
                .grant(Item.READ)
                .everywhere()
                .to("reader", "promoter")
                .grant(ModelPermissions.PROMOTE)
                .everywhere()
                .to("promoter"));

        Site reader = Site.as(jenkins, "reader");
        assertThat(reader.json("ml-models/api/model?name=m").path("may"))
                .hasToString("{\"delete\":false,\"promote\":false,\"rollback\":false}");
        WebResponse refused = reader.post("ml-models/api/rollback", ROLL_BACK, true);
        assertThat(refused.getStatusCode()).isEqualTo(403);
        assertThat(refused.getContentAsString()).contains("reader is missing the ML Models/Promote permission");
        assertThat(reader.html("")).contains("/ml-models");

        Site stranger = Site.as(jenkins, "stranger");
        assertThat(stranger.json("ml-models/api/models").path("models")).isEmpty();
        assertThat(stranger.html("")).doesNotContain("/ml-models");
        assertThat(stranger.post("ml-models/api/rollback", ROLL_BACK, true).getStatusCode())
                .isEqualTo(404);
        for (String data : new String[] {
            "model?name=m",
            "version?name=m&number=1",
            "compare?name=m&versions=1,2",
            "change?name=m&alias=production",
            "retirement?name=m&number=1&change=delete",
            "data-drift?name=m&versions=1,2&dataset=train",
            "audit?name=m",
            "artifact?name=m&number=1&path=model.bin"
        }) {
            WebResponse hidden = stranger.get("ml-models/api/" + data);
            assertThat(hidden.getStatusCode()).as(data).isEqualTo(404);
            assertThat(hidden.getContentAsString())
                    .isEqualTo(stranger.get("ml-models/api/" + data.replace("name=m", "name=none"))
                            .getContentAsString()
                            .replace("'none'", "'m'"));
        }
        assertThat(Site.of(jenkins).get("ml-models/api/models").getContentType())
                .isEqualTo("text/html"); // asks to log in

        Site promoter = Site.as(jenkins, "promoter");
        assertThat(promoter.json("ml-models/api/model?name=m").path("may"))
                .hasToString("{\"delete\":false,\"promote\":true,\"rollback\":true}");
        assertThat(promoter.post("ml-models/api/rollback", ROLL_BACK, true).getStatusCode())
                .isEqualTo(200);
    }

    @Test
    void aFolderShowsItsOwnModelsOnly() throws Exception {
        MockFolder team = jenkins.createFolder("team a");
        MockFolder empty = jenkins.createFolder("empty");
        Stages.lifecycle(jenkins, team, "train", 1);
        Stages.lifecycle(jenkins, jenkins.jenkins, "train", 1);
        Site site = Site.of(jenkins);

        assertThat(site.json("job/team%20a/ml-models/api/models").path("models"))
                .hasSize(1);
        assertThat(site.json("job/team%20a/ml-models/api/models")
                        .at("/models/0/model")
                        .asText())
                .isEqualTo("team a/m");
        assertThat(site.json("ml-models/api/models").path("models")).hasSize(2);
        assertThat(Site.place(site.html("job/team%20a/ml-models/"))).containsEntry("page", "models");
        assertThat(new FolderModelsAction(team).getIconFileName()).isNotNull();
        assertThat(new FolderModelsAction(empty).getIconFileName()).isNull();
        assertThat(site.status("job/team%20a/ml-models/api/model?name=team%20a/m"))
                .isEqualTo(404);
    }

    @Test
    void modelsOfAFolderAreForThoseWhoReadIt() throws Exception {
        MockFolder team = jenkins.createFolder("team");
        Stages.lifecycle(jenkins, team, "train", 1);
        jenkins.jenkins.setSecurityRealm(jenkins.createDummySecurityRealm());
        jenkins.jenkins.setAuthorizationStrategy(new MockAuthorizationStrategy()
                .grant(Jenkins.READ)
                .everywhere()
                .to("member", "other")
                .grant(Item.READ)
                .onItems(team)
                .to("member"));

        assertThat(Site.as(jenkins, "member").json("ml-models/api/models").path("models"))
                .hasSize(1);
        assertThat(Site.as(jenkins, "member")
                        .json("ml-models/api/version?name=team/m&number=1")
                        .path("number")
                        .asInt())
                .isEqualTo(1);
        assertThat(Site.as(jenkins, "other").json("ml-models/api/models").path("models"))
                .isEmpty();
        assertThat(Site.as(jenkins, "other").status("job/team/ml-models/api/models"))
                .isEqualTo(404);
    }
}
