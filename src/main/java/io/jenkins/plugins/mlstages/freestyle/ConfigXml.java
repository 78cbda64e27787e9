package io.jenkins.plugins.mlstages.freestyle;

import hudson.init.InitMilestone;
import hudson.init.Initializer;
import hudson.model.Items;
import io.jenkins.plugins.mlstages.steps.GateOption;
import org.jenkinsci.plugins.workflow.steps.StepDescriptor;

/** How a job's configuration is written and read: {@code <ml-stages.validateModel>}, whatever the class is called. */
public final class ConfigXml {
    private ConfigXml() {}

    @Initializer(after = InitMilestone.EXTENSIONS_AUGMENTED, before = InitMilestone.JOB_LOADED)
    public static void prepare() {
        Items.XSTREAM2.registerConverter(new DefaultsWhereAbsent(Items.XSTREAM2));
        for (StepDescriptor step : HostedStages.descriptors()) {
            Items.XSTREAM2.alias("ml-stages." + step.getFunctionName(), step.clazz);
        }
        Items.XSTREAM2.alias("ml-stages.gate", GateOption.class);
        Items.XSTREAM2.alias("ml-stages.build", MlStagesBuilder.class);
        Items.XSTREAM2.alias("ml-stages.postBuild", MlStagesPublisher.class);
    }
}
