package io.jenkins.plugins.mlstages.engine.mlflow;

/** What a call may hold at most; MLflow's own numbers where it has any. */
final class Limits {
    /** Bytes of one JSON request; MLflow's clients split batches at one million. */
    static final int MAX_JSON = 2_000_000;

    static final int METRICS = 1_000;
    static final int PARAMS = 100;
    static final int TAGS = 100;
    static final int BATCH = 1_000;
    static final int DATASETS = 1_000;

    static final int KEY = 250;
    static final int PARAM_VALUE = 6_000;
    static final int TAG_VALUE = 8_000;
    static final int MODEL_TAG_VALUE = 5_000;
    static final int EXPERIMENT_NAME = 500;
    static final int DESCRIPTION = 10_000;
    static final int USER = 200;
    static final int DATASET_TEXT = 1_048_575;

    static final int FILTER = 10_000;
    static final int ORDER_BY = 20;
    static final int EXPERIMENTS_ASKED = 1_000;
    static final int RUNS_PAGE = 50_000;
    static final int HISTORY_PAGE = 25_000;

    private Limits() {}
}
