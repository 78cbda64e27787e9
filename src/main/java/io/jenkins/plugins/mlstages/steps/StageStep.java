package io.jenkins.plugins.mlstages.steps;

import hudson.EnvVars;
import hudson.FilePath;
import hudson.Launcher;
import hudson.model.Run;
import hudson.model.TaskListener;
import io.jenkins.plugins.mlstages.engine.record.Criticality;
import java.io.IOException;
import java.util.stream.Stream;
import org.jenkinsci.plugins.workflow.steps.Step;
import org.jenkinsci.plugins.workflow.steps.StepContext;
import org.jenkinsci.plugins.workflow.steps.StepExecution;
import org.jenkinsci.plugins.workflow.steps.SynchronousNonBlockingStepExecution;

/**
 * A step without a block. What it does needs a build and, where it reads files, a workspace, but no pipeline: so jobs that
 * are configured by a form host the very same steps.
 *
 * @param <R> what the step returns to a pipeline
 */
public abstract class StageStep<R> extends Step {
    /** Does the work of the step, in a thread that may wait. */
    abstract R perform(StageRun stage) throws IOException, InterruptedException;

    /** What this step may do to the build; outside of pipelines there is no stage that could be marked alone. */
    Stream<Criticality> criticalities() {
        return Stream.empty();
    }

    @Override
    public final StepExecution start(StepContext context) {
        return new Execution(context, this);
    }

    /**
     * Runs the step outside of a pipeline. Variables such as {@code $BUILD_NUMBER} in its texts get their values first.
     *
     * @throws hudson.AbortException with one sentence when the user's input is wrong or the step stops the build
     */
    public final void runIn(
            Run<?, ?> run, FilePath workspace, EnvVars variables, Launcher launcher, TaskListener listener)
            throws IOException, InterruptedException {
        StageRun stage = new StageRun(run, new Workplace.Given(workspace, launcher), listener, null, null);
        Sentences.abortOnBadInput(() -> {
            StageStep<?> step = new Variables(variables).in(this);
            step.criticalities().forEach(OutsideOfPipelines::check);
            step.perform(stage);
        });
    }

    private static final class Execution extends SynchronousNonBlockingStepExecution<Object> {
        private static final long serialVersionUID = 1L;

        private final transient StageStep<?> step;

        Execution(StepContext context, StageStep<?> step) {
            super(context);
            this.step = step;
        }

        @Override
        protected Object run() throws IOException, InterruptedException {
            return Sentences.abortOnBadInput(() -> step.perform(StageRun.of(getContext())));
        }
    }
}
