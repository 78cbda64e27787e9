package io.jenkins.plugins.mlstages.steps;

import static org.assertj.core.api.Assertions.assertThat;

import hudson.model.Result;
import io.jenkins.plugins.mlstages.Docs;
import io.jenkins.plugins.mlstages.engine.record.ModelName;
import io.jenkins.plugins.mlstages.storage.Models;
import java.io.IOException;
import java.util.List;
import org.jenkinsci.plugins.workflow.cps.CpsFlowDefinition;
import org.jenkinsci.plugins.workflow.job.WorkflowJob;
import org.jenkinsci.plugins.workflow.job.WorkflowRun;
import org.junit.jupiter.api.Test;
import org.jvnet.hudson.test.JenkinsRule;
import org.jvnet.hudson.test.junit.jupiter.WithJenkins;

/** The examples of the registry's step pages run as they stand there, one after the other. */
@WithJenkins
class RegistryDocumentationTest {
    private static final String TRAINER = """
            node {
                writeFile file: 'train.sh', text: 'mkdir -p out; echo {} > out/params.json; echo $RANDOM > out/model.json'
                writeFile file: 'deploy.sh', text: 'test -f "$1/out/model.json"'
            }
            """;

    @Test
    void examplesRunAsTheyStandOnThePages(JenkinsRule jenkins) throws Exception {
        WorkflowJob job = jenkins.createProject(WorkflowJob.class, "docs");
        List<String> register = examples("registerVersion");
        List<String> promote = examples("promoteVersion");
        List<String> deploy = examples("deployVersion");

        WorkflowRun look = run(jenkins, job, examples("modelVersion").get(0));
        jenkins.assertLogContains("nothing is in production yet", look);
        jenkins.assertLogContains("registered price-up/1", run(jenkins, job, register.get(0)));
        jenkins.assertLogContains("registered price-up/2", run(jenkins, job, register.get(0)));
        run(jenkins, job, register.get(1));
        assertThat(Models.registry()
                        .model(new ModelName("price-up-eu"))
                        .version(1)
                        .parent())
                .isEqualTo("price-up/1");
        run(jenkins, job, promote.get(1));
        jenkins.assertLogContains("price-up/2 replaces 1", run(jenkins, job, promote.get(0)));
        jenkins.assertLogContains(
                "price-up/1, before 2",
                run(jenkins, job, examples("rollbackVersion").get(0)));
        jenkins.assertLogContains(
                "price-up/1: [model/out/model.json]",
                run(jenkins, job, examples("fetchVersion").get(0)));
        jenkins.assertLogContains("price-up/1 replaces 0 in eu-west", run(jenkins, job, deploy.get(0)));
        run(jenkins, job, deploy.get(1));
        jenkins.assertLogContains(
                "price-up/1 from docs #",
                run(jenkins, job, examples("modelVersion").get(0)));
    }

    private static WorkflowRun run(JenkinsRule jenkins, WorkflowJob job, String example) throws Exception {
        job.setDefinition(new CpsFlowDefinition(TRAINER + example, true));
        return jenkins.buildAndAssertStatus(Result.SUCCESS, job);
    }

    private static List<String> examples(String step) throws IOException {
        return Docs.snippets("steps/" + step + ".md");
    }
}
