package io.jenkins.plugins.mlstages.engine.report;

import io.jenkins.plugins.mlstages.engine.report.document.Inline;

/** A commit in a line: the beginning of its hash, as a link where its page is known. */
final class CommitInline {
    private CommitInline() {}

    /**
     * @param link the page of the commit as a view names it, {@code null} if there is none
     */
    static Inline of(String hash, String link) {
        String shown = TrainingBlocks.shortHash(hash);
        return link == null ? new Inline.Code(shown) : Inline.link(shown, link);
    }
}
