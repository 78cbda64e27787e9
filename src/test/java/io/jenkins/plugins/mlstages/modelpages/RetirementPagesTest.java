package io.jenkins.plugins.mlstages.modelpages;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import hudson.model.Item;
import io.jenkins.plugins.mlstages.pages.Site;
import io.jenkins.plugins.mlstages.pages.Stages;
import io.jenkins.plugins.mlstages.registry.ModelPermissions;
import io.jenkins.plugins.mlstages.storage.BuildInventory;
import io.jenkins.plugins.mlstages.storage.Models;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import jenkins.model.Jenkins;
import org.htmlunit.WebResponse;
import org.jenkinsci.plugins.workflow.job.WorkflowJob;
import org.jenkinsci.plugins.workflow.job.WorkflowRun;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.jvnet.hudson.test.JenkinsRule;
import org.jvnet.hudson.test.MockAuthorizationStrategy;
import org.jvnet.hudson.test.junit.jupiter.WithJenkins;

/** Archiving, restoring and deleting versions, and freeing what nothing needs, at the pages of models. */
@WithJenkins
class RetirementPagesTest {
    private static final String FIRST = "{\"name\":\"m\",\"number\":1,\"comment\":\"too old\"}";
    private static final String SECOND = "{\"name\":\"m\",\"number\":2}";

    private JenkinsRule jenkins;
    private WorkflowJob job;

    @BeforeEach
    void setUp(JenkinsRule rule) throws Exception {
        jenkins = rule;
        job = Stages.lifecycle(jenkins, jenkins.jenkins, "train", 2);
        jenkins.jenkins.setSecurityRealm(jenkins.createDummySecurityRealm());
        jenkins.jenkins.setAuthorizationStrategy(new MockAuthorizationStrategy()
                .grant(Jenkins.ADMINISTER)
                .everywhere()
                .to("ada")
                .grant(Jenkins.READ, Item.READ, ModelPermissions.PROMOTE)
                .everywhere()
                .to("promoter")
                .grant(Jenkins.READ, Item.READ, ModelPermissions.DELETE)
                .everywhere()
                .to("cleaner"));
    }

    private static Path artifact(WorkflowRun run) {
        String path = run.getArtifacts().stream()
                .filter(one -> one.relativePath.endsWith("model.bin"))
                .findFirst()
                .orElseThrow()
                .relativePath;
        return run.getArtifactsDir().toPath().resolve(path);
    }

    @Test
    void aDeletedVersionFreesItsArtifactAndReleasesItsBuild() throws Exception {
        WorkflowRun first = job.getBuildByNumber(1);
        Path kept = artifact(first);
        assertThat(first.isKeepLog()).isTrue();
        Site site = Site.as(jenkins, "cleaner");

        JsonNode outlook = site.json("ml-models/api/retirement?name=m&number=1&change=delete");
        assertThat(outlook.path("refused").isNull()).isTrue();
        assertThat(outlook.path("freed")).hasToString("[\"model.bin\"]");
        assertThat(kept).exists();

        WebResponse deleted = site.post("ml-models/api/delete", FIRST, true);
        assertThat(deleted.getStatusCode()).as(deleted.getContentAsString()).isEqualTo(200);
        assertThat(deleted.getContentAsString())
                .contains("\"bytes\":" + outlook.path("bytes").asLong());
        assertThat(kept).doesNotExist();
        assertThat(job.getBuildByNumber(1).isKeepLog()).isFalse();
        JsonNode version = site.json("ml-models/api/version?name=m&number=1");
        assertThat(version.at("/state/status").asText()).isEqualTo("deleted");
        assertThat(version.at("/events/0/by").asText()).isEqualTo("cleaner");
        assertThat(version.at("/events/0/comment").asText()).isEqualTo("too old");
        assertThat(site.post("ml-models/api/delete", FIRST, true).getContentAsString())
                .contains("Version m/1 was deleted.");
    }

    @Test
    void whatIsPointedToIsNeitherArchivedNorDeleted() throws Exception {
        Site site = Site.as(jenkins, "cleaner");

        for (String change : new String[] {"archive", "delete"}) {
            String sentence = site.json("ml-models/api/retirement?name=m&number=2&change=" + change)
                    .path("refused")
                    .asText();
            assertThat(sentence)
                    .isEqualTo("Version m/2 is not " + change + "d while the alias 'production' points to it.");
            WebResponse refused = site.post("ml-models/api/" + change, SECOND, true);
            assertThat(refused.getStatusCode()).isEqualTo(400);
            assertThat(refused.getContentAsString()).contains(sentence);
        }
    }

    @Test
    void anArchivedVersionComesBack() throws Exception {
        Site site = Site.as(jenkins, "cleaner");

        assertThat(site.post("ml-models/api/restore", FIRST, true).getContentAsString())
                .contains("Version m/1 is not archived.");
        assertThat(site.post("ml-models/api/archive", FIRST, true).getStatusCode())
                .isEqualTo(200);
        assertThat(site.json("ml-models/api/version?name=m&number=1")
                        .at("/state/status")
                        .asText())
                .isEqualTo("archived");
        assertThat(site.post("ml-models/api/restore", FIRST, true).getStatusCode())
                .isEqualTo(200);
        assertThat(site.json("ml-models/api/version?name=m&number=1")
                        .at("/state/status")
                        .asText())
                .isEqualTo("active");
    }

    @Test
    void onlyWhoMayDeleteDoesAndOnlyByPostWithACrumb() throws Exception {
        Site promoter = Site.as(jenkins, "promoter");
        Site cleaner = Site.as(jenkins, "cleaner");

        assertThat(promoter.json("ml-models/api/version?name=m&number=1")
                        .at("/may/delete")
                        .asBoolean())
                .isFalse();
        assertThat(cleaner.json("ml-models/api/version?name=m&number=1")
                        .at("/may/delete")
                        .asBoolean())
                .isTrue();
        assertThat(promoter.status("ml-models/api/retirement?name=m&number=1&change=delete"))
                .isEqualTo(403);
        for (String change : new String[] {"archive", "restore", "delete"}) {
            WebResponse refused = promoter.post("ml-models/api/" + change, FIRST, true);
            assertThat(refused.getStatusCode()).as(change).isEqualTo(403);
            assertThat(refused.getContentAsString()).contains("promoter is missing the ML Models/Delete permission");
            assertThat(cleaner.post("ml-models/api/" + change, FIRST, false).getStatusCode())
                    .as(change)
                    .isEqualTo(403);
            assertThat(cleaner.status("ml-models/api/" + change)).as(change).isEqualTo(405);
        }
        assertThat(cleaner.json("ml-models/api/version?name=m&number=1")
                        .at("/state/status")
                        .asText())
                .isEqualTo("active");
    }

    @Test
    void administratorsSeeWhatNothingNeedsBeforeTheyFreeIt() throws Exception {
        WorkflowRun first = job.getBuildByNumber(1);
        Path kept = artifact(first);
        Site ada = Site.as(jenkins, "ada");
        Site cleaner = Site.as(jenkins, "cleaner");
        // a registration that a crash cut short: the build keeps the artifact, but no version has it
        Path models = jenkins.jenkins.getRootDir().toPath().resolve("ml-stages/models/m");
        hudson.Util.deleteRecursive(models.toFile());

        assertThat(cleaner.status("ml-models/api/garbage")).isEqualTo(403);
        assertThat(cleaner.post("ml-models/api/free", "{}", true).getStatusCode())
                .isEqualTo(403);
        assertThat(cleaner.json("ml-models/api/models").at("/may/free").asBoolean())
                .isFalse();
        assertThat(ada.json("ml-models/api/models").at("/may/free").asBoolean()).isTrue();
        assertThat(ada.json("ml-models/api/garbage").path("pieces"))
                .as("what is younger than an hour is left alone")
                .isEmpty();

        Instant later = Instant.now().plus(Duration.ofHours(2));
        assertThat(Models.registry()
                        .garbage(new BuildInventory())
                        .run(false, later)
                        .pieces())
                .extracting(piece -> piece.where().substring(0, 8))
                .containsExactlyInAnyOrder("train #1", "train #2");
        assertThat(kept).exists();
        Models.registry().garbage(new BuildInventory()).run(true, later);
        assertThat(kept).doesNotExist();
        assertThat(job.getBuildByNumber(1).isKeepLog()).isFalse();
        assertThat(ada.post("ml-models/api/free", "{}", true).getContentAsString())
                .contains("\"freed\":true");
    }
}
