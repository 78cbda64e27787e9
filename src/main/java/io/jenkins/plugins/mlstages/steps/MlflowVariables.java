package io.jenkins.plugins.mlstages.steps;

import hudson.EnvVars;
import hudson.util.Secret;
import java.util.Set;
import org.jenkinsci.plugins.workflow.steps.EnvironmentExpander;

/** What MLflow's clients look for in the environment of a block. Pipeline's state keeps the token encrypted. */
final class MlflowVariables extends EnvironmentExpander {
    private static final long serialVersionUID = 1L;
    private static final String TOKEN = "MLFLOW_TRACKING_TOKEN";

    private final String uri;
    private final String run;
    private final String experiment;
    private final Secret token;

    MlflowVariables(String uri, String run, String experiment, Secret token) {
        this.uri = uri;
        this.run = run;
        this.experiment = experiment;
        this.token = token;
    }

    @Override
    public void expand(EnvVars environment) {
        environment.override("MLFLOW_TRACKING_URI", uri);
        environment.override("MLFLOW_RUN_ID", run);
        environment.override("MLFLOW_EXPERIMENT_ID", experiment);
        environment.override(TOKEN, token.getPlainText());
    }

    @Override
    public Set<String> getSensitiveVariables() {
        return Set.of(TOKEN);
    }
}
