package io.jenkins.plugins.mlstages.steps;

import io.jenkins.plugins.mlstages.engine.record.Dataset;
import java.util.List;
import org.jenkinsci.plugins.scriptsecurity.sandbox.whitelists.Whitelisted;

/** What {@code profileData} returns to the pipeline: the name of a profile that the build keeps, not the profile itself. */
public final class ProfileHandle extends DataDescription {
    private static final long serialVersionUID = 1L;

    private final String sha256;
    private final long dataBytes;
    private final String dataSha256;

    ProfileHandle(Dataset dataset) {
        super(dataset);
        sha256 = dataset.profile();
        dataBytes = dataset.bytes();
        dataSha256 = dataset.sha256();
    }

    /** The name of the profile within its build; {@code checkDrift} takes it as well as this object. */
    @Whitelisted
    public String getSha256() {
        return sha256;
    }

    @Whitelisted
    @Override
    public String toString() {
        return "profile of " + getName() + " (" + getRows() + " rows)";
    }

    /** The data that were profiled, without their files one by one. */
    Dataset dataset() {
        return new Dataset(getName(), List.of(), dataSha256, dataBytes, getRows(), getColumns(), null, sha256);
    }
}
