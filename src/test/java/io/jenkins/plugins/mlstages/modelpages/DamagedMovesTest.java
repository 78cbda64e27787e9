package io.jenkins.plugins.mlstages.modelpages;

import static org.assertj.core.api.Assertions.assertThat;

import com.cloudbees.hudson.plugins.folder.Folder;
import io.jenkins.plugins.mlstages.pages.Site;
import java.nio.file.Files;
import java.nio.file.Path;
import org.htmlunit.WebResponse;
import org.junit.jupiter.api.Test;
import org.jvnet.hudson.test.JenkinsRule;
import org.jvnet.hudson.test.junit.jupiter.WithJenkins;

/** Where jobs were moved to cannot be read: that is a damage of the controller and nobody's wrong question. */
@WithJenkins
class DamagedMovesTest {
    @Test
    void pagesAreShownAndTheirDataAnswerWithOneSentence(JenkinsRule jenkins) throws Exception {
        jenkins.createProject(Folder.class, "team");
        Path moves = jenkins.jenkins.getRootDir().toPath().resolve("ml-stages/job-moves.json");
        Files.createDirectories(moves.getParent());
        Files.writeString(moves, "{\"schema\":1,");
        Site site = Site.of(jenkins);

        assertThat(site.status("job/team/")).isEqualTo(200);
        assertThat(site.status("ml-models/")).isEqualTo(200);
        WebResponse answer = site.get("ml-models/api/models");
        assertThat(answer.getStatusCode()).isEqualTo(500);
        assertThat(answer.getContentAsString())
                .contains("Where jobs were moved to cannot be read, so no artifact can be found: ")
                .contains("job-moves.json");
    }
}
