package io.jenkins.plugins.mlstages.steps;

import io.jenkins.plugins.mlstages.engine.record.Dataset;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;
import org.jenkinsci.plugins.scriptsecurity.sandbox.whitelists.Whitelisted;

/** What a pipeline learns of data that a step has read. */
public abstract class DataDescription implements Serializable {
    private static final long serialVersionUID = 1L;

    private final String name;
    private final long rows;
    private final ArrayList<String> columns;

    DataDescription(Dataset dataset) {
        name = dataset.name();
        rows = dataset.rows();
        columns = new ArrayList<>(dataset.columns());
    }

    @Whitelisted
    public final String getName() {
        return name;
    }

    @Whitelisted
    public final long getRows() {
        return rows;
    }

    @Whitelisted
    public final List<String> getColumns() {
        return List.copyOf(columns);
    }
}
