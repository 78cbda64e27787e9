package io.jenkins.plugins.mlstages.cli.serve;

import java.security.SecureRandom;
import java.util.HexFormat;

/** The shells of one server: each reader gets them in a language of theirs, all with the server's token. */
final class Shells {
    private final String crumb;

    Shells() {
        byte[] random = new byte[24];
        new SecureRandom().nextBytes(random);
        this.crumb = HexFormat.of().formatHex(random);
    }

    /** The token that a page sends with a change, so that another site's page cannot make one. */
    String crumb() {
        return crumb;
    }

    /** The one for whoever asks. */
    Shell to(Request request) {
        return new Shell(request.language(), crumb);
    }
}
