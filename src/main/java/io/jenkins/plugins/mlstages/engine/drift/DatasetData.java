package io.jenkins.plugins.mlstages.engine.drift;

import java.util.List;
import java.util.Optional;

/**
 * What a drift check sees of one data set.
 *
 * @param columns in the data's order
 * @param moments joint moments of the numeric columns, {@code null} if there are none
 */
public record DatasetData(long rows, List<ColumnData> columns, Moments moments) {
    public Optional<ColumnData> column(String name) {
        return columns.stream().filter(c -> c.name().equals(name)).findFirst();
    }

    public List<String> names() {
        return columns.stream().map(ColumnData::name).toList();
    }
}
