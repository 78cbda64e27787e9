package io.jenkins.plugins.mlstages.modelpages;

import static org.assertj.core.api.Assertions.assertThat;

import com.cloudbees.hudson.plugins.folder.Folder;
import com.fasterxml.jackson.databind.JsonNode;
import hudson.model.Result;
import io.jenkins.plugins.mlstages.engine.io.Json;
import io.jenkins.plugins.mlstages.pages.Site;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.logging.Level;
import org.htmlunit.WebResponse;
import org.jenkinsci.plugins.workflow.cps.CpsFlowDefinition;
import org.jenkinsci.plugins.workflow.job.WorkflowJob;
import org.jenkinsci.plugins.workflow.job.WorkflowRun;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.jvnet.hudson.test.JenkinsRule;
import org.jvnet.hudson.test.LogRecorder;
import org.jvnet.hudson.test.junit.jupiter.WithJenkins;

/** One model of two is damaged, or was written by a newer plugin: the pages and the log say so, and the rest goes on. */
@WithJenkins
class DamagedModelTest {
    private JenkinsRule jenkins;
    private Site site;
    private Path bad;

    @BeforeEach
    void twoModels(JenkinsRule rule) throws Exception {
        jenkins = rule;
        site = Site.of(rule);
        register("good", Result.SUCCESS);
        register("bad", Result.SUCCESS);
        bad = rule.jenkins.getRootDir().toPath().resolve("ml-stages/models/bad");
    }

    private WorkflowRun register(String model, Result expected) throws Exception {
        WorkflowJob job = jenkins.jenkins.getItemByFullName("of-" + model, WorkflowJob.class);
        if (job == null) {
            job = jenkins.createProject(WorkflowJob.class, "of-" + model);
            job.setDefinition(new CpsFlowDefinition("""
                    node {
                        writeFile file: 'm.json', text: '{"auc": 0.9}'
                        validateModel(model: '%1$s', metrics: 'm.json', gates: [[metric: 'auc', atLeast: 0.8]])
                        registerVersion(model: '%1$s', artifacts: 'm.json', aliases: ['production'])
                    }
                    """.formatted(model), true));
        }
        return jenkins.buildAndAssertStatus(expected, job);
    }

    private String damage(String path) throws Exception {
        WebResponse answer = site.get(path);
        assertThat(answer.getStatusCode()).isEqualTo(500);
        return Json.tree(answer.getContentAsString().getBytes(StandardCharsets.UTF_8), path)
                .path("message")
                .asText();
    }

    private void theRestGoesOn() throws Exception {
        assertThat(site.json("ml-models/api/model?name=good").path("versions")).hasSize(1);
        jenkins.assertLogContains("Registered good/2 as production.", register("good", Result.SUCCESS));
        for (String page : new String[] {
            "ml-models/",
            "ml-models/model?name=bad",
            "job/of-bad/",
            "job/of-bad/ml-stages/",
            "job/of-bad/1/",
            "job/of-bad/1/ml-stages/"
        }) {
            assertThat(site.status(page)).as(page).isEqualTo(200);
        }
        assertThat(site.json("job/of-bad/1/ml-stages/api/build").path("models")).hasSize(1);
    }

    @Test
    void theAuditSpeaksOfADamagedModelToWhoeverMayReadIt() throws Exception {
        Path log = bad.resolve("events.jsonl");
        Files.writeString(log, Files.readString(log).replaceFirst("\"by\":\"", "\"by\":\"X"));

        JsonNode audit = site.json("ml-models/api/audit?name=bad");

        assertThat(audit.path("whole").asBoolean(true)).isFalse();
        assertThat(audit.at("/findings/0").asText()).contains("line 1 was altered");
        assertThat(site.status("ml-models/api/audit?name=none")).isEqualTo(404);
    }

    @Test
    void aFolderSaysWhereItsModelsAreAlsoIfTheyAreDamagedOrNothingCanBeRead() throws Exception {
        Folder folder = jenkins.createProject(Folder.class, "team");
        FolderModelsAction link = folder.getAction(FolderModelsAction.class);
        assertThat(link.getIconFileName()).isNull();
        jenkins.createProject(Folder.class, "-no model's");
        assertThat(site.status("job/-no%20model's/"))
                .as("a folder that no model's name has")
                .isEqualTo(200);
        Path models = bad.getParent();
        Path one = Files.createDirectory(models.resolve("team%2fone"));
        assertThat(link.getIconFileName()).as("a folder without a log").isNull();
        Files.writeString(one.resolve("events.jsonl"), "damaged");
        assertThat(link.getIconFileName()).isNotNull();
        Files.move(models, models.resolveSibling("away"));

        try (LogRecorder log = new LogRecorder().record("", Level.WARNING).capture(100)) {
            assertThat(site.status("job/team/")).isEqualTo(200);
            assertThat(log.getMessages()).isEmpty();
        }
        assertThat(damage("job/team/ml-models/api/models")).startsWith("The registry's folder ");
    }

    @Test
    void aLogThatLostItsEndIsNamedInTheListAndOnItsPageAndOnceInTheLog() throws Exception {
        Files.writeString(bad.resolve("events.jsonl"), "");
        String sentence = "line 1 is missing or cut";

        try (LogRecorder log = new LogRecorder()
                .record("io.jenkins.plugins.mlstages", Level.WARNING)
                .capture(100)) {
            JsonNode list = site.json("ml-models/api/models");
            assertThat(list.path("models").findValuesAsText("model")).containsExactly("good");
            assertThat(list.at("/problems/0/model").asText()).isEqualTo("bad");
            assertThat(list.at("/problems/0/sentence").asText()).contains(sentence);
            site.json("ml-models/api/models");
            assertThat(log.getMessages())
                    .filteredOn(line -> line.startsWith("The model 'bad' cannot be read: ") && line.contains(sentence))
                    .hasSize(1);
            assertThat(damage("ml-models/api/model?name=bad")).contains(sentence);
            assertThat(log.getMessages()).last().asString().contains(sentence);
        }
        theRestGoesOn();
        jenkins.assertLogContains(sentence, register("bad", Result.FAILURE));
    }

    @Test
    void aVersionThatANewerPluginWroteIsNamedOnItsPage() throws Exception {
        Path version = bad.resolve("versions/00000001.json");
        Files.writeString(version, Files.readString(version).replaceFirst("\"schema\":1", "\"schema\":99"));

        assertThat(site.json("ml-models/api/model?name=bad").at("/problems/0").asText())
                .contains("The file of version bad/1 was altered");
        assertThat(damage("ml-models/api/version?name=bad&number=1")).contains("The file of version bad/1 was altered");
        theRestGoesOn();
    }
}
