package io.jenkins.plugins.mlstages.mlflow;

import static org.assertj.core.api.Assertions.assertThat;

import hudson.model.Computer;
import hudson.model.Item;
import hudson.model.Result;
import hudson.model.Run;
import hudson.model.User;
import io.jenkins.plugins.mlstages.engine.record.ModelName;
import io.jenkins.plugins.mlstages.storage.Models;
import java.net.URL;
import java.util.List;
import jenkins.model.Jenkins;
import jenkins.security.QueueItemAuthenticatorConfiguration;
import org.htmlunit.WebRequest;
import org.htmlunit.WebResponse;
import org.jenkinsci.plugins.workflow.cps.CpsFlowDefinition;
import org.jenkinsci.plugins.workflow.job.WorkflowJob;
import org.jenkinsci.plugins.workflow.job.WorkflowRun;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.jvnet.hudson.test.JenkinsRule;
import org.jvnet.hudson.test.MockAuthorizationStrategy;
import org.jvnet.hudson.test.MockQueueItemAuthenticator;
import org.jvnet.hudson.test.junit.jupiter.WithJenkins;

/** An administrator has made artifacts a permission of their own: it is asked wherever we give out what a build keeps. */
@WithJenkins
class ArtifactsPermissionTest {
    private static final String PROPERTY = "hudson.security.ArtifactsPermission";

    private JenkinsRule jenkins;
    private MockQueueItemAuthenticator authenticator;

    @BeforeEach
    void secure(JenkinsRule rule) {
        jenkins = rule;
        jenkins.jenkins.setSecurityRealm(jenkins.createDummySecurityRealm());
        jenkins.jenkins.setAuthorizationStrategy(new MockAuthorizationStrategy()
                .grant(Jenkins.READ, Item.READ, Computer.BUILD)
                .everywhere()
                .to("reader", "taker")
                .grant(Run.ARTIFACTS)
                .everywhere()
                .to("taker"));
        authenticator = new MockQueueItemAuthenticator();
        QueueItemAuthenticatorConfiguration.get().getAuthenticators().add(authenticator);
        System.setProperty(PROPERTY, "true");
    }

    @AfterEach
    void leave() {
        System.clearProperty(PROPERTY);
    }

    private WebResponse get(String user, String path) throws Exception {
        JenkinsRule.WebClient client = jenkins.createWebClient().withBasicApiToken(User.getById(user, true));
        client.getOptions().setThrowExceptionOnFailingStatusCode(false);
        client.getOptions().setPrintContentOnFailingStatusCode(false);
        return client.getPage(new WebRequest(new URL(jenkins.getURL(), path))).getWebResponse();
    }

    private WorkflowRun fetch(String user, Result expected) throws Exception {
        WorkflowJob job = jenkins.createProject(WorkflowJob.class);
        job.setDefinition(new CpsFlowDefinition("""
                node {
                  try { fetchVersion(reference: 'm/1') } finally { echo "there: ${findHere()}" }
                }
                def findHere() { fileExists('model/MLmodel') || fileExists('MLmodel') }
                """, true));
        authenticator.authenticate(job.getFullName(), User.getById(user, true).impersonate2());
        return jenkins.buildAndAssertStatus(expected, job);
    }

    @Test
    void whatABuildKeepsIsGivenToThoseWhoMayHaveArtifactsOnly() throws Exception {
        OpenBlock block = OpenBlock.start(jenkins, "train", "");
        assertThat(block.register("m").status()).isEqualTo(200);
        String uri = block.calls()
                .get("runs/get?run_id=" + block.runId())
                .at("/run/info/artifact_uri")
                .asText();
        assertThat(block.calls().artifact("GET", uri, "model/MLmodel", null).status())
                .as("the block's own file")
                .isEqualTo(200);
        String path = Models.registry()
                .model(new ModelName("m"))
                .version(1)
                .artifacts()
                .get(0)
                .file()
                .path();
        block.end();
        jenkins.assertBuildStatusSuccess(jenkins.waitForCompletion(block.build()));

        String proxy = "mlflow/api/2.0/mlflow-artifacts/artifacts/";
        List<String> files = List.of(
                proxy + uri.substring("mlflow-artifacts:/".length()) + "/model/MLmodel",
                "mlflow/api/2.0/mlflow/artifacts/list?run_id=" + block.runId(),
                proxy + "versions/m/1/" + path,
                "ml-models/api/artifact?name=m&number=1&path=" + path);
        for (String file : files) {
            WebResponse refused = get("reader", file);
            assertThat(refused.getStatusCode()).as(file).isEqualTo(403);
            assertThat(refused.getContentAsString()).as(file).contains("Run/Artifacts");
            assertThat(get("taker", file).getStatusCode()).as(file).isEqualTo(200);
        }
        assertThat(get("reader", "mlflow/api/2.0/mlflow/runs/get?run_id=" + block.runId())
                        .getStatusCode())
                .as("what is no artifact")
                .isEqualTo(200);

        WorkflowRun refused = fetch("reader", Result.FAILURE);
        jenkins.assertLogContains(
                "'reader' may not have the artifact '" + path
                        + "': the permission Run/Artifacts is missing for the build that keeps it.",
                refused);
        jenkins.assertLogContains("there: false", refused);
        jenkins.assertLogContains("there: true", fetch("taker", Result.SUCCESS));

        System.clearProperty(PROPERTY);
        for (String file : files) {
            assertThat(get("reader", file).getStatusCode()).as(file).isEqualTo(200);
        }
        fetch("reader", Result.SUCCESS);
    }
}
