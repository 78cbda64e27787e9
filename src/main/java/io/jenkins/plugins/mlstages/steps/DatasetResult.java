package io.jenkins.plugins.mlstages.steps;

import io.jenkins.plugins.mlstages.engine.record.DatasetRecord;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;
import org.jenkinsci.plugins.scriptsecurity.sandbox.whitelists.Whitelisted;

/** What {@code recordDataset} returns to the pipeline. */
public final class DatasetResult implements Serializable {
    private static final long serialVersionUID = 1L;

    private final String name;
    private final long rows;
    private final String sha256;
    private final boolean passed;
    private final ArrayList<String> columns;
    private final ArrayList<ValidationResult.Gate> expectations = new ArrayList<>();
    private final ArrayList<String> suggestions;

    DatasetResult(DatasetRecord record) {
        name = record.dataset().name();
        rows = record.dataset().rows();
        sha256 = record.dataset().sha256();
        passed = record.passed();
        columns = new ArrayList<>(record.dataset().columns());
        record.expectations().forEach(verdict -> expectations.add(new ValidationResult.Gate(verdict)));
        suggestions = new ArrayList<>(record.suggestions());
    }

    @Whitelisted
    public String getName() {
        return name;
    }

    @Whitelisted
    public long getRows() {
        return rows;
    }

    /** Fingerprint of the files. */
    @Whitelisted
    public String getSha256() {
        return sha256;
    }

    /** Whether every expectation lets the pipeline go on. */
    @Whitelisted
    public boolean isPassed() {
        return passed;
    }

    @Whitelisted
    public List<String> getColumns() {
        return List.copyOf(columns);
    }

    /** The verdicts; {@code gate} of each is the expectation, {@code metric} what it looks at. */
    @Whitelisted
    public List<ValidationResult.Gate> getExpectations() {
        return List.copyOf(expectations);
    }

    @Whitelisted
    public List<String> getSuggestions() {
        return List.copyOf(suggestions);
    }

    @Whitelisted
    @Override
    public String toString() {
        return (passed ? "passed: " : "not passed: ") + name + ", " + rows + " rows"
                + (expectations.isEmpty() ? "" : ", expectations " + expectations);
    }
}
