package io.jenkins.plugins.mlstages.engine.registry;

/**
 * How much a registry computes before it keeps the result beside the truth, so that the next process need not compute it
 * again. What is kept is only ever a cache: it is ignored when it is damaged or does not fit, and may be deleted any time.
 *
 * @param lines read from a log since its last snapshot; in a long log, an eighth of it if that is more
 * @param stretch lines at least of each of the stretches of a log of which what they had come to is kept too
 * @param models whose own files had to be asked for one list
 */
public record Keeping(int lines, int stretch, int models) {
    public static final Keeping DEFAULT = new Keeping(4_096, 512, 100);

    /** From one line of a stretch at which what had changed is kept to the next. */
    int apart() {
        return Math.max(1, stretch / 32);
    }
}
