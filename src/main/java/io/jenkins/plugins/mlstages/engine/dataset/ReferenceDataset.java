package io.jenkins.plugins.mlstages.engine.dataset;

import io.jenkins.plugins.mlstages.engine.io.InputException;
import io.jenkins.plugins.mlstages.engine.record.Dataset;
import java.util.List;

/** Which of a version's datasets current data is compared with. */
public final class ReferenceDataset {
    private static final String USUAL = "train";

    private ReferenceDataset() {}

    /**
     * The dataset of the given name; without a name {@code train}, else the first one that has a profile.
     *
     * @param version what the datasets belong to, for errors
     * @param name may be {@code null}
     * @throws InputException when there is no such dataset or it has no profile
     */
    public static Dataset of(List<Dataset> datasets, String version, String name) {
        List<Dataset> profiled =
                datasets.stream().filter(d -> d.profile() != null).toList();
        if (profiled.isEmpty()) {
            throw new InputException(
                    "The version " + version + " has no profile of its data to compare with: record its data when it is"
                            + " trained, or give reference data.");
        }
        String wanted = name == null ? USUAL : name;
        return profiled.stream()
                .filter(d -> d.name().equals(wanted))
                .findFirst()
                .orElseGet(() -> {
                    if (name == null) {
                        return profiled.get(0);
                    }
                    throw new InputException("The version " + version + " has no dataset '" + name
                            + "' with a profile: it has "
                            + String.join(
                                    ", ", profiled.stream().map(Dataset::name).toList()) + ".");
                });
    }
}
