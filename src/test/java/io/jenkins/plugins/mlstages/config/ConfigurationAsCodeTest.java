package io.jenkins.plugins.mlstages.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.jenkins.plugins.casc.ConfigurationAsCode;
import io.jenkins.plugins.casc.ConfiguratorException;
import io.jenkins.plugins.casc.misc.ConfiguredWithCode;
import io.jenkins.plugins.casc.misc.JenkinsConfiguredWithCodeRule;
import io.jenkins.plugins.casc.misc.junit.jupiter.WithJenkinsConfiguredWithCode;
import io.jenkins.plugins.mlstages.engine.record.Criticality;
import io.jenkins.plugins.mlstages.retention.DriftDistributionsDiscarder;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import jenkins.model.GlobalBuildDiscarderConfiguration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The settings as code, there and back. */
@WithJenkinsConfiguredWithCode
class ConfigurationAsCodeTest {
    @TempDir
    Path folder;

    @Test
    @ConfiguredWithCode("configuration-as-code.yaml")
    void isReadAndWritten(JenkinsConfiguredWithCodeRule jenkins) throws Exception {
        MlStagesConfiguration settings = MlStagesConfiguration.get();
        assertThat(settings.getCriticality()).isEqualTo(Criticality.FAILURE);
        assertThat(settings.getCorrection()).isEqualTo("benjamini-hochberg");
        assertThat(settings.getAnswerMegabytes()).isEqualTo(128);
        assertThat(settings.isModelsOfOtherFolders()).isTrue();
        DriftDistributionsDiscarder discarder = GlobalBuildDiscarderConfiguration.get()
                .getConfiguredBuildDiscarders()
                .get(DriftDistributionsDiscarder.class);
        assertThat(discarder.getBuilds()).isEqualTo(50);
        assertThat(discarder.getDays()).isEqualTo(180);

        ByteArrayOutputStream exported = new ByteArrayOutputStream();
        ConfigurationAsCode.get().export(exported);
        assertThat(exported.toString(StandardCharsets.UTF_8))
                .contains("""
                      mlStages:
                        answerMegabytes: 128
                        correction: "benjamini-hochberg"
                        criticality: FAILURE
                        modelsOfOtherFolders: true
                    """.indent(0))
                .contains("mlStagesDriftDistributions:", "builds: 50", "days: 180");
    }

    @Test
    void whatCannotBeMeantIsRefusedAndTheSettingStays(JenkinsConfiguredWithCodeRule jenkins) throws Exception {
        assertRefused("criticality: NOTE", "UNSTABLE or FAILURE was expected");
        assertRefused("correction: holmes", "The correction 'holmes' is not known");
        assertRefused("answerMegabytes: 0", "a whole number from 1 to 1024 was expected");
        assertThat(MlStagesConfiguration.get().getCriticality()).isEqualTo(Criticality.UNSTABLE);
        assertThat(MlStagesConfiguration.get().getAnswerMegabytes()).isEqualTo(64);
    }

    private void assertRefused(String setting, String sentence) throws Exception {
        Path file = folder.resolve("jenkins.yaml");
        Files.writeString(file, "unclassified:\n  mlStages:\n    " + setting + "\n");
        assertThatThrownBy(() -> ConfigurationAsCode.get().configure(file.toString()))
                .isInstanceOf(ConfiguratorException.class)
                .hasStackTraceContaining(sentence);
    }
}
