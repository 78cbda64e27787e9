package io.jenkins.plugins.mlstages.retention;

import static org.assertj.core.api.Assertions.assertThat;

import hudson.model.FreeStyleBuild;
import hudson.model.FreeStyleProject;
import io.jenkins.plugins.mlstages.FolderSCM;
import io.jenkins.plugins.mlstages.engine.record.DriftRecord;
import io.jenkins.plugins.mlstages.engine.record.RunRecords;
import io.jenkins.plugins.mlstages.freestyle.MlStagesBuilder;
import io.jenkins.plugins.mlstages.steps.CheckDriftStep;
import io.jenkins.plugins.mlstages.storage.BuildRecords;
import java.io.File;
import java.util.List;
import jenkins.model.GlobalBuildDiscarderConfiguration;
import org.junit.jupiter.api.Test;
import org.jvnet.hudson.test.JenkinsRule;
import org.jvnet.hudson.test.junit.jupiter.WithJenkins;

@WithJenkins
class DriftDistributionsDiscarderTest {
    private static FreeStyleProject job(JenkinsRule jenkins) throws Exception {
        CheckDriftStep drift = new CheckDriftStep("price-up");
        drift.setReferenceData("data/train.csv");
        drift.setCurrent("data/week-12.csv");
        FreeStyleProject job = jenkins.createFreeStyleProject("watch");
        job.setScm(new FolderSCM(new File("src/test/resources/io/jenkins/plugins/mlstages/docs/workspace"), ""));
        job.getBuildersList().add(new MlStagesBuilder(List.of(drift)));
        return job;
    }

    private static DriftDistributionsDiscarder discarder(int builds, int days) {
        DriftDistributionsDiscarder discarder = new DriftDistributionsDiscarder();
        discarder.setBuilds(builds);
        discarder.setDays(days);
        return discarder;
    }

    private static DriftRecord drift(FreeStyleBuild build) {
        return BuildRecords.of(build).read().last(DriftRecord.class, "price-up");
    }

    @Test
    void buildsBeyondTheNumberLoseTheirDistributionsAndKeepTheirVerdicts(JenkinsRule jenkins) throws Exception {
        FreeStyleProject job = job(jenkins);
        FreeStyleBuild first = jenkins.buildAndAssertSuccess(job);
        FreeStyleBuild second = jenkins.buildAndAssertSuccess(job);
        FreeStyleBuild third = jenkins.buildAndAssertSuccess(job);
        DriftRecord before = drift(first);

        discarder(2, 0).apply(job);

        RunRecords thinned = BuildRecords.of(first);
        assertThat(thinned.read().thinned()).isTrue();
        assertThat(thinned.profile(before.current().profile())).doesNotExist();
        assertThat(drift(first).sentence()).isEqualTo(before.sentence());
        assertThat(drift(first).columns()).hasSameSizeAs(before.columns()).allMatch(c -> c.distributions() == null);
        for (FreeStyleBuild kept : List.of(second, third)) {
            assertThat(BuildRecords.of(kept).read().thinned()).isFalse();
            assertThat(BuildRecords.of(kept).profile(drift(kept).current().profile()))
                    .exists();
        }
        String page = jenkins.createWebClient()
                .goTo(first.getUrl() + "ml-stages/api/build", "application/json")
                .getWebResponse()
                .getContentAsString();
        assertThat(page).contains("\"thinned\":true").contains(before.sentence());
    }

    @Test
    void youngBuildsKeepEverythingAndZeroSetsNoLimit(JenkinsRule jenkins) throws Exception {
        FreeStyleProject job = job(jenkins);
        FreeStyleBuild build = jenkins.buildAndAssertSuccess(job);

        discarder(0, 1).apply(job);

        assertThat(BuildRecords.of(build).read().thinned()).isFalse();
        assertThat(discarder(0, 0).isApplicable(job)).isFalse();
        assertThat(discarder(0, 1).isApplicable(job)).isTrue();
        assertThat(discarder(0, 1).isApplicable(jenkins.createFreeStyleProject("other")))
                .isFalse();
    }

    @Test
    void isChosenInTheSystemConfiguration(JenkinsRule jenkins) throws Exception {
        GlobalBuildDiscarderConfiguration.get().getConfiguredBuildDiscarders().add(discarder(50, 180));

        jenkins.configRoundtrip();

        DriftDistributionsDiscarder back = GlobalBuildDiscarderConfiguration.get()
                .getConfiguredBuildDiscarders()
                .get(DriftDistributionsDiscarder.class);
        assertThat(back.getBuilds()).isEqualTo(50);
        assertThat(back.getDays()).isEqualTo(180);
    }
}
