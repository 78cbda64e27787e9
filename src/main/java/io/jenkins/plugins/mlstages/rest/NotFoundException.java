package io.jenkins.plugins.mlstages.rest;

/** There is nothing at this address for this reader; the message is one sentence. */
public final class NotFoundException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public NotFoundException(String sentence) {
        super(sentence);
    }
}
