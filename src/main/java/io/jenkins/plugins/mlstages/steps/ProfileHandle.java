package io.jenkins.plugins.mlstages.steps;

import io.jenkins.plugins.mlstages.engine.record.Dataset;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;
import org.jenkinsci.plugins.scriptsecurity.sandbox.whitelists.Whitelisted;

/** What {@code profileData} returns to the pipeline: the name of a profile that the build keeps, not the profile itself. */
public final class ProfileHandle implements Serializable {
    private static final long serialVersionUID = 1L;

    private final String name;
    private final long rows;
    private final String sha256;
    private final long dataBytes;
    private final String dataSha256;
    private final ArrayList<String> columns;

    ProfileHandle(Dataset dataset) {
        name = dataset.name();
        rows = dataset.rows();
        sha256 = dataset.profile();
        dataBytes = dataset.bytes();
        dataSha256 = dataset.sha256();
        columns = new ArrayList<>(dataset.columns());
    }

    @Whitelisted
    public String getName() {
        return name;
    }

    @Whitelisted
    public long getRows() {
        return rows;
    }

    /** The name of the profile within its build; {@code checkDrift} takes it as well as this object. */
    @Whitelisted
    public String getSha256() {
        return sha256;
    }

    @Whitelisted
    public List<String> getColumns() {
        return List.copyOf(columns);
    }

    @Whitelisted
    @Override
    public String toString() {
        return "profile of " + name + " (" + rows + " rows)";
    }

    /** The data that were profiled, without their files one by one. */
    Dataset dataset() {
        return new Dataset(name, List.of(), dataSha256, dataBytes, rows, columns, null, sha256);
    }
}
