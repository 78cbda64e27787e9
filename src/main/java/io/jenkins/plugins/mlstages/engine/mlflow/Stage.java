package io.jenkins.plugins.mlstages.engine.mlflow;

import io.jenkins.plugins.mlstages.engine.registry.ModelState;
import io.jenkins.plugins.mlstages.engine.registry.VersionState;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * MLflow's stages, which its newer clients no longer use. Here a version is in Production or Staging when the alias of that
 * name points to it.
 */
enum Stage {
    NONE("None"),
    STAGING("Staging"),
    PRODUCTION("Production"),
    ARCHIVED("Archived");

    private final String word;

    Stage(String word) {
        this.word = word;
    }

    static Stage of(VersionState version) {
        if (version.status() == VersionState.Status.ARCHIVED) {
            return ARCHIVED;
        }
        if (version.aliases().contains(PRODUCTION.alias())) {
            return PRODUCTION;
        }
        return version.aliases().contains(STAGING.alias()) ? STAGING : NONE;
    }

    static Stage parse(String given) {
        for (Stage stage : values()) {
            if (stage.word.equalsIgnoreCase(given)) {
                return stage;
            }
        }
        throw MlflowException.invalid("Invalid Model Version stage: " + Arguments.shorten(given)
                + ". Value must be one of None, Staging, Production, Archived.");
    }

    String alias() {
        return word.toLowerCase(Locale.ROOT);
    }

    /** The newest version in each stage. */
    static List<VersionState> latest(ModelState state, List<Stage> stages) {
        List<VersionState> latest = new ArrayList<>();
        for (Stage stage : values()) {
            if (stages.isEmpty() || stages.contains(stage)) {
                VersionState newest = null;
                for (VersionState version : state.versions()) {
                    if (version.status() != VersionState.Status.DELETED && of(version) == stage) {
                        newest = version;
                    }
                }
                if (newest != null) {
                    latest.add(newest);
                }
            }
        }
        return latest;
    }

    @Override
    public String toString() {
        return word;
    }
}
