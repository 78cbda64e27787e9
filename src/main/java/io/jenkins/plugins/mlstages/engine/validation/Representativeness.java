package io.jenkins.plugins.mlstages.engine.validation;

import io.jenkins.plugins.mlstages.engine.drift.DriftCheck;
import io.jenkins.plugins.mlstages.engine.drift.DriftOptions;
import io.jenkins.plugins.mlstages.engine.drift.DriftOutcome;
import io.jenkins.plugins.mlstages.engine.gate.Baselines;
import io.jenkins.plugins.mlstages.engine.io.InputException;
import io.jenkins.plugins.mlstages.engine.profile.ColumnProfile;
import io.jenkins.plugins.mlstages.engine.profile.DatasetProfile;
import java.util.List;
import java.util.Optional;

/**
 * Whether the rows that were evaluated look like the data that a version last saw in use: a drift check of the ones against
 * the others over the columns that both have. A metric says little about production when they differ.
 */
public final class Representativeness {
    private Representativeness() {}

    /**
     * @param version the version as the gate names it
     * @param seen what it last saw in use: see {@link SeenInUse}
     * @param evaluated the evaluated rows, profiled with the rules of {@code seen}
     * @return empty when they have no column in common or one of them has no rows
     */
    public static Optional<Baselines.Resemblance> of(String version, DatasetProfile seen, DatasetProfile evaluated) {
        List<String> common = seen.columns().stream()
                .map(ColumnProfile::name)
                .filter(name -> evaluated.column(name) != null)
                .toList();
        if (common.isEmpty() || seen.rows() == 0 || evaluated.rows() == 0) {
            return Optional.empty();
        }
        String against = "the data that " + version + " last saw (" + common.size() + " common column"
                + (common.size() == 1 ? "" : "s")
                + ")";
        DriftOutcome outcome;
        try {
            outcome = DriftCheck.run(seen, evaluated, new DriftOptions().columns(common));
        } catch (InputException e) {
            return Optional.of(new Baselines.Resemblance(
                    false, "Whether the evaluated rows resemble " + against + " cannot be told: " + e.getMessage()));
        }
        String sentence = outcome.detected()
                ? "The evaluated rows differ from " + against + ": " + outcome.sentence()
                : "The evaluated rows resemble " + against + ".";
        return Optional.of(new Baselines.Resemblance(!outcome.detected(), sentence));
    }
}
