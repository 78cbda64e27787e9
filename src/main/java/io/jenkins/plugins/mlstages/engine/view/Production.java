package io.jenkins.plugins.mlstages.engine.view;

import io.jenkins.plugins.mlstages.engine.io.InputException;
import io.jenkins.plugins.mlstages.engine.record.ModelName;
import io.jenkins.plugins.mlstages.engine.record.RunRecords;
import io.jenkins.plugins.mlstages.engine.record.RunRef;
import io.jenkins.plugins.mlstages.engine.registry.ModelRegistry;
import io.jenkins.plugins.mlstages.engine.registry.ModelState;
import io.jenkins.plugins.mlstages.engine.registry.ModelVersion;
import io.jenkins.plugins.mlstages.engine.registry.RegisteredModel;
import java.io.IOException;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Function;

/** The version that the alias {@value #ALIAS} pointed to, as something to set numbers beside. */
public final class Production {
    public static final String ALIAS = "production";

    private final ModelRegistry registry;
    private final Function<RunRef, Optional<RunRecords>> records;

    /**
     * @param registry the models
     * @param records the records of a run, empty when they are gone
     */
    public Production(ModelRegistry registry, Function<RunRef, Optional<RunRecords>> records) {
        this.registry = registry;
        this.records = records;
    }

    /** What is in production now; {@code null} if nothing is, or it cannot be read (the model's own page says why). */
    public Snapshot now(String model) {
        return at(model, null);
    }

    /** What was in production when a run began to record, so that a run is never set beside its own version. */
    public Snapshot before(String model, RunRecords.Contents run) {
        return run.records().isEmpty()
                ? null
                : at(model, run.records().get(0).origin().time());
    }

    private Snapshot at(String name, Instant time) {
        try {
            ModelName model = new ModelName(name);
            if (!registry.has(model)) {
                return null;
            }
            RegisteredModel registered = registry.model(model);
            ModelState state = time == null ? registered.state() : registered.state(time);
            Integer number = state.aliases().get(ALIAS);
            return number == null ? null : version(registered, number);
        } catch (IOException | InputException e) {
            return null;
        }
    }

    /** Any version, with what its run still keeps of it. */
    public Snapshot version(RegisteredModel model, int number) throws IOException {
        ModelVersion version = model.version(number);
        RunRef run = version.origin().run();
        return Snapshot.ofVersion(
                version,
                run == null ? null : records.apply(run).map(RunRecords::read).orElse(null));
    }
}
