package io.jenkins.plugins.mlstages.cli.serve;

/** There is nothing at this address; the message is one sentence for the reader. */
final class NotFoundException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    NotFoundException() {
        this("There is no page at this address.");
    }

    NotFoundException(String sentence) {
        super(sentence);
    }
}
