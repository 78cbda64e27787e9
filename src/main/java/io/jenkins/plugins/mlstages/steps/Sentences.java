package io.jenkins.plugins.mlstages.steps;

import hudson.AbortException;
import io.jenkins.plugins.mlstages.engine.io.InputException;
import java.io.IOException;
import org.jenkinsci.plugins.workflow.steps.FlowInterruptedException;

/** How errors reach the build's log: what the user can mend as one sentence, without a stack trace. */
final class Sentences {
    private Sentences() {}

    /** Work that may find the user's input wrong. */
    interface Work<T> {
        T run() throws IOException, InterruptedException;
    }

    interface Task {
        void run() throws IOException, InterruptedException;
    }

    static <T> T abortOnBadInput(Work<T> work) throws IOException, InterruptedException {
        try {
            return work.run();
        } catch (InputException e) {
            throw new AbortException(e.getMessage());
        }
    }

    static void abortOnBadInput(Task task) throws IOException, InterruptedException {
        abortOnBadInput(() -> {
            task.run();
            return null;
        });
    }

    /** Why a block failed, in one line. */
    static String of(Throwable failure) {
        if (failure instanceof FlowInterruptedException interrupted) {
            return interrupted.getCauses().isEmpty()
                    ? "The build was interrupted."
                    : interrupted.getCauses().get(0).getShortDescription();
        }
        String message = failure.getMessage();
        return message == null
                ? failure.getClass().getSimpleName()
                : message.lines().findFirst().orElse(message);
    }
}
