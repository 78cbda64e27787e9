package io.jenkins.plugins.mlstages.steps;

import io.jenkins.plugins.mlstages.engine.record.DatasetRecord;
import java.util.ArrayList;
import java.util.List;
import org.jenkinsci.plugins.scriptsecurity.sandbox.whitelists.Whitelisted;

/** What {@code recordDataset} returns to the pipeline. */
public final class DatasetResult extends DataDescription {
    private static final long serialVersionUID = 1L;

    private final String sha256;
    private final boolean passed;
    private final ArrayList<ValidationResult.Gate> expectations = new ArrayList<>();
    private final ArrayList<String> suggestions;

    DatasetResult(DatasetRecord record) {
        super(record.dataset());
        sha256 = record.dataset().sha256();
        passed = record.passed();
        record.expectations().forEach(verdict -> expectations.add(new ValidationResult.Gate(verdict)));
        suggestions = new ArrayList<>(record.suggestions());
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
        return (passed ? "passed: " : "not passed: ") + getName() + ", " + getRows() + " rows"
                + (expectations.isEmpty() ? "" : ", expectations " + expectations);
    }
}
