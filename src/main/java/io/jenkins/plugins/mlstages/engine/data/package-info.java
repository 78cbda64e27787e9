/**
 * Reading tables: files of CSV (also compressed), JSON lines and Parquet become batches of typed columns.
 *
 * <p>{@link io.jenkins.plugins.mlstages.engine.data.DataFiles} finds files,
 * {@link io.jenkins.plugins.mlstages.engine.data.Table} opens them, and
 * {@link io.jenkins.plugins.mlstages.engine.data.Table#scan} hands batches of rows to collectors on several threads.
 */
package io.jenkins.plugins.mlstages.engine.data;
