package io.jenkins.plugins.mlstages.engine.mlflow;

/** Whether what was put away is looked for; the names and their order are MLflow's. */
enum View {
    ACTIVE_ONLY,
    DELETED_ONLY,
    ALL;

    boolean shows(boolean deleted) {
        return this == ALL || deleted == (this == DELETED_ONLY);
    }
}
