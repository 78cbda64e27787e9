package io.jenkins.plugins.mlstages.storage;

import io.jenkins.plugins.mlstages.engine.gate.Baseline;
import io.jenkins.plugins.mlstages.engine.gate.Baselines;
import io.jenkins.plugins.mlstages.engine.gate.Evaluated;
import io.jenkins.plugins.mlstages.engine.record.EvaluationRecord;
import io.jenkins.plugins.mlstages.engine.record.ModelName;
import io.jenkins.plugins.mlstages.engine.record.ModelReference;
import io.jenkins.plugins.mlstages.engine.record.RunRecords;
import io.jenkins.plugins.mlstages.engine.registry.ModelRegistry;
import io.jenkins.plugins.mlstages.engine.registry.ModelState;
import io.jenkins.plugins.mlstages.engine.registry.VersionState;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * Finds for the gates of one model the versions that they compare with: in the registry, and their builds' records.
 *
 * @param mayRead whether whoever asks may read a model; others are not there
 */
public record VersionBaselines(ModelName model, Predicate<ModelName> mayRead) implements Baselines {
    @Override
    public Optional<Baseline> find(String name) {
        try {
            ModelRegistry registry = Models.registry();
            ModelReference reference = name.contains("@") || name.contains("/")
                    ? ModelReference.parse(name)
                    : new ModelReference(model, 0, ModelReference.checkAlias(name));
            if (!registry.has(reference.model()) || !mayRead.test(reference.model())) {
                return Optional.empty();
            }
            ModelState state = registry.model(reference.model()).state();
            if (reference.alias() != null && !state.aliases().containsKey(reference.alias())) {
                return Optional.empty();
            }
            VersionState version = state.resolve(reference);
            List<Evaluated> evaluations = BuildRecords.of(version.run()).stream()
                    .flatMap(records -> evaluations(records, reference.model()))
                    .toList();
            return Optional.of(new Baseline(name, reference.model() + "/" + version.number(), evaluations));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The build's evaluations of its own candidate, newest first. */
    private static Stream<Evaluated> evaluations(RunRecords records, ModelName model) {
        List<EvaluationRecord> own = new ArrayList<>();
        for (EvaluationRecord evaluation : records.read().all(EvaluationRecord.class)) {
            if (evaluation.version() == null && evaluation.origin().model().equals(model.full())) {
                own.add(0, evaluation);
            }
        }
        return own.stream().map(evaluation -> Evaluated.of(evaluation, records));
    }
}
