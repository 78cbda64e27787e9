package io.jenkins.plugins.mlstages.steps;

import hudson.AbortException;
import hudson.remoting.RequestAbortedException;
import io.jenkins.plugins.mlstages.agent.ReadInputs;
import io.jenkins.plugins.mlstages.agent.ReadTraining;
import io.jenkins.plugins.mlstages.engine.dataset.ProfiledDataset;
import io.jenkins.plugins.mlstages.engine.io.Json;
import io.jenkins.plugins.mlstages.engine.record.Dataset;
import io.jenkins.plugins.mlstages.engine.record.ModelName;
import io.jenkins.plugins.mlstages.engine.record.TrainingRecord;
import io.jenkins.plugins.mlstages.engine.training.TrainingInputs;
import io.jenkins.plugins.mlstages.engine.training.TrainingOptions;
import io.jenkins.plugins.mlstages.engine.training.TrainingOutputs;
import io.jenkins.plugins.mlstages.mlflow.MlflowBlock;
import io.jenkins.plugins.mlstages.storage.BuildRecords;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jenkinsci.plugins.workflow.steps.BodyExecutionCallback;
import org.jenkinsci.plugins.workflow.steps.BodyInvoker;
import org.jenkinsci.plugins.workflow.steps.GeneralNonBlockingStepExecution;
import org.jenkinsci.plugins.workflow.steps.StepContext;

/**
 * The course of {@code trainModel}: read the input data on the agent, run the block, read what it left behind, keep the
 * record. What must survive a restart inside the block stands in fields of plain types; profiles, which may be large, go
 * to the build's folder as soon as they are read.
 */
final class TrainModelExecution extends GeneralNonBlockingStepExecution {
    private static final long serialVersionUID = 1L;

    private final String givenModel;
    /** The engine's {@code TrainingOptions}. */
    private final String options;

    private final ArrayList<DataInput> recordedData;
    /** The engine's {@link Dataset}s that were read before the block, each as JSON. */
    private final ArrayList<String> datasets = new ArrayList<>();

    private final ArrayList<String> missingInputs = new ArrayList<>();
    private final boolean wantsMlflow;
    /** What the block's MLflow clients are known by, {@code null} without any. */
    private String mlflow;

    private long agentClock;
    private long startedAt;

    TrainModelExecution(StepContext context, TrainModelStep step) {
        super(context);
        givenModel = step.getModel();
        options = Json.text(step.options());
        wantsMlflow = step.isMlflow();
        recordedData = new ArrayList<>(step.recordedData());
    }

    @Override
    public boolean start() {
        run(() -> Sentences.abortOnBadInput(this::begin));
        return false;
    }

    private void begin() throws IOException, InterruptedException {
        StageRun stage = StageRun.of(getContext());
        ModelName model = stage.model(givenModel);
        for (Dataset dataset : RecordedData.of(stage, recordedData)) {
            datasets.add(Json.text(dataset));
        }
        TrainingInputs inputs =
                new ReadInputs(options, new ArrayList<>(datasets)).in(stage.workspace(), TrainingInputs.class);
        List<ProfiledDataset> found = asked().checked(inputs.found(), List.of());
        keepProfiles(stage, found);
        for (ProfiledDataset input : found) {
            Dataset dataset = input.dataset();
            datasets.add(Json.text(dataset));
            stage.log(model + ": data '" + dataset.name() + "' has " + dataset.rows() + " rows and "
                    + dataset.columns().size() + " columns.");
        }
        missingInputs.addAll(inputs.missing());
        agentClock = inputs.clock();
        startedAt = System.currentTimeMillis();
        BodyInvoker body = getContext().newBodyInvoker().withCallback(new Ending());
        if (wantsMlflow) {
            mlflow = MlflowBody.open(getContext(), stage, model, before()).into(body);
        }
        body.start();
    }

    /** A controller that was started anew must know the block's clients again. */
    @Override
    public void onResume() {
        super.onResume();
        if (mlflow != null) {
            try {
                MlflowBody.resume(getContext(), mlflow, before());
            } catch (IOException | InterruptedException e) {
                getContext().onFailure(e);
            }
        }
    }

    private List<Dataset> before() {
        return datasets.stream().map(json -> Json.read(json, Dataset.class)).toList();
    }

    private TrainingOptions asked() {
        return Json.read(options, TrainingOptions.class);
    }

    private static void keepProfiles(StageRun stage, List<ProfiledDataset> inputs) throws IOException {
        for (ProfiledDataset input : inputs) {
            BuildRecords.of(stage.run()).addProfile(input.profile());
        }
    }

    private TrainingResult end(Throwable failure) throws IOException, InterruptedException {
        Optional<MlflowBlock> logged = mlflow == null ? Optional.empty() : MlflowBody.close(mlflow);
        mlflow = null;
        StageRun stage = StageRun.of(getContext());
        ModelName model = stage.model(givenModel);
        long millis = System.currentTimeMillis() - startedAt;
        LeftBehind left = leftBehind(stage, failure != null);
        left.outputs().notes().forEach(stage::log);
        TrainingOutputs outputs = logged.isPresent() ? logged.get().with(left.outputs()) : left.outputs();
        keepProfiles(stage, outputs.inputs());
        TrainingRecord record = outputs.record(
                stage.origin(model, outputs.commit()),
                before(),
                millis,
                left.why(failure == null ? null : Sentences.of(failure)));
        stage.keep(record);
        stage.log(record.sentence());
        if (failure == null && !record.succeeded()) {
            throw new AbortException(record.failure());
        }
        return new TrainingResult(record);
    }

    /** Reads the workspace. Without its agent, what clients logged to the controller is still worth a record. */
    private LeftBehind leftBehind(StageRun stage, boolean failed) throws IOException, InterruptedException {
        TrainingOptions asked = asked();
        try {
            ReadTraining reading = new ReadTraining(options, missingInputs, agentClock, failed);
            return new LeftBehind(
                    reading.in(stage.workspace(), TrainingOutputs.class).told(asked, before()), null);
        } catch (AbortException e) {
            throw e;
        } catch (IOException | RequestAbortedException e) {
            String obstacle = "What the training left in its workspace could not be read: " + Sentences.of(e);
            boolean wanted = asked.asksForFiles() || !missingInputs.isEmpty();
            stage.log(obstacle);
            return new LeftBehind(TrainingOutputs.unread(asked), wanted ? obstacle : null);
        }
    }

    /**
     * What was in the workspace after the block.
     *
     * @param lost why files that were asked for are not there, {@code null} if none is missing
     */
    private record LeftBehind(TrainingOutputs outputs, String lost) {
        /** Why the training failed, if it did: by its block, or by files that nobody could read. */
        String why(String block) {
            if (block == null || lost == null) {
                return block == null ? lost : block;
            }
            return block + (block.endsWith(".") ? " " : ". ") + lost;
        }
    }

    private final class Ending extends BodyExecutionCallback {
        private static final long serialVersionUID = 1L;

        @Override
        public void onSuccess(StepContext body, Object ignored) {
            run(() -> getContext().onSuccess(Sentences.abortOnBadInput(() -> end(null))));
        }

        @Override
        public void onFailure(StepContext body, Throwable failure) {
            run(() -> {
                try {
                    Sentences.abortOnBadInput(() -> end(failure));
                } catch (Exception e) {
                    failure.addSuppressed(e);
                }
                getContext().onFailure(failure);
            });
        }
    }
}
