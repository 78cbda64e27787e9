package io.jenkins.plugins.mlstages.steps;

import hudson.console.ConsoleLogFilter;
import hudson.model.Run;
import hudson.model.TaskListener;
import hudson.util.Secret;
import io.jenkins.plugins.mlstages.engine.io.InputException;
import io.jenkins.plugins.mlstages.engine.io.Json;
import io.jenkins.plugins.mlstages.engine.record.Dataset;
import io.jenkins.plugins.mlstages.engine.record.ModelName;
import io.jenkins.plugins.mlstages.mlflow.BlockToken;
import io.jenkins.plugins.mlstages.mlflow.MlflowBlock;
import io.jenkins.plugins.mlstages.mlflow.MlflowBlocks;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import jenkins.model.Jenkins;
import org.jenkinsci.plugins.workflow.flow.FlowExecution;
import org.jenkinsci.plugins.workflow.steps.BodyInvoker;
import org.jenkinsci.plugins.workflow.steps.EnvironmentExpander;
import org.jenkinsci.plugins.workflow.steps.StepContext;

/** What {@code mlflow: true} adds to the block of a training: variables, a mask over the token, and somebody who listens. */
record MlflowBody(StepContext context, MlflowBlock block, String uri, String token) {
    static MlflowBody open(StepContext context, StageRun stage, ModelName model, List<Dataset> datasets)
            throws IOException {
        String root = Jenkins.get().getRootUrl();
        if (root == null) {
            throw new InputException(
                    "mlflow: true needs the address of this Jenkins, so that clients find it: set 'Jenkins URL'"
                            + " in the system configuration.");
        }
        MlflowBlock block =
                MlflowBlock.open(stage.run(), stage.listener(), Jenkins.getAuthentication2(), model, datasets);
        return new MlflowBody(context, block, root + "mlflow", BlockToken.next());
    }

    /**
     * Gives the block what it needs.
     *
     * @return for the state of the step
     */
    String into(BodyInvoker body) throws IOException, InterruptedException {
        Secret secret = Secret.fromString(token);
        body.withContexts(
                EnvironmentExpander.merge(
                        context.get(EnvironmentExpander.class),
                        new MlflowVariables(
                                uri,
                                block.tracking().primary().id(),
                                block.tracking().experimentId(),
                                secret)),
                BodyInvoker.mergeConsoleLogFilters(context.get(ConsoleLogFilter.class), new TokenMask(secret)));
        MlflowBlocks.get().opened(BlockToken.hash(token), block);
        return block.saved(token);
    }

    static void resume(StepContext context, String saved, List<Dataset> datasets)
            throws IOException, InterruptedException {
        MlflowBlock.Saved known = Json.read(saved, MlflowBlock.Saved.class);
        MlflowBlock block = MlflowBlock.resume(
                context.get(Run.class),
                context.get(TaskListener.class),
                context.get(FlowExecution.class).getAuthentication2(),
                known.model(),
                datasets,
                known.run());
        MlflowBlocks.get().opened(known.hash(), block);
    }

    /** From here on the token opens nothing; what was logged is still there. */
    static Optional<MlflowBlock> close(String saved) {
        String hash = Json.read(saved, MlflowBlock.Saved.class).hash();
        Optional<MlflowBlock> block = MlflowBlocks.get().find(hash);
        MlflowBlocks.get().closed(hash);
        return block;
    }
}
