package io.jenkins.plugins.mlstages.freestyle;

import static org.assertj.core.api.Assertions.assertThat;

import hudson.model.FreeStyleProject;
import io.jenkins.plugins.mlstages.trigger.ModelDriftTrigger;
import io.jenkins.plugins.mlstages.trigger.ModelEventTrigger;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.jvnet.hudson.test.JenkinsRule;
import org.jvnet.hudson.test.junit.jupiter.WithJenkins;

/** A configuration that an older version or a person wrote lacks fields: they have the defaults of the constructors. */
@WithJenkins
class OldConfigurationTest {
    private static final String CONFIG = """
            <project>
              <triggers>
                <io.jenkins.plugins.mlstages.trigger.ModelDriftTrigger>
                  %s<model>m</model>%s
                </io.jenkins.plugins.mlstages.trigger.ModelDriftTrigger>
                <io.jenkins.plugins.mlstages.trigger.ModelEventTrigger>
                  %1$s<model>m</model>
                </io.jenkins.plugins.mlstages.trigger.ModelEventTrigger>
              </triggers>
              <builders><ml-stages.build/></builders>
              <publishers><ml-stages.postBuild/></publishers>
            </project>
            """;

    private static FreeStyleProject load(JenkinsRule jenkins, String name, String spec, String fields)
            throws Exception {
        return (FreeStyleProject) jenkins.jenkins.createProjectFromXML(
                name, new ByteArrayInputStream(CONFIG.formatted(spec, fields).getBytes(StandardCharsets.UTF_8)));
    }

    @Test
    void whatIsNotNamedHasItsDefaultAndWhatIsNamedStays(JenkinsRule jenkins) throws Exception {
        for (String spec : new String[] {"", "<spec></spec>"}) {
            FreeStyleProject job = load(jenkins, "lacks" + spec.length(), spec, "");
            ModelDriftTrigger drift = job.getTrigger(ModelDriftTrigger.class);
            assertThat(drift.getCooldownMinutes()).isEqualTo(720);
            assertThat(drift.getMaxPerWeek()).isEqualTo(3);
            assertThat(job.getTrigger(ModelEventTrigger.class).getOn()).isEmpty();
            assertThat(job.getBuildersList().get(MlStagesBuilder.class).getStages())
                    .isEmpty();
            assertThat(job.getPublishersList().get(MlStagesPublisher.class).getStages())
                    .isEmpty();
            jenkins.buildAndAssertSuccess(job);
        }

        FreeStyleProject job = load(
                jenkins, "names", "<spec></spec>", "<cooldownMinutes>0</cooldownMinutes><maxPerWeek>1</maxPerWeek>");
        for (int round = 0; round < 2; round++) {
            ModelDriftTrigger drift = job.getTrigger(ModelDriftTrigger.class);
            assertThat(drift.getCooldownMinutes()).isZero();
            assertThat(drift.getMaxPerWeek()).isOne();
            job.save();
            job.doReload();
            job = jenkins.jenkins.getItemByFullName("names", FreeStyleProject.class);
            assertThat(job.getConfigFile().asString())
                    .contains("<cooldownMinutes>0</cooldownMinutes>", "<maxPerWeek>1</maxPerWeek>");
        }
    }
}
