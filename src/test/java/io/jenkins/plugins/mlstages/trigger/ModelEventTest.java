package io.jenkins.plugins.mlstages.trigger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import hudson.model.Item;
import hudson.model.ParametersAction;
import hudson.model.ParametersDefinitionProperty;
import hudson.model.StringParameterDefinition;
import hudson.model.User;
import io.jenkins.plugins.mlstages.Docs;
import io.jenkins.plugins.mlstages.engine.io.InputException;
import io.jenkins.plugins.mlstages.engine.record.ModelName;
import io.jenkins.plugins.mlstages.engine.registry.Change;
import io.jenkins.plugins.mlstages.engine.registry.LogEntry;
import io.jenkins.plugins.mlstages.storage.ModelEventListener;
import io.jenkins.plugins.mlstages.storage.Models;
import java.util.ArrayList;
import java.util.List;
import jenkins.model.Jenkins;
import jenkins.security.QueueItemAuthenticatorConfiguration;
import org.jenkinsci.plugins.workflow.job.WorkflowJob;
import org.jenkinsci.plugins.workflow.job.WorkflowRun;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.jvnet.hudson.test.JenkinsRule;
import org.jvnet.hudson.test.MockAuthorizationStrategy;
import org.jvnet.hudson.test.MockFolder;
import org.jvnet.hudson.test.MockQueueItemAuthenticator;
import org.jvnet.hudson.test.TestExtension;
import org.jvnet.hudson.test.junit.jupiter.WithJenkins;

/** Events of models start the jobs that want to hear of them, and no others. */
@WithJenkins
class ModelEventTest {
    private static final String REGISTER = """
            node {
                writeFile file: 'm.bin', text: env.BUILD_TAG
                registerVersion(model: 'm', artifacts: 'm.bin', aliases: ['challenger'])
            }
            """;

    private JenkinsRule jenkins;
    private Scene scene;

    @BeforeEach
    void setUp(JenkinsRule rule) throws Exception {
        jenkins = rule;
        scene = new Scene(rule);
    }

    private WorkflowJob hears(String name, String model, String... on) throws Exception {
        WorkflowJob job =
                scene.job(name, "echo \"heard ${params.EVENT} of ${params.MODEL}, version ${params.VERSION}\"");
        job.addTrigger(new ModelEventTrigger(model, List.of(on)));
        return job;
    }

    private static Change ada() {
        return new Change("ada", null, null);
    }

    @Test
    void eachEventOfTheLogStartsTheJobOnceWithItsParametersAndCause() throws Exception {
        WorkflowJob job = hears("deploy", "m", "registered", "alias:production");
        WorkflowJob other = hears("other", "n", "registered");
        WorkflowJob train = scene.job("train", REGISTER);

        jenkins.assertLogContains("[ML Stages] Event of m: deploy is scheduled.", scene.build(train));
        WorkflowRun first = job.getBuildByNumber(1);
        jenkins.assertLogContains("heard registered of m, version 1", first);
        jenkins.assertLogContains("Event registered of m/1 by", first);
        ModelEventCause cause = first.getCause(ModelEventCause.class);
        assertThat(cause.getBuild()).isEqualTo(train.getBuildByNumber(1));
        assertThat(cause.getShortDescription()).endsWith(", in train #1");
        assertThat(jenkins.createWebClient().getPage(first).asNormalizedText()).contains("Event registered of m/1");

        Models.registry().model(new ModelName("m")).setTag(1, "team", "blue", ada());
        Models.registry().model(new ModelName("m")).setAlias("challenger", 1, ada());
        Models.registry().model(new ModelName("m")).setAlias("production", 1, ada());
        jenkins.waitUntilNoActivity();
        assertThat(Scene.builds(job)).isEqualTo(2);
        jenkins.assertLogContains("heard alias:production of m, version 1", job.getBuildByNumber(2));
        assertThat(job.getBuildByNumber(2).getCause(ModelEventCause.class).getShortDescription())
                .isEqualTo("Event alias:production of m/1 by ada");
        assertThat(Scene.builds(other)).isZero();
    }

    @Test
    void deploymentsDriftAndFailedGatesAreEventsToo() throws Exception {
        WorkflowJob job = hears("hear", "m", "deployed:staging", "deploymentFailed", "drift", "gateFailed");
        scene.build(scene.job("train", REGISTER));

        scene.build(scene.job("deploys", """
                node {
                    deployVersion(reference: 'm@challenger', environment: 'staging') { echo 'there' }
                    deployVersion(reference: 'm@challenger', environment: 'eu') { echo 'there' }
                    catchError(buildResult: 'SUCCESS') {
                        deployVersion(reference: 'm/1', environment: 'eu') { error 'no' }
                    }
                }
                """));
        assertThat(Scene.builds(job)).isEqualTo(2);
        jenkins.assertLogContains("heard deployed:staging of m, version 1", job.getBuildByNumber(1));
        jenkins.assertLogContains("heard deploymentFailed of m, version 1", job.getBuildByNumber(2));

        WorkflowRun found = scene.build(scene.job("monitor", Scene.drift("m")));
        jenkins.assertLogContains("Event of m: hear is scheduled", found);
        jenkins.assertLogContains("heard drift of m, version ", job.getBuildByNumber(3));

        scene.build(scene.job("judge", """
                node {
                    writeFile file: 'metrics.json', text: '{"accuracy": 0.7}'
                    validateModel(model: 'm', version: 'm@challenger', metrics: 'metrics.json',
                                  gates: [[metric: 'accuracy', atLeast: 0.8, criticality: 'NOTE']])
                    validateModel(model: 'm', metrics: 'metrics.json',
                                  gates: [[metric: 'accuracy', atLeast: 0.6]])
                }
                """));
        assertThat(Scene.builds(job)).isEqualTo(4);
        jenkins.assertLogContains("heard gateFailed of m, version 1", job.getBuildByNumber(4));
    }

    @Test
    void nothingStartsItself() throws Exception {
        WorkflowJob train = scene.job("train", REGISTER);
        train.addTrigger(new ModelEventTrigger("m", List.of("registered", "alias:production")));
        WorkflowJob promote =
                scene.job("promote", "node { promoteVersion(model: 'm', version: 1, alias: 'production') }");
        promote.addTrigger(new ModelEventTrigger("m", List.of("registered")));

        WorkflowRun first = scene.build(train);

        jenkins.assertLogContains(
                "Event of m: train is not started: it would trigger itself, because this build is one of its own.",
                first);
        jenkins.assertLogContains("Event of m: promote is scheduled.", first);
        jenkins.assertLogContains(
                "Event of m: train is not started: it would trigger itself, because one of its builds led to this one (by way of"
                        + " promote, train).",
                promote.getBuildByNumber(1));
        assertThat(Scene.builds(train)).isEqualTo(1);
        assertThat(Scene.builds(promote)).isEqualTo(1);
    }

    @Test
    void otherParametersOfTheJobHaveTheirDefaults() throws Exception {
        WorkflowJob job = hears("hear", "m", "registered");
        job.addProperty(new ParametersDefinitionProperty(
                new StringParameterDefinition("REGION", "eu"), new StringParameterDefinition("MODEL", "none")));
        scene.build(scene.job("train", REGISTER));

        ParametersAction parameters = job.getBuildByNumber(1).getAction(ParametersAction.class);
        assertThat(parameters.getParameters().stream()
                        .map(p -> p.getName() + "=" + p.getValue())
                        .toList())
                .containsExactly("REGION=eu", "MODEL=m", "VERSION=1", "EVENT=registered");
    }

    @Test
    void aJobHearsOnlyOfModelsThatItMayRead() throws Exception {
        MockFolder team = jenkins.createFolder("team");
        MockFolder secret = jenkins.createFolder("secret");
        jenkins.jenkins.setSecurityRealm(jenkins.createDummySecurityRealm());
        jenkins.jenkins.setAuthorizationStrategy(new MockAuthorizationStrategy()
                .grant(Jenkins.ADMINISTER)
                .everywhere()
                .to("ada")
                .grant(Jenkins.READ)
                .everywhere()
                .to("bob")
                .grant(Item.READ, Item.BUILD)
                .onItems(team)
                .to("bob"));
        WorkflowJob mine = scene.job(team, "mine", "echo 'heard'");
        mine.addTrigger(new ModelEventTrigger("/secret/m", List.of("registered")));
        WorkflowJob theirs = scene.job(secret, "theirs", "echo 'heard'");
        theirs.addTrigger(new ModelEventTrigger("m", List.of("registered")));
        QueueItemAuthenticatorConfiguration.get()
                .getAuthenticators()
                .add(new MockQueueItemAuthenticator()
                        .authenticate("team/mine", User.getById("bob", true).impersonate2())
                        .authenticate("secret/theirs", User.getById("bob", true).impersonate2())
                        .authenticate("secret/train", User.getById("ada", true).impersonate2()));

        scene.build(scene.job(secret, "train", REGISTER));

        assertThat(Scene.builds(mine)).isZero();
        assertThat(Scene.builds(theirs)).as("the model lies in its own folder").isEqualTo(1);
    }

    @Test
    void theDocumentedPipelinesWork() throws Exception {
        WorkflowJob declarative = scene.job("declarative", Docs.snippet("events.md", 1));
        WorkflowJob scripted = scene.job("scripted", Docs.snippet("events.md", 2));
        scene.build(declarative);
        scene.build(scripted);
        assertThat(declarative.getTriggers().values())
                .singleElement()
                .isInstanceOfSatisfying(
                        ModelEventTrigger.class,
                        trigger -> assertThat(trigger.getOn())
                                .containsExactly(
                                        "registered", "alias:production", "deployed:staging", "drift", "gateFailed"));

        scene.build(scene.job("train", REGISTER.replace("'m'", "'price-up'").replace("challenger", "production")));

        assertThat(Scene.builds(declarative)).isEqualTo(3);
        assertThat(List.of(
                        JenkinsRule.getLog(declarative.getBuildByNumber(2)),
                        JenkinsRule.getLog(declarative.getBuildByNumber(3))))
                .anyMatch(log -> log.contains("registered of price-up, version 1"))
                .anyMatch(log -> log.contains("alias:production of price-up, version 1"));
        assertThat(Scene.builds(scripted)).isEqualTo(2);
        jenkins.assertLogContains("alias:production of price-up/1 by", scripted.getBuildByNumber(2));
    }

    @Test
    void theFormKeepsWhatWasConfigured() throws Exception {
        WorkflowJob job = hears("hear", "/team/m", "registered", "alias:production");
        jenkins.configRoundtrip(job);

        ModelEventTrigger trigger =
                (ModelEventTrigger) job.getTriggers().values().iterator().next();
        assertThat(trigger.getModel()).isEqualTo("/team/m");
        assertThat(trigger.getOn()).containsExactly("registered", "alias:production");
        ModelEventTrigger.DescriptorImpl form = (ModelEventTrigger.DescriptorImpl) trigger.getDescriptor();
        assertThat(form.doCheckOn("registered, promoted").getMessage()).contains("promoted&#039; is no event");
        assertThat(form.doCheckModel("a//b").kind).isEqualTo(hudson.util.FormValidation.Kind.ERROR);
        assertThatThrownBy(() -> new ModelEventTrigger("m", List.of()))
                .isInstanceOf(InputException.class)
                .hasMessageContaining("at least one event was expected");
    }

    @TestExtension("otherPluginsHearOfEveryEvent")
    public static final class Heard extends ModelEventListener {
        static final List<String> ALL = new ArrayList<>();

        @Override
        public void onEvent(ModelName model, LogEntry entry) {
            ALL.add(model + " " + entry.event().kind());
            throw new IllegalStateException("a listener of another plugin fails");
        }
    }

    @Test
    void otherPluginsHearOfEveryEvent() throws Exception {
        Heard.ALL.clear();
        WorkflowJob job = hears("hear", "m", "registered");
        scene.build(scene.job("train", REGISTER));
        Models.registry().model(new ModelName("m")).setTag(1, "team", "blue", ada());

        assertThat(Heard.ALL).containsExactly("m registered", "m tagSet");
        assertThat(Scene.builds(job)).isEqualTo(1);
    }
}
