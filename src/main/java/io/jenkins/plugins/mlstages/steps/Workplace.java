package io.jenkins.plugins.mlstages.steps;

import hudson.FilePath;
import hudson.Launcher;
import hudson.model.Computer;
import java.io.IOException;
import org.jenkinsci.plugins.workflow.actions.WorkspaceAction;
import org.jenkinsci.plugins.workflow.graph.FlowNode;
import org.jenkinsci.plugins.workflow.steps.StepContext;

/**
 * Where a stage finds its files. A pipeline's is asked only when it is needed: the agent may be gone when a block ends,
 * and what ends must be recorded all the same.
 */
sealed interface Workplace {
    /**
     * The workspace.
     *
     * @return {@code null} for a step that needs none and stands outside of any node
     * @throws IOException when its agent is offline
     */
    FilePath workspace() throws IOException, InterruptedException;

    /**
     * What starts programs there.
     *
     * @return {@code null} where there is no workspace
     * @throws IOException when its agent is offline
     */
    Launcher launcher() throws IOException, InterruptedException;

    /** Name of the node, known also when it is offline; {@code null} outside of any. */
    String node();

    private static String named(String node) {
        return node.isEmpty() ? "built-in" : node;
    }

    /** What a job without a pipeline gives to its steps. */
    record Given(FilePath workspace, Launcher launcher) implements Workplace {
        @Override
        public String node() {
            Computer computer = workspace.toComputer();
            return computer == null ? null : named(computer.getName());
        }
    }

    /** The {@code node} around a step of a pipeline. */
    record Around(StepContext context, FlowNode step) implements Workplace {
        @Override
        public FilePath workspace() throws IOException, InterruptedException {
            return context.get(FilePath.class);
        }

        @Override
        public Launcher launcher() throws IOException, InterruptedException {
            return context.get(Launcher.class);
        }

        @Override
        public String node() {
            for (FlowNode block : step.getEnclosingBlocks()) {
                WorkspaceAction place = block.getPersistentAction(WorkspaceAction.class);
                if (place != null) {
                    return named(place.getNode());
                }
            }
            return null;
        }
    }
}
