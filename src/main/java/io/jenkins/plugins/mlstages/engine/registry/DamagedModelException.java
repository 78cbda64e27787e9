package io.jenkins.plugins.mlstages.engine.registry;

import java.io.IOException;

/**
 * A file of the registry is not what was written: cut, altered, removed, or written by a newer program. The message is
 * one sentence that names the file and, in a log, the first line that is wrong. Nothing is answered from such a file;
 * other models go on working.
 */
public final class DamagedModelException extends IOException {
    private static final long serialVersionUID = 1L;

    DamagedModelException(String sentence) {
        super(sentence);
    }

    DamagedModelException(String sentence, Throwable cause) {
        super(sentence, cause);
    }
}
