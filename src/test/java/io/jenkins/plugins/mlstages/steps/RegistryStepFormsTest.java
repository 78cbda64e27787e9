package io.jenkins.plugins.mlstages.steps;

import static org.assertj.core.api.Assertions.assertThat;

import hudson.util.FormValidation;
import org.jenkinsci.plugins.workflow.cps.SnippetizerTester;
import org.jenkinsci.plugins.workflow.steps.Step;
import org.jenkinsci.plugins.workflow.steps.StepConfigTester;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.jvnet.hudson.test.JenkinsRule;
import org.jvnet.hudson.test.junit.jupiter.WithJenkins;

/** The steps of the registry through their forms and through the Snippet Generator, there and back. */
@WithJenkins
class RegistryStepFormsTest {
    private JenkinsRule jenkins;

    @BeforeEach
    void setUp(JenkinsRule rule) {
        jenkins = rule;
    }

    private void assertRoundTrip(Step step, String snippet) throws Exception {
        new SnippetizerTester(jenkins).assertRoundTrip(step, snippet);
        jenkins.assertEqualDataBoundBeans(step, new StepConfigTester(jenkins).configRoundTrip(step));
    }

    @Test
    void promoteVersionWithANumberAndWithAnAlias() throws Exception {
        PromoteVersionStep number = new PromoteVersionStep("price-up", "production");
        number.setVersion(7);
        number.setComment("won");
        assertRoundTrip(number, "promoteVersion alias: 'production', comment: 'won', model: 'price-up', version: 7");

        PromoteVersionStep alias = new PromoteVersionStep("price-up", "production");
        alias.setFrom("challenger");
        alias.setForce(true);
        assertRoundTrip(
                alias, "promoteVersion alias: 'production', force: true, from: 'challenger', model: 'price-up'");
    }

    @Test
    void rollbackVersion() throws Exception {
        RollbackVersionStep step = new RollbackVersionStep("price-up", "production");
        step.setComment("slow");
        assertRoundTrip(step, "rollbackVersion alias: 'production', comment: 'slow', model: 'price-up'");
    }

    @Test
    void deployVersion() throws Exception {
        DeployVersionStep step = new DeployVersionStep("price-up@production", "eu-west");
        step.setRollbackOnFailure(true);
        step.setComment("release 4");
        assertRoundTrip(
                step,
                "deployVersion(comment: 'release 4', environment: 'eu-west', reference: 'price-up@production',"
                        + " rollbackOnFailure: true) {\n    // some block\n}");
    }

    @Test
    void fetchVersion() throws Exception {
        FetchVersionStep step = new FetchVersionStep("price-up/7");
        step.setInto("model");
        step.setPurpose("batch scoring");
        assertRoundTrip(step, "fetchVersion into: 'model', purpose: 'batch scoring', reference: 'price-up/7'");
    }

    @Test
    void modelVersion() throws Exception {
        assertRoundTrip(new ModelVersionStep("price-up/7"), "modelVersion 'price-up/7'");
        ModelVersionStep optional = new ModelVersionStep("/team-a/price-up@production");
        optional.setOptional(true);
        assertRoundTrip(optional, "modelVersion optional: true, reference: '/team-a/price-up@production'");
    }

    @Test
    void theFormsSayWhatANameShouldBe() {
        PromoteVersionStep.DescriptorImpl promote =
                jenkins.jenkins.getDescriptorByType(PromoteVersionStep.DescriptorImpl.class);
        DeployVersionStep.DescriptorImpl deploy =
                jenkins.jenkins.getDescriptorByType(DeployVersionStep.DescriptorImpl.class);

        assertThat(promote.doCheckAlias("production")).isEqualTo(FormValidation.ok());
        assertThat(promote.doCheckAlias("7").getMessage())
                .isEqualTo(
                        "&#039;7&#039; is not an alias: a letter first, then letters, digits and . _ - (at most 100) were expected.");
        assertThat(deploy.doCheckReference("price-up").kind).isEqualTo(FormValidation.Kind.ERROR);
        assertThat(deploy.doCheckEnvironment(" ").getMessage())
                .isEqualTo("The name of an environment was expected, such as eu-west.");
    }
}
