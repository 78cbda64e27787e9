package io.jenkins.plugins.mlstages.engine.registry;

import io.jenkins.plugins.mlstages.engine.record.Dataset;
import io.jenkins.plugins.mlstages.engine.record.DatasetRecord;
import io.jenkins.plugins.mlstages.engine.record.EvaluationRecord;
import io.jenkins.plugins.mlstages.engine.record.FileRef;
import io.jenkins.plugins.mlstages.engine.record.GateVerdict;
import io.jenkins.plugins.mlstages.engine.record.Metric;
import io.jenkins.plugins.mlstages.engine.record.Origin;
import io.jenkins.plugins.mlstages.engine.record.RunRecords;
import io.jenkins.plugins.mlstages.engine.record.StageRecord;
import io.jenkins.plugins.mlstages.engine.record.TrainingRecord;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * What a run has to offer as a version: the last training's parameters, metrics and data, and what the validations say.
 *
 * <p>A validation is replaced by a later one in the same stage on the same file, so that a run may be validated again; all
 * others count.
 *
 * @param training {@code null} if the run has none
 * @param validations those that count, in order
 * @param recorded the data that the run recorded; of data that were recorded twice, the last record counts
 * @param problems a sentence for each record of the run that cannot be read: it may be a validation that failed
 */
public record Candidate(
        TrainingRecord training,
        List<EvaluationRecord> validations,
        List<DatasetRecord> recorded,
        List<String> problems) {
    public Candidate {
        validations = List.copyOf(validations);
        recorded = List.copyOf(recorded);
        problems = List.copyOf(problems);
    }

    /** The same with another training, for a training that has no record yet. */
    public Candidate trainedBy(TrainingRecord other) {
        return new Candidate(other, validations, recorded, problems);
    }

    /** What the user adds at registration. */
    public record Wishes(
            List<String> aliases,
            Map<String, String> tags,
            String description,
            String parent,
            Signature signature,
            boolean force) {
        public static final Wishes NONE = new Wishes(List.of(), Map.of(), null, null, null, false);
    }

    public static Candidate of(RunRecords.Contents run, String model) {
        Map<List<Object>, EvaluationRecord> validations = new LinkedHashMap<>();
        for (StageRecord record : run.records()) {
            // an evaluation of a registered version on fresh labels says nothing of this run's candidate
            if (record instanceof EvaluationRecord evaluation
                    && evaluation.version() == null
                    && evaluation.origin().model().equals(model)) {
                List<Object> place = java.util.Arrays.asList(
                        evaluation.origin().stage(),
                        evaluation.dataset() == null
                                ? null
                                : evaluation.dataset().files().stream()
                                        .map(FileRef::path)
                                        .toList());
                validations.remove(place);
                validations.put(place, evaluation);
            }
        }
        return new Candidate(
                run.last(TrainingRecord.class, model),
                List.copyOf(validations.values()),
                run.all(DatasetRecord.class),
                run.problems());
    }

    /**
     * Why it should not be registered, one sentence each; empty when nothing speaks against it.
     *
     * @param artifacts the files that are to be registered: they must be those that the training made
     */
    public List<String> objections(List<FileRef> artifacts) {
        List<String> objections = new ArrayList<>();
        problems.forEach(problem -> objections.add(
                "A record of this run cannot be read, so it is not known whether it speaks against the version: "
                        + problem));
        if (training != null && !training.succeeded()) {
            objections.add("The training failed: " + training.failure());
        }
        for (Dataset dataset : training == null ? List.<Dataset>of() : training.datasets()) {
            record(dataset).stream()
                    .flatMap(record -> record.expectations().stream())
                    .filter(expectation -> !expectation.passed())
                    .forEach(expectation ->
                            objections.add("Of the data '" + dataset.name() + "': " + expectation.sentence()));
        }
        for (FileRef trained : training == null ? List.<FileRef>of() : training.artifacts()) {
            artifacts.stream()
                    .filter(a -> a.path().equals(trained.path()) && !a.sha256().equals(trained.sha256()))
                    .forEach(a -> objections.add(
                            "The artifact " + a.path() + " is not the one that the training of this run made: its"
                                    + " SHA-256 is " + a.sha256() + ", but " + trained.sha256() + " was recorded."));
        }
        for (EvaluationRecord validation : validations) {
            validation.gates().stream()
                    .filter(gate -> !gate.passed())
                    .map(GateVerdict::sentence)
                    .forEach(objections::add);
        }
        return objections;
    }

    /** What the run recorded of the same bytes. */
    private Optional<DatasetRecord> record(Dataset dataset) {
        return recorded.stream()
                .filter(record -> record.dataset().sha256().equals(dataset.sha256()))
                .reduce((earlier, later) -> later);
    }

    private Dataset checked(Dataset dataset) {
        return record(dataset).map(record -> dataset.withCheck(record.check())).orElse(dataset);
    }

    /** The version to register. */
    public ModelVersion draft(Origin origin, List<StoredArtifact> artifacts, Wishes wishes) {
        Map<String, Metric> metrics = new TreeMap<>();
        List<Dataset> datasets = new ArrayList<>();
        if (training != null) {
            metrics.putAll(training.metrics());
            datasets.addAll(training.datasets());
        }
        for (EvaluationRecord validation : validations) {
            metrics.putAll(validation.metrics());
            Stream.ofNullable(validation.dataset()).forEach(datasets::add);
        }
        List<GateVerdict> gates =
                validations.stream().flatMap(v -> v.gates().stream()).toList();
        return new ModelVersion(
                0,
                origin,
                artifacts,
                training == null ? Map.of() : training.parameters(),
                metrics,
                gates,
                datasets.stream().map(this::checked).distinct().toList(),
                wishes.parent(),
                wishes.signature(),
                wishes.tags(),
                wishes.description(),
                wishes.aliases(),
                wishes.force()
                        && !objections(artifacts.stream()
                                        .map(StoredArtifact::file)
                                        .toList())
                                .isEmpty());
    }
}
