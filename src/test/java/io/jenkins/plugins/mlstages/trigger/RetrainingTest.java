package io.jenkins.plugins.mlstages.trigger;

import static org.assertj.core.api.Assertions.assertThat;

import hudson.FilePath;
import hudson.model.Cause;
import hudson.model.CauseAction;
import hudson.model.Computer;
import hudson.model.Item;
import hudson.model.Result;
import hudson.model.TaskListener;
import hudson.model.User;
import io.jenkins.plugins.mlstages.Docs;
import io.jenkins.plugins.mlstages.engine.record.DriftRecord;
import io.jenkins.plugins.mlstages.storage.Announcements;
import io.jenkins.plugins.mlstages.storage.BuildRecords;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import jenkins.model.Jenkins;
import jenkins.security.QueueItemAuthenticatorConfiguration;
import org.htmlunit.html.HtmlAnchor;
import org.jenkinsci.plugins.workflow.job.WorkflowJob;
import org.jenkinsci.plugins.workflow.job.WorkflowRun;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.jvnet.hudson.test.JenkinsRule;
import org.jvnet.hudson.test.MockAuthorizationStrategy;
import org.jvnet.hudson.test.MockFolder;
import org.jvnet.hudson.test.MockQueueItemAuthenticator;
import org.jvnet.hudson.test.junit.jupiter.WithJenkins;

/** What starts a retraining, what limits it, and what never does. */
@WithJenkins
class RetrainingTest {
    private JenkinsRule jenkins;
    private Scene scene;

    @BeforeEach
    void setUp(JenkinsRule rule) throws Exception {
        jenkins = rule;
        scene = new Scene(rule);
    }

    private static String data(double shift) {
        StringBuilder csv = new StringBuilder("price,demand,class\n");
        for (int i = 0; i < 400; i++) {
            double place = (i + 0.5) / 400;
            csv.append(place + shift)
                    .append(',')
                    .append((i * 37 % 400) / 400.0)
                    .append(',')
                    .append(i % 2 == 0 ? "up" : "down")
                    .append('\n');
        }
        return csv.toString();
    }

    private void write(WorkflowJob job, String name, String text) throws Exception {
        FilePath file = jenkins.jenkins.getWorkspaceFor(job).child(name);
        file.getParent().mkdirs();
        file.write(text, "UTF-8");
    }

    private void registerProduction() throws Exception {
        WorkflowJob first = scene.job("first", """
                node {
                    trainModel(model: 'price-up', artifacts: 'm.bin',
                               data: [[name: 'train', files: 'train.csv', target: 'class']]) {
                        writeFile file: 'm.bin', text: 'weights'
                    }
                    registerVersion(model: 'price-up', aliases: ['production'])
                }
                """);
        write(first, "train.csv", data(0));
        scene.build(first);
    }

    private WorkflowJob monitor() throws Exception {
        WorkflowJob monitor = scene.job("monitor", Docs.snippet("retraining.md", 3));
        write(monitor, "data/week-12.csv", data(0.5));
        write(monitor, "out/this-week.json", "{\"accuracy\": 0.71}");
        return monitor;
    }

    @Test
    void aDeclarativeJobIsRetrainedWithinItsCooldownAndBudget() throws Exception {
        registerProduction();
        WorkflowJob train = scene.job("train", Docs.snippet("retraining.md", 1));
        write(train, "data/train.csv", data(0.5));
        write(
                train,
                "train.sh",
                "mkdir -p out && echo '{\"loss\": 0.3}' > out/metrics.json && echo weights > out/model.json\n");
        scene.build(train);
        WorkflowJob monitor = monitor();

        WorkflowRun found = jenkins.buildAndAssertStatus(Result.UNSTABLE, monitor);
        jenkins.waitUntilNoActivity();

        jenkins.assertLogContains("[ML Stages] Retraining of price-up: train is scheduled.", found);
        jenkins.assertLogContains(
                "[ML Stages] Retraining of price-up: train is not started: it was started at 2026-03-02T12:00:00Z and cools down"
                        + " for 720 minutes, until 2026-03-03T00:00:00Z.",
                found);
        assertThat(Scene.builds(train)).isEqualTo(2);
        WorkflowRun retraining = train.getLastBuild();
        jenkins.assertBuildStatusSuccess(retraining);
        ModelDriftCause cause = retraining.getCause(ModelDriftCause.class);
        assertThat(cause.getShortDescription()).isEqualTo("Drift from price-up/1 in price, found by monitor #1");
        assertThat(cause.getModel()).isEqualTo("price-up");
        assertThat(cause.getReference()).isEqualTo("price-up/1");
        assertThat(cause.getColumns()).containsExactly("price");
        assertThat(cause.getFoundBy()).isEqualTo(found);
        jenkins.assertLogContains("Drift from price-up/1 in price, found by monitor #1", retraining);
        HtmlAnchor link = jenkins.createWebClient().getPage(retraining).getAnchorByText("monitor #1");
        assertThat(link.getHrefAttribute()).endsWith("/job/monitor/1/ml-stages/");

        scene.at(Duration.ofMinutes(719));
        jenkins.buildAndAssertStatus(Result.UNSTABLE, monitor);
        jenkins.waitUntilNoActivity();
        assertThat(Scene.builds(train)).isEqualTo(2);
        for (int day = 1; day <= 2; day++) {
            scene.at(Duration.ofDays(day));
            jenkins.buildAndAssertStatus(Result.UNSTABLE, monitor);
            jenkins.waitUntilNoActivity();
            assertThat(Scene.builds(train)).isEqualTo(2 + day);
        }
        scene.at(Duration.ofDays(4));
        WorkflowRun tooMany = jenkins.buildAndAssertStatus(Result.UNSTABLE, monitor);
        jenkins.waitUntilNoActivity();
        jenkins.assertLogContains(
                "train is not started: it was started 3 times in seven days, and maxPerWeek is 3; the next may start at"
                        + " 2026-03-09T12:00:00Z",
                tooMany);
        assertThat(Scene.builds(train)).isEqualTo(4);
        scene.at(Duration.ofDays(7));
        jenkins.buildAndAssertStatus(Result.UNSTABLE, monitor);
        jenkins.waitUntilNoActivity();
        assertThat(Scene.builds(train)).isEqualTo(5);
    }

    @Test
    void aScriptedJobIsRetrainedAndReadsTheCause() throws Exception {
        WorkflowJob train = scene.job("train", Docs.snippet("retraining.md", 2));
        scene.build(train);
        ModelDriftTrigger trigger =
                (ModelDriftTrigger) train.getTriggers().values().iterator().next();
        assertThat(trigger.getModel()).isEqualTo("price-up");
        assertThat(trigger.getCooldownMinutes()).isEqualTo(720);
        assertThat(trigger.getMaxPerWeek()).isEqualTo(3);

        scene.build(scene.job("monitor", Scene.drift("price-up")));

        assertThat(Scene.builds(train)).isEqualTo(2);
        jenkins.assertLogContains(
                "retraining, since before.csv drifted in [x], as monitor #1 found", train.getLastBuild());
    }

    @Test
    void aFailedGateOfAVersionStartsAndOneOfACandidateDoesNot() throws Exception {
        registerProduction();
        WorkflowJob train = scene.retrains("train", "price-up");
        String validate = """
                node {
                    writeFile file: 'm.json', text: '{"accuracy": 0.71}'
                    validateModel(model: 'price-up', metrics: 'm.json', %s)
                }
                """;
        String gate = "gates: [[metric: 'accuracy', atLeast: 0.8, criticality: 'NOTE']]";
        scene.build(scene.job("candidate", validate.formatted(gate)));
        scene.build(
                scene.job(
                        "undecided",
                        validate.formatted(
                                "version: 'price-up@production', gates: [[metric: 'auc', atLeast: 0.8, criticality: 'NOTE']]")));
        assertThat(Scene.builds(train)).isZero();

        scene.build(scene.job("version", validate.formatted("version: 'price-up@production', " + gate)));

        assertThat(Scene.builds(train)).isEqualTo(1);
        assertThat(train.getLastBuild().getCause(ModelDriftCause.class).getShortDescription())
                .startsWith("Failed gates of price-up/1 (accuracy >= 0.8")
                .endsWith("), found by version #1");
    }

    @Test
    void aJobNeverTriggersItself() throws Exception {
        WorkflowJob train = scene.job("train", Scene.drift("m"));
        train.addTrigger(new ModelDriftTrigger("m"));

        WorkflowRun build = scene.build(train);

        jenkins.assertLogContains(
                "Retraining of m: train is not started: it would trigger itself, because this build is one of its own.",
                build);
        assertThat(Scene.builds(train)).isEqualTo(1);
    }

    @Test
    void aLoopByWayOfUpstreamBuildsIsRefused() throws Exception {
        WorkflowJob train = scene.retrains("train", "m");
        WorkflowRun upstream = scene.build(train);
        WorkflowJob monitor = scene.job("monitor", Scene.drift("m"));
        WorkflowRun between = jenkins.assertBuildStatusSuccess(
                scene.job("between", "echo 'x'").scheduleBuild2(0, new CauseAction(new Cause.UpstreamCause(upstream))));

        WorkflowRun build = jenkins.assertBuildStatusSuccess(
                monitor.scheduleBuild2(0, new CauseAction(new Cause.UpstreamCause(between))));
        jenkins.waitUntilNoActivity();

        jenkins.assertLogContains(
                "train is not started: it would trigger itself, because one of its builds led to this one (by way of"
                        + " monitor, between, train).",
                build);
        assertThat(Scene.builds(train)).isEqualTo(1);
        scene.build(monitor);
        assertThat(Scene.builds(train)).as("a build that nothing of it led to").isEqualTo(2);
    }

    @Test
    void aLoopByWayOfDriftIsRefusedEvenWhenTheBuildBetweenIsGone() throws Exception {
        WorkflowJob a = scene.job("a", Scene.drift("m"));
        a.addTrigger(free("n"));
        WorkflowJob b = scene.job("b", Scene.drift("n"));
        b.addTrigger(free("m"));

        scene.build(a);

        assertThat(Scene.builds(b)).isEqualTo(1);
        assertThat(Scene.builds(a)).isEqualTo(1);
        WorkflowRun second = b.getLastBuild();
        jenkins.assertLogContains("Retraining of n: a is not started: it would trigger itself", second);
        a.getBuildByNumber(1).delete();
        assertThat(CauseChain.of(second).jobs()).containsExactly("b", "a");
        assertThat(second.getCause(ModelDriftCause.class).getFoundBy()).isNull();
        assertThat(jenkins.createWebClient().getPage(second).asNormalizedText())
                .contains("Drift from before.csv in x, found by a #1");
    }

    private static ModelDriftTrigger free(String model) {
        ModelDriftTrigger trigger = new ModelDriftTrigger(model);
        trigger.setCooldownMinutes(0);
        trigger.setMaxPerWeek(100);
        return trigger;
    }

    @Test
    void whatManyBuildsFindAtOnceIsOneStart() throws Exception {
        WorkflowJob train = scene.retrains(jenkins.jenkins, "train", "other", 1, 100);
        WorkflowRun found = scene.build(scene.job("monitor", Scene.drift("m")));
        train.addTrigger(new ModelDriftTrigger("m"));
        DriftRecord record = BuildRecords.of(found).read().last(DriftRecord.class, "m");

        ExecutorService threads = Executors.newFixedThreadPool(8);
        List<Future<?>> all = new ArrayList<>();
        for (int i = 0; i < 40; i++) {
            all.add(threads.submit(() -> Announcements.make(found, TaskListener.NULL, record, null)));
        }
        for (Future<?> one : all) {
            one.get();
        }
        threads.shutdown();
        jenkins.waitUntilNoActivity();

        assertThat(RetrainingStarts.of(train).read()).hasSize(1);
        assertThat(Scene.builds(train)).isEqualTo(1);
    }

    @Test
    void aDisabledJobSpendsNothing() throws Exception {
        WorkflowJob train = scene.retrains("train", "m");
        train.setDisabled(true);

        WorkflowRun found = scene.build(scene.job("monitor", Scene.drift("m")));

        jenkins.assertLogContains("train is not started: it is disabled.", found);
        assertThat(RetrainingStarts.of(train).read()).isEmpty();
    }

    @Test
    void modelsAreNamedFromTheFolderOfTheJob() throws Exception {
        MockFolder team = jenkins.createFolder("team-a");
        WorkflowJob inside = scene.retrains(team, "train", "m", 0, 100);
        WorkflowJob sameNameAtTheRoot = scene.retrains("other", "m");
        WorkflowJob fromTheRoot = scene.retrains("outside", "team-a/m");
        WorkflowJob monitor = scene.job(team, "monitor", Scene.drift("m"));

        scene.build(monitor);

        assertThat(Scene.builds(inside)).isEqualTo(1);
        assertThat(Scene.builds(fromTheRoot)).isEqualTo(1);
        assertThat(Scene.builds(sameNameAtTheRoot)).isZero();
        assertThat(inside.getLastBuild().getCause(ModelDriftCause.class).getModel())
                .isEqualTo("team-a/m");
    }

    @Test
    void aJobHearsOnlyOfModelsThatItMaySee() throws Exception {
        MockFolder team = jenkins.createFolder("team-a");
        MockFolder strangers = jenkins.createFolder("team-b");
        WorkflowJob inside = scene.retrains(team, "train", "m", 0, 100);
        WorkflowJob friend = scene.retrains(strangers, "friend", "/team-a/m", 0, 100);
        WorkflowJob spy = scene.retrains(strangers, "spy", "/team-a/m", 0, 100);
        WorkflowJob monitor = scene.job(team, "monitor", Scene.drift("m"));
        WorkflowJob stranger = scene.job(strangers, "stranger", Scene.drift("/team-a/m"));
        jenkins.jenkins.setSecurityRealm(jenkins.createDummySecurityRealm());
        jenkins.jenkins.setAuthorizationStrategy(new MockAuthorizationStrategy()
                .grant(Jenkins.READ)
                .everywhere()
                .to("anna", "bob", "eve")
                .grant(Item.READ)
                .onItems(team)
                .to("anna", "bob")
                .grant(Item.READ, Item.BUILD)
                .onItems(monitor)
                .to("anna")
                .grant(Computer.BUILD)
                .everywhere()
                .to("anna", "bob", "eve")
                .grant(Item.READ, Item.BUILD)
                .onFolders(strangers)
                .to("bob", "eve"));
        QueueItemAuthenticatorConfiguration.get()
                .getAuthenticators()
                .add(new MockQueueItemAuthenticator()
                        .authenticate(
                                "team-a/monitor", User.getById("anna", true).impersonate2())
                        .authenticate("team-b/friend", User.getById("bob", true).impersonate2())
                        .authenticate("team-b/spy", User.getById("eve", true).impersonate2())
                        .authenticate(
                                "team-b/stranger", User.getById("eve", true).impersonate2()));

        WorkflowRun found = scene.build(monitor);

        assertThat(Scene.builds(inside)).isEqualTo(1);
        assertThat(Scene.builds(friend)).isEqualTo(1);
        assertThat(Scene.builds(spy)).isZero();
        jenkins.assertLogNotContains("friend", found);
        jenkins.assertLogNotContains("spy", found);

        scene.build(stranger);

        assertThat(Scene.builds(inside))
                .as("started by a job that may not see the model")
                .isEqualTo(1);
        assertThat(Scene.builds(friend)).isEqualTo(1);
    }

    @Test
    void theTriggerSurvivesItsForm() throws Exception {
        WorkflowJob train = scene.retrains(jenkins.jenkins, "train", "price-up", 30, 7);

        jenkins.configRoundtrip(train);

        ModelDriftTrigger back =
                (ModelDriftTrigger) train.getTriggers().values().iterator().next();
        assertThat(back.getModel()).isEqualTo("price-up");
        assertThat(back.getCooldownMinutes()).isEqualTo(30);
        assertThat(back.getMaxPerWeek()).isEqualTo(7);
        ModelDriftTrigger.DescriptorImpl form =
                jenkins.jenkins.getDescriptorByType(ModelDriftTrigger.DescriptorImpl.class);
        assertThat(form.doCheckModel("../m").getMessage()).contains("is not a model name");
        assertThat(form.doCheckModel("/team-a/m").getMessage()).isNull();
        assertThat(form.doCheckMaxPerWeek("0").getMessage()).contains("maxPerWeek is 0, but at least 1 was expected.");
        assertThat(form.doCheckCooldownMinutes("soon").getMessage()).contains("is no whole number");
    }
}
