package io.jenkins.plugins.mlstages.freestyle;

import static org.assertj.core.api.Assertions.assertThat;

import hudson.model.FreeStyleBuild;
import hudson.model.FreeStyleProject;
import hudson.model.Result;
import io.jenkins.plugins.mlstages.engine.record.Criticality;
import io.jenkins.plugins.mlstages.steps.GateOption;
import io.jenkins.plugins.mlstages.steps.ValidateModelStep;
import io.jenkins.plugins.mlstages.trigger.ModelDriftCause;
import io.jenkins.plugins.mlstages.trigger.ModelDriftTrigger;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.jvnet.hudson.test.JenkinsRule;
import org.jvnet.hudson.test.junit.jupiter.WithJenkins;

@WithJenkins
class TriggeredTest {
    @Test
    void aFreestyleJobFindsAndAFreestyleJobTrainsAgain(JenkinsRule jenkins) throws Exception {
        FreeStyleProject train = jenkins.createFreeStyleProject("train");
        train.setScm(StageJobs.files());
        train.getBuildersList().add(new MlStagesBuilder(List.of(StageJobs.register("price-up"))));
        train.addTrigger(new ModelDriftTrigger("price-up"));
        jenkins.buildAndAssertSuccess(train);
        train.getTrigger(ModelDriftTrigger.class).start(train, true);

        FreeStyleProject watch = jenkins.createFreeStyleProject("watch");
        watch.setScm(StageJobs.files());
        GateOption gate = StageJobs.gate("auc", 0.9999, Criticality.UNSTABLE);
        ValidateModelStep validate = StageJobs.validate("price-up", gate);
        validate.setVersion("price-up@production");
        watch.getBuildersList().add(new MlStagesBuilder(List.of(validate)));

        FreeStyleBuild found = jenkins.buildAndAssertStatus(Result.UNSTABLE, watch);
        jenkins.waitUntilNoActivity();

        assertThat(train.getLastBuild().getNumber()).isEqualTo(2);
        assertThat(train.getLastBuild().getCause(ModelDriftCause.class)).isNotNull();
        jenkins.assertLogContains("train", found);
    }
}
