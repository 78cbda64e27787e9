package io.jenkins.plugins.mlstages.cli.mlflow;

import io.jenkins.plugins.mlstages.engine.mlflow.RawCalls;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.mlflow.api.proto.Service;
import org.mlflow.tracking.MlflowClient;
import org.mlflow.tracking.creds.BasicMlflowHostCreds;

/** A training that knows nothing of ML Stages: what is run by {@code ml-stages train} in a test. */
final class MlflowTraining {
    private MlflowTraining() {}

    public static void main(String[] arguments) throws IOException, InterruptedException {
        String uri = System.getenv("MLFLOW_TRACKING_URI");
        String token = System.getenv("MLFLOW_TRACKING_TOKEN");
        Files.writeString(Path.of(arguments[1]), uri + " " + token);
        RawCalls raw = new RawCalls(uri, token);
        try (MlflowClient client = new MlflowClient(new BasicMlflowHostCreds(uri, token))) {
            switch (arguments[0]) {
                case "resume" -> train(client, raw, System.getenv("MLFLOW_RUN_ID"));
                case "create" -> {
                    String experiment = client.getExperimentByName("whatever").orElseThrow().getExperimentId();
                    String run = client.createRun(experiment).getRunId();
                    String nested = client.createRun(Service.CreateRun.newBuilder()
                                    .setExperimentId(experiment)
                                    .addTags(Service.RunTag.newBuilder().setKey("mlflow.parentRunId").setValue(run))
                                    .build())
                            .getRunId();
                    client.logMetric(nested, "auc", 0.1);
                    train(client, raw, run);
                }
                default -> System.exit(3);
            }
        }
    }

    private static void train(MlflowClient client, RawCalls raw, String run) throws IOException, InterruptedException {
        client.logParam(run, "rate", "0.05");
        for (int epoch = 1; epoch <= 3; epoch++) {
            client.logMetric(run, "auc", 0.7 + epoch / 100.0, 1_000 * epoch, epoch);
        }
        client.setTag(run, "owner", "me");
        String uri = client.getRun(run).getInfo().getArtifactUri();
        raw.artifact("PUT", uri, "model/MLmodel", "flavors: {}");
        raw.post("registered-models/create", "{\"name\": \"m\"}");
        raw.post("model-versions/create", "{\"name\": \"m\", \"source\": \"" + uri + "/model\", \"run_id\": \"" + run + "\"}");
        client.setTerminated(run);
    }
}
