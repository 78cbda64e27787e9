package io.jenkins.plugins.mlstages.engine.record;

import java.time.Instant;
import java.util.List;

/**
 * What changed since data of the same name were recorded before.
 *
 * @param run the run that recorded them
 * @param time when it did
 * @param same whether the files are the same, byte by byte
 * @param rows how many rows there were then
 * @param schema one clause for each difference of the columns; empty when there is none
 */
public record DataChange(RunRef run, Instant time, boolean same, long rows, List<String> schema) {
    public DataChange {
        schema = List.copyOf(schema);
    }
}
