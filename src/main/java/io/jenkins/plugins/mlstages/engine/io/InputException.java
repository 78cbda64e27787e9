package io.jenkins.plugins.mlstages.engine.io;

/**
 * Something that a user gave is wrong: a file, a line in it, a parameter, a name.
 *
 * <p>The message is one complete sentence that names the thing, the value and what was expected; it is shown to the
 * user as it is, without a stack trace (the command line exits with 2, a step fails with this message).
 */
public final class InputException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public InputException(String sentence) {
        super(sentence);
    }

    public InputException(String sentence, Throwable cause) {
        super(sentence, cause);
    }
}
