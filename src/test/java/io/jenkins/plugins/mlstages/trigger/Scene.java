package io.jenkins.plugins.mlstages.trigger;

import hudson.ExtensionList;
import hudson.model.ItemGroup;
import hudson.model.TopLevelItem;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import jenkins.model.ModifiableTopLevelItemGroup;
import org.jenkinsci.plugins.workflow.cps.CpsFlowDefinition;
import org.jenkinsci.plugins.workflow.job.WorkflowJob;
import org.jenkinsci.plugins.workflow.job.WorkflowRun;
import org.jvnet.hudson.test.JenkinsRule;
import org.jvnet.hudson.test.MockFolder;

/** A Jenkins with a clock of its own, jobs that find drift, and jobs that retrain. */
final class Scene implements InstantSource {
    static final Instant NOON = Instant.parse("2026-03-02T12:00:00Z");

    private final JenkinsRule jenkins;
    private Instant now = NOON;

    Scene(JenkinsRule jenkins) throws Exception {
        this.jenkins = jenkins;
        jenkins.jenkins.setQuietPeriod(0);
        ExtensionList.lookupSingleton(Retraining.class).setClock(this);
    }

    @Override
    public Instant instant() {
        return now;
    }

    void at(Duration sinceNoon) {
        now = NOON.plus(sinceNoon);
    }

    /** A pipeline that finds drift of a model. */
    static String drift(String model) {
        return """
                node {
                    writeFile file: 'before.csv', text: 'x,y\\n' + (1..60).collect { i -> i + ',' + i / 7 }.join('\\n')
                    writeFile file: 'now.csv', text: 'x,y\\n' + (101..160).collect { i -> i + ',' + (i - 100) / 7 }.join('\\n')
                    checkDrift(model: '%s', referenceData: 'before.csv', current: 'now.csv', criticality: 'NOTE')
                }
                """.formatted(model);
    }

    WorkflowJob job(String name, String script) throws Exception {
        return job(jenkins.jenkins, name, script);
    }

    WorkflowJob job(ModifiableTopLevelItemGroup parent, String name, String script) throws Exception {
        WorkflowJob job = parent instanceof MockFolder folder
                ? folder.createProject(WorkflowJob.class, name)
                : jenkins.jenkins.createProject(WorkflowJob.class, name);
        job.setDefinition(new CpsFlowDefinition(script, true));
        return job;
    }

    /** A job without anything to do that drift of a model starts. */
    WorkflowJob retrains(
            ItemGroup<? extends TopLevelItem> parent, String name, String model, int cooldownMinutes, int maxPerWeek)
            throws Exception {
        WorkflowJob job = job((ModifiableTopLevelItemGroup) parent, name, "echo 'retrained'");
        ModelDriftTrigger trigger = new ModelDriftTrigger(model);
        trigger.setCooldownMinutes(cooldownMinutes);
        trigger.setMaxPerWeek(maxPerWeek);
        job.addTrigger(trigger);
        return job;
    }

    WorkflowJob retrains(String name, String model) throws Exception {
        return retrains(jenkins.jenkins, name, model, 0, 100);
    }

    /** Builds a job, and waits for what it started. */
    WorkflowRun build(WorkflowJob job) throws Exception {
        WorkflowRun build = jenkins.buildAndAssertSuccess(job);
        jenkins.waitUntilNoActivity();
        return build;
    }

    static int builds(WorkflowJob job) {
        return job.getNextBuildNumber() - 1;
    }
}
