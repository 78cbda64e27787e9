package io.jenkins.plugins.mlstages.config;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.jvnet.hudson.test.JenkinsRule;
import org.jvnet.hudson.test.junit.jupiter.WithJenkins;

@WithJenkins
class MlStagesConfigurationTest {
    @Test
    void theSettingIsOffAtFirstAndSurvivesItsFormAndTheDisk(JenkinsRule jenkins) throws Exception {
        assertThat(MlStagesConfiguration.get().isModelsOfOtherFolders()).isFalse();

        MlStagesConfiguration.get().setModelsOfOtherFolders(true);
        jenkins.configRoundtrip();

        assertThat(MlStagesConfiguration.get().isModelsOfOtherFolders()).isTrue();
        assertThat(new MlStagesConfiguration().isModelsOfOtherFolders()).isTrue();
    }
}
