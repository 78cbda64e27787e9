package io.jenkins.plugins.mlstages.steps;

import static org.assertj.core.api.Assertions.assertThat;

import com.cloudbees.hudson.plugins.folder.Folder;
import hudson.model.Computer;
import hudson.model.Item;
import hudson.model.Result;
import hudson.model.User;
import hudson.security.Permission;
import io.jenkins.plugins.mlstages.engine.record.ModelName;
import io.jenkins.plugins.mlstages.engine.registry.ModelState;
import io.jenkins.plugins.mlstages.registry.ModelPermissions;
import io.jenkins.plugins.mlstages.storage.Models;
import java.io.IOException;
import jenkins.model.Jenkins;
import jenkins.security.QueueItemAuthenticatorConfiguration;
import org.jenkinsci.plugins.workflow.cps.CpsFlowDefinition;
import org.jenkinsci.plugins.workflow.job.WorkflowJob;
import org.jenkinsci.plugins.workflow.job.WorkflowRun;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.jvnet.hudson.test.JenkinsRule;
import org.jvnet.hudson.test.MockAuthorizationStrategy;
import org.jvnet.hudson.test.MockQueueItemAuthenticator;
import org.jvnet.hudson.test.junit.jupiter.WithJenkins;

/** What steps may do in the folder that a model belongs to, as Jenkins itself and as a user. */
@WithJenkins
class RegistryPermissionsTest {
    private static final String REGISTER = "node { writeFile file: 'm.bin', text: 'weights'\n"
            + "registerVersion(model: 'm', artifacts: 'm.bin', aliases: ['production']) }";

    private JenkinsRule jenkins;
    private Folder a;
    private Folder b;
    private MockAuthorizationStrategy granted;
    private MockQueueItemAuthenticator authenticator;

    @BeforeEach
    void setUp(JenkinsRule rule) throws Exception {
        jenkins = rule;
        a = jenkins.createProject(Folder.class, "a");
        b = jenkins.createProject(Folder.class, "b");
        jenkins.jenkins.setSecurityRealm(jenkins.createDummySecurityRealm());
        granted = new MockAuthorizationStrategy();
        granted.grant(Computer.BUILD, Jenkins.READ).everywhere().toAuthenticated();
        jenkins.jenkins.setAuthorizationStrategy(granted);
        authenticator = new MockQueueItemAuthenticator();
        QueueItemAuthenticatorConfiguration.get().getAuthenticators().add(authenticator);
    }

    private WorkflowRun run(Result expected, Folder folder, String user, String body) throws Exception {
        WorkflowJob job = folder.createProject(
                WorkflowJob.class, "job" + folder.getItems().size());
        job.setDefinition(new CpsFlowDefinition(body, true));
        if (user != null) {
            authenticator.authenticate(
                    job.getFullName(), User.getById(user, true).impersonate2());
        }
        return jenkins.buildAndAssertStatus(expected, job);
    }

    private void assertRefused(Folder folder, String user, String body, String sentence) throws Exception {
        long events = state().events();
        WorkflowRun build = run(Result.FAILURE, folder, user, body);
        jenkins.assertLogContains("ERROR: " + sentence, build);
        jenkins.assertLogNotContains("\tat io.jenkins.plugins.mlstages", build);
        assertThat(state().events()).isEqualTo(events);
    }

    private static ModelState state() throws IOException {
        return Models.registry().model(new ModelName("a/m")).state();
    }

    private void grant(String user, Permission... permissions) {
        granted.grant(permissions).onFolders(a).to(user);
    }

    @Test
    void aModelBelongsToTheFolderOfTheJobThatRegisteredItAndJobsElsewhereOnlyReadIt() throws Exception {
        WorkflowRun made = run(Result.SUCCESS, a, null, REGISTER);
        jenkins.assertLogContains("Registered a/m/1 as production.", made);
        run(Result.SUCCESS, a, null, "promoteVersion(model: 'm', version: 1, alias: 'champion')");

        String refusal =
                "The job 'b/job0' may not change the model 'a/m': a job changes models of its own folder 'b' and below only";
        assertRefused(b, null, "promoteVersion(model: '/a/m', version: 1, alias: 'production')", refusal);
        assertRefused(b, null, "rollbackVersion(model: '/a/m', alias: 'production')", refusal.replace("job0", "job1"));
        assertRefused(
                b, null, "deployVersion(reference: '/a/m/1', environment: 'eu') { }", refusal.replace("job0", "job2"));
        assertRefused(b, null, REGISTER.replace("'m'", "'/a/m'"), refusal.replace("job0", "job3"));
        assertRefused(
                b,
                null,
                "promoteVersion(model: 'm', version: 1, alias: 'production')",
                "There is no model 'b/m'; there are: a/m.");

        WorkflowRun reader = run(
                Result.SUCCESS,
                b,
                null,
                "node { echo \"read ${readFile fetchVersion('/a/m@production').files[0]} of ${modelVersion('/a/m/1').reference}\" }");
        jenkins.assertLogContains("read weights of a/m/1", reader);
        WorkflowRun own = run(Result.SUCCESS, b, null, REGISTER);
        jenkins.assertLogContains("Registered b/m/1", own);
    }

    @Test
    void aBuildThatRunsAsAUserNeedsThePermissionOfEachStep() throws Exception {
        run(Result.SUCCESS, a, null, REGISTER);
        run(Result.SUCCESS, a, null, REGISTER.replace("weights", "better"));
        granted.grant(Item.READ).onFolders(a).to("reader", "registrar", "promoter", "deployer");
        grant("registrar", ModelPermissions.REGISTER);
        grant("promoter", ModelPermissions.PROMOTE);
        grant("deployer", ModelPermissions.DEPLOY);

        String promote = "promoteVersion(model: 'm', version: 1, alias: 'production')";
        String deploy = "deployVersion(reference: 'm/1', environment: 'eu') { }";
        for (String user : new String[] {"reader", "registrar", "deployer"}) {
            assertRefused(
                    a,
                    user,
                    promote,
                    "'" + user
                            + "' may not change the model 'a/m': the permission ML Models/Promote is missing in the folder 'a'.");
        }
        assertRefused(
                a,
                "reader",
                "rollbackVersion(model: 'm', alias: 'production')",
                "'reader' may not change the model 'a/m': the permission ML Models/Promote is missing");
        assertRefused(
                a,
                "promoter",
                deploy,
                "'promoter' may not change the model 'a/m': the permission ML Models/Deploy is missing");
        assertRefused(
                a,
                "promoter",
                REGISTER,
                "'promoter' may not change the model 'a/m': the permission ML Models/Register is missing");
        assertRefused(
                a,
                "registrar",
                REGISTER,
                "'registrar' may not change the model 'a/m': the permission ML Models/Promote is missing");

        run(Result.SUCCESS, a, "registrar", REGISTER.replace(", aliases: ['production']", ""));
        run(Result.SUCCESS, a, "deployer", deploy);
        run(Result.SUCCESS, a, "promoter", promote);
        assertThat(state().by()).isEqualTo("promoter");
        WorkflowRun fetched = run(Result.SUCCESS, a, "reader", "node { fetchVersion('m/1') }");
        assertThat(state().by()).isEqualTo("reader");
        assertThat(fetched.getResult()).isEqualTo(Result.SUCCESS);
        assertThat(state().versions()).hasSize(3);
    }

    @Test
    void whatABuildMayNotReadIsNotThereForIt() throws Exception {
        run(Result.SUCCESS, a, null, REGISTER);
        granted.grant(Item.READ).onFolders(b).to("bob");
        granted.grant(ModelPermissions.PROMOTE).onFolders(a, b).to("bob");

        String sentence = "There is no model 'a/m', nor any other that may be read from here.";
        assertRefused(b, "bob", "node { fetchVersion('/a/m/1') }", sentence);
        assertRefused(b, "bob", "modelVersion('/a/m@production')", sentence);
        assertRefused(b, "bob", "promoteVersion(model: '/a/m', version: 1, alias: 'production')", sentence);
        assertRefused(
                b,
                "bob",
                "node { writeFile file: 'm.bin', text: 'w'\n"
                        + "registerVersion(model: 'n', artifacts: 'm.bin', parent: '/a/m/1') }",
                sentence);
        WorkflowRun nothing =
                run(Result.SUCCESS, b, "bob", "echo \"found ${modelVersion(reference: '/a/m/1', optional: true)}\"");
        jenkins.assertLogContains("found null", nothing);
        WorkflowRun gate = run(Result.UNSTABLE, b, "bob", """
                node {
                    writeFile file: 'metrics.json', text: '{"loss": 0.25}'
                    validateModel(model: 'n', metrics: 'metrics.json', gates: [[metric: 'loss', baseline: 'a/m/1', direction: 'lower']])
                }
                """);
        jenkins.assertLogContains("UNDECIDED", gate);
    }
}
