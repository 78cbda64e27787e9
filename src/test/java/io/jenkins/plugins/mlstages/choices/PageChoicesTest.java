package io.jenkins.plugins.mlstages.choices;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import hudson.model.User;
import io.jenkins.plugins.mlstages.engine.io.InputException;
import io.jenkins.plugins.mlstages.pages.Site;
import java.nio.file.Files;
import java.nio.file.Path;
import jenkins.model.Jenkins;
import org.htmlunit.WebResponse;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.jvnet.hudson.test.JenkinsRule;
import org.jvnet.hudson.test.MockAuthorizationStrategy;
import org.jvnet.hudson.test.junit.jupiter.WithJenkins;

/** What users choose on the pages. */
@WithJenkins
class PageChoicesTest {
    private static final String READ = "ml-stages-choices/choices";
    private static final String KEEP = "ml-stages-choices/choose";

    private JenkinsRule jenkins;

    @BeforeEach
    void setUp(JenkinsRule rule) {
        jenkins = rule;
        jenkins.jenkins.setSecurityRealm(jenkins.createDummySecurityRealm());
        jenkins.jenkins.setAuthorizationStrategy(
                new MockAuthorizationStrategy().grant(Jenkins.READ).everywhere().toEveryone());
    }

    @Test
    void aUsersChoicesAreHersAndAreStillThereWhenUsersAreReadAgain() throws Exception {
        Site ada = Site.as(jenkins, "ada");
        WebResponse kept = ada.post(KEEP, "{\"key\":\"job train m columns\",\"value\":[\"time\",\"gates\"]}", true);
        assertThat(kept.getStatusCode()).isEqualTo(200);

        assertThat(ada.json(READ).path("values")).hasToString("{\"job train m columns\":[\"time\",\"gates\"]}");
        assertThat(Site.as(jenkins, "grace").json(READ).path("values")).isEmpty();

        User.reload();
        assertThat(ada.json(READ).path("values")).hasToString("{\"job train m columns\":[\"time\",\"gates\"]}");
        Path file = User.getById("ada", false).getUserFolder().toPath().resolve("config.xml");
        assertThat(Files.readString(file)).contains("<ml-stages-choices").doesNotContain("PageChoices");
    }

    @Test
    void anotherSitesPageCannotChangeThem() throws Exception {
        Site ada = Site.as(jenkins, "ada");
        assertThat(ada.post(KEEP, "{\"key\":\"a\",\"value\":1}", false).getStatusCode())
                .isEqualTo(403);
        assertThat(ada.status(KEEP)).isEqualTo(405);
        assertThat(ada.json(READ).path("values")).isEmpty();
    }

    @Test
    void whoIsNotSignedInIsToldSo() throws Exception {
        WebResponse answer = Site.of(jenkins).get(READ);
        assertThat(answer.getStatusCode()).isEqualTo(400);
        assertThat(answer.getContentAsString()).contains("Sign in: choices are kept for users only.");
    }

    @Test
    void thePagesAskForTheChoicesOfThoseWhoAreSignedIn() throws Exception {
        assertThat(Site.place(Site.as(jenkins, "ada").html("ml-models/")))
                .containsEntry("preferences", "/jenkins/ml-stages-choices/");
        assertThat(Site.place(Site.of(jenkins).html("ml-models/"))).doesNotContainKey("preferences");
    }

    @Test
    void whatIsTooLongIsRefusedAndTheOldestGo() {
        PageChoices choices = new PageChoices();
        assertThatThrownBy(() -> choices.put("k", "x".repeat(PageChoices.LONGEST_VALUE + 1)))
                .isInstanceOf(InputException.class)
                .hasMessageContaining("at most 4000");
        assertThatThrownBy(() -> choices.put(" ", "1")).isInstanceOf(InputException.class);
        for (int i = 0; i <= PageChoices.MOST; i++) {
            choices.put("key " + i, "1");
        }
        assertThat(choices.values())
                .hasSize(PageChoices.MOST)
                .doesNotContainKey("key 0")
                .containsKey("key 200");
    }
}
