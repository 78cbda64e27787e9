package io.jenkins.plugins.mlstages.engine.data;

/**
 * What a scan feeds: it sees batches of rows and can be joined with what another thread saw.
 *
 * @param <C> the collector's own class
 */
public interface BatchCollector<C extends BatchCollector<C>> {
    /** Takes in the rows; must not keep the batch, which is used again for the next rows. */
    void add(Batch batch);

    /** Takes in all that {@code other} saw; {@code other} is not used afterwards. */
    void merge(C other);
}
