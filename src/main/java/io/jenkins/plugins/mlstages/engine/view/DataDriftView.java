package io.jenkins.plugins.mlstages.engine.view;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.jenkins.plugins.mlstages.engine.drift.DriftCheck;
import io.jenkins.plugins.mlstages.engine.drift.DriftOptions;
import io.jenkins.plugins.mlstages.engine.io.InputException;
import io.jenkins.plugins.mlstages.engine.profile.DatasetProfile;
import io.jenkins.plugins.mlstages.engine.profile.ProfileJson;
import io.jenkins.plugins.mlstages.engine.record.Dataset;
import io.jenkins.plugins.mlstages.engine.record.DriftRecord;
import java.io.IOException;

/** How far the data of one run or version lies from the data of another, from their kept profiles, by the default rules. */
public final class DataDriftView {
    private DataDriftView() {}

    /** Where profiles are kept. */
    @FunctionalInterface
    public interface Profiles {
        /** The profile with this hash that the run or version keeps. */
        byte[] profile(Snapshot side, String sha256) throws IOException;
    }

    /**
     * @param dataset the user's word for the data, such as {@code train}
     * @throws InputException when a side has no such data or no profile of it
     */
    public static ObjectNode of(Snapshot reference, Snapshot current, String dataset, Profiles profiles)
            throws IOException {
        Dataset before = dataset(reference, dataset);
        Dataset now = dataset(current, dataset);
        DriftRecord record = DriftCheck.run(
                        profile(reference, before, profiles),
                        profile(current, now, profiles),
                        new DriftOptions().target(before.target()))
                .toRecord(null, before.name(), now);
        ObjectNode view = ViewJson.start("dataDrift");
        ObjectNode section = DriftSection.of(record, -1);
        section.remove("kind");
        section.remove("record");
        view.put("dataset", dataset);
        view.setAll(section);
        return view;
    }

    private static Dataset dataset(Snapshot side, String name) {
        return side.datasets().stream()
                .filter(dataset -> dataset.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new InputException(name(side) + " has no dataset of that name."));
    }

    private static DatasetProfile profile(Snapshot side, Dataset dataset, Profiles profiles) throws IOException {
        if (dataset.profile() == null) {
            throw new InputException(name(side) + " keeps no profile of this data.");
        }
        return ProfileJson.read(profiles.profile(side, dataset.profile()), "the profile of " + name(side));
    }

    private static String name(Snapshot side) {
        return side.version() == null ? "Run " + side.run() : "Version " + side.version();
    }
}
