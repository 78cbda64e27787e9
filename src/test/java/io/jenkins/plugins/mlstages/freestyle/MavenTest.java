package io.jenkins.plugins.mlstages.freestyle;

import static org.assertj.core.api.Assertions.assertThat;

import hudson.maven.MavenModuleSet;
import hudson.maven.MavenModuleSetBuild;
import hudson.model.FreeStyleBuild;
import hudson.model.FreeStyleProject;
import hudson.model.Result;
import hudson.tasks.BuildStepDescriptor;
import hudson.tasks.Builder;
import hudson.tasks.Publisher;
import io.jenkins.plugins.mlstages.engine.record.Criticality;
import io.jenkins.plugins.mlstages.engine.record.ModelName;
import io.jenkins.plugins.mlstages.storage.Models;
import java.util.List;
import org.jenkinsci.plugins.structs.describable.DescribableModel;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.jvnet.hudson.test.JenkinsRule;
import org.jvnet.hudson.test.junit.jupiter.WithJenkins;

/** Stages in Maven jobs, after the build of their modules. */
@WithJenkins
class MavenTest {
    private JenkinsRule jenkins;

    @BeforeEach
    void setUp(JenkinsRule rule) {
        jenkins = rule;
    }

    private MavenModuleSet job(String name) throws Exception {
        MavenBuilds.install(jenkins);
        MavenModuleSet job = jenkins.createProject(MavenModuleSet.class, name);
        job.setScm(MavenBuilds.files());
        job.setGoals("-o -B validate");
        return job;
    }

    @Test
    void itsPostBuildActionMakesTheRecordsOfAFreestyleJob() throws Exception {
        MavenModuleSet maven = job("maven");
        maven.getPublishersList().add(new MlStagesPublisher(StageJobs.stages()));
        FreeStyleProject freestyle = jenkins.createFreeStyleProject("freestyle");
        freestyle.setScm(StageJobs.files());
        freestyle.getPublishersList().add(new MlStagesPublisher(StageJobs.stages()));

        MavenModuleSetBuild ofMaven = jenkins.buildAndAssertStatus(Result.UNSTABLE, maven);
        FreeStyleBuild ofFreestyle = jenkins.buildAndAssertStatus(Result.UNSTABLE, freestyle);

        jenkins.assertLogContains("BUILD SUCCESS", ofMaven);
        assertThat(StageJobs.records(ofMaven)).hasSize(2).isEqualTo(StageJobs.records(ofFreestyle));
    }

    @Test
    void validatesAsPostStepRegistersAfterTheBuildAndShowsItsPages() throws Exception {
        MavenModuleSet job = job("maven");
        job.getPostbuilders()
                .add(new MlStagesBuilder(
                        List.of(StageJobs.validate("price-up", StageJobs.gate("auc", 0.8, Criticality.FAILURE)))));
        job.getPublishersList()
                .add(new MlStagesPublisher(List.of(StageJobs.register("price-up"), StageJobs.drift("price-up"))));

        MavenModuleSetBuild build = jenkins.buildAndAssertSuccess(job);

        StageJobs.assertRegistered("price-up@production", build);
        StageJobs.assertShown(jenkins, build);
    }

    @Test
    void afterABrokenBuildOfItsModulesNothingIsRegistered() throws Exception {
        MavenModuleSet job = job("maven");
        job.setGoals("-o -B no-such-phase");
        job.getPublishersList().add(new MlStagesPublisher(List.of(StageJobs.register("price-up"))));

        MavenModuleSetBuild build = jenkins.buildAndAssertStatus(Result.FAILURE, job);

        jenkins.assertLogContains("The build has failed, so its ML stages do not run.", build);
        assertThat(Models.registry().has(new ModelName("price-up"))).isFalse();
    }

    @Test
    void itsFormOffersBothAndKeepsEveryField() throws Exception {
        assertThat(BuildStepDescriptor.filter(Publisher.all(), MavenModuleSet.class))
                .hasAtLeastOneElementOfType(MlStagesPublisher.DescriptorImpl.class);
        assertThat(BuildStepDescriptor.filter(Builder.all(), MavenModuleSet.class))
                .hasAtLeastOneElementOfType(MlStagesBuilder.DescriptorImpl.class);
        MavenModuleSet job = jenkins.createProject(MavenModuleSet.class, "form");
        MlStagesBuilder before = new MlStagesBuilder(StageJobs.stages());
        MlStagesPublisher after = new MlStagesPublisher(List.of(StageJobs.register("price-up")));
        job.getPostbuilders().add(before);
        job.getPublishersList().add(after);
        String validated = DescribableModel.uninstantiate2_(before).toString();
        String registered = DescribableModel.uninstantiate2_(after).toString();

        job = jenkins.configRoundtrip(job);

        assertThat(DescribableModel.uninstantiate2_(job.getPostbuilders().get(MlStagesBuilder.class))
                        .toString())
                .isEqualTo(validated);
        assertThat(DescribableModel.uninstantiate2_(job.getPublishersList().get(MlStagesPublisher.class))
                        .toString())
                .isEqualTo(registered);
    }
}
