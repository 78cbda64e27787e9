package io.jenkins.plugins.mlstages.engine.registry;

/**
 * How much a registry computes before it keeps the result beside the truth, so that the next process need not compute it
 * again. What is kept is only ever a cache: it is ignored when it is damaged or does not fit, and may be deleted any time.
 *
 * @param lines read from a log since its last snapshot; in a long log, an eighth of it if that is more
 * @param past from one line of the past of which a snapshot is kept too to the next; in a long log they are further apart
 * @param models whose own files had to be asked for one list
 */
public record Keeping(int lines, int past, int models) {
    public static final Keeping DEFAULT = new Keeping(4_096, 256, 100);
}
