package io.jenkins.plugins.mlstages.steps;

import io.jenkins.plugins.mlstages.agent.ColumnRules;
import io.jenkins.plugins.mlstages.agent.ProfileFiles;
import io.jenkins.plugins.mlstages.engine.dataset.ProfiledDataset;
import io.jenkins.plugins.mlstages.engine.io.InputException;
import io.jenkins.plugins.mlstages.engine.io.Json;
import io.jenkins.plugins.mlstages.engine.io.ListText;
import io.jenkins.plugins.mlstages.engine.record.Dataset;
import io.jenkins.plugins.mlstages.engine.record.DeploymentRecord;
import io.jenkins.plugins.mlstages.engine.record.ModelName;
import io.jenkins.plugins.mlstages.engine.registry.Deployment;
import io.jenkins.plugins.mlstages.engine.registry.ModelDeployments;
import io.jenkins.plugins.mlstages.registry.ModelPermissions;
import io.jenkins.plugins.mlstages.storage.BuildRecords;
import io.jenkins.plugins.mlstages.storage.Models;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Map;
import org.jenkinsci.plugins.workflow.steps.BodyExecutionCallback;
import org.jenkinsci.plugins.workflow.steps.BodyInvoker;
import org.jenkinsci.plugins.workflow.steps.EnvironmentExpander;
import org.jenkinsci.plugins.workflow.steps.GeneralNonBlockingStepExecution;
import org.jenkinsci.plugins.workflow.steps.StepContext;

/**
 * The course of {@code deployVersion}: one event when the block begins, one when it ends. The version is chosen at the
 * beginning: an alias that moves meanwhile, and a restart, change nothing about what is deployed.
 */
final class DeployVersionExecution extends GeneralNonBlockingStepExecution {
    private static final long serialVersionUID = 1L;

    private final String givenReference;
    private final String environment;
    private final boolean rollbackOnFailure;
    private final String comment;
    private final ArrayList<String> dataFiles;
    /** Full name that the model had when the block began; the registry finds it after a renaming too. */
    private String model;

    /** The sample of the version's data, the engine's {@link Dataset} as JSON; {@code null} if there is none. */
    private String data;

    private int number;
    private int previous;
    private long deployment;
    private long startedAt;

    DeployVersionExecution(StepContext context, DeployVersionStep step) {
        super(context);
        givenReference = step.getReference();
        environment = step.getEnvironment();
        rollbackOnFailure = step.isRollbackOnFailure();
        comment = step.getComment();
        dataFiles = new ArrayList<>(ListText.of(step.getData()));
    }

    @Override
    public boolean start() {
        run(() -> Sentences.abortOnBadInput(this::begin));
        return false;
    }

    private void begin() throws IOException, InterruptedException {
        StageRun stage = StageRun.of(getContext());
        StageModels.Target target = stage.models().version(stage.reference(givenReference), ModelPermissions.DEPLOY);
        Deployment before = target.model().state().deployments().get(environment);
        model = target.model().name().full();
        data = dataFiles.isEmpty() ? null : Json.text(sample(stage));
        number = target.version().number();
        previous = before == null ? 0 : before.version();
        startedAt = System.currentTimeMillis();
        deployment = target.model()
                .deployments()
                .start(number, environment, stage.change(comment))
                .line();
        OpenDeployments.opened(stage.run(), model, deployment);
        stage.log(target.reference() + " goes to " + environment
                + (previous == 0 ? "." : " (before: " + previous + ")."));
        BodyInvoker body = getContext().newBodyInvoker();
        body.withContext(EnvironmentExpander.merge(
                        getContext().get(EnvironmentExpander.class),
                        EnvironmentExpander.constant(Map.of(
                                "ML_STAGES_MODEL", model,
                                "ML_STAGES_VERSION", Integer.toString(number),
                                "ML_STAGES_ENVIRONMENT", environment))))
                .withCallback(new Ending())
                .start();
    }

    /** Read before the block, so that a file that cannot be read stops the deployment before it begins. */
    private Dataset sample(StageRun stage) throws IOException, InterruptedException {
        if (stage.workspace() == null) {
            throw new InputException("deployVersion reads 'data', and there is no workspace here: put it into 'node'.");
        }
        ProfiledDataset read = new ProfileFiles(new ArrayList<>(), dataFiles, ColumnRules.NONE.json())
                .in(stage.workspace(), ProfileFiles.Profiled.class)
                .current();
        Dataset sample = ProfiledDataset.checked(read, "current", null).dataset();
        BuildRecords.of(stage.run()).addProfile(read.profile());
        return sample;
    }

    private DeploymentResult end(Throwable failure) throws IOException, InterruptedException {
        StageRun stage = StageRun.of(getContext());
        String why = failure == null ? null : Sentences.of(failure);
        boolean movedBack = failure != null && rollbackOnFailure;
        ModelDeployments deployments =
                Models.registry().model(new ModelName(model)).deployments();
        DeploymentRecord record = new DeploymentRecord(
                stage.origin(new ModelName(model), null),
                number,
                environment,
                deployment,
                failure == null,
                why,
                System.currentTimeMillis() - startedAt,
                previous,
                movedBack,
                data == null ? null : Json.read(data, Dataset.class));
        if (failure == null) {
            deployments.succeed(deployment, stage.change(comment));
        } else {
            deployments.fail(deployment, why, rollbackOnFailure, stage.change(comment));
        }
        OpenDeployments.closed(stage.run(), model, deployment);
        stage.keep(record);
        DeploymentResult result = new DeploymentResult(record);
        stage.log(result + ".");
        return result;
    }

    private final class Ending extends BodyExecutionCallback {
        private static final long serialVersionUID = 1L;

        @Override
        public void onSuccess(StepContext body, Object ignored) {
            run(() -> getContext().onSuccess(Sentences.abortOnBadInput(() -> end(null))));
        }

        @Override
        public void onFailure(StepContext body, Throwable failure) {
            run(() -> {
                try {
                    Sentences.abortOnBadInput(() -> end(failure));
                } catch (Exception e) {
                    failure.addSuppressed(e);
                }
                getContext().onFailure(failure);
            });
        }
    }
}
