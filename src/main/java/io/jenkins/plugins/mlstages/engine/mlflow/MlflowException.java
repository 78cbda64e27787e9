package io.jenkins.plugins.mlstages.engine.mlflow;

/** A call that is refused; client and user see code and sentence. */
public final class MlflowException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final MlflowError code;

    public MlflowException(MlflowError code, String sentence) {
        super(sentence);
        this.code = code;
    }

    public MlflowError code() {
        return code;
    }

    public static MlflowException invalid(String sentence) {
        return new MlflowException(MlflowError.INVALID_PARAMETER_VALUE, sentence);
    }

    public static MlflowException missing(String sentence) {
        return new MlflowException(MlflowError.RESOURCE_DOES_NOT_EXIST, sentence);
    }

    public static MlflowException denied(String sentence) {
        return new MlflowException(MlflowError.PERMISSION_DENIED, sentence);
    }
}
