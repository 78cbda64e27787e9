package io.jenkins.plugins.mlstages.engine.mlflow;

/** MLflow's error codes, as far as they are used, with the HTTP status that its clients expect. */
public enum MlflowError {
    BAD_REQUEST(400),
    INVALID_PARAMETER_VALUE(400),
    RESOURCE_ALREADY_EXISTS(400),
    UNAUTHENTICATED(401),
    PERMISSION_DENIED(403),
    RESOURCE_DOES_NOT_EXIST(404),
    ENDPOINT_NOT_FOUND(404),
    INTERNAL_ERROR(500);

    private final int status;

    MlflowError(int status) {
        this.status = status;
    }

    public int status() {
        return status;
    }
}
