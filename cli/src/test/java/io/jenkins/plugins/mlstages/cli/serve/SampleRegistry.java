package io.jenkins.plugins.mlstages.cli.serve;

import io.jenkins.plugins.mlstages.cli.LocalStore;
import io.jenkins.plugins.mlstages.engine.record.ModelName;
import io.jenkins.plugins.mlstages.engine.record.ModelReference;
import io.jenkins.plugins.mlstages.engine.record.Origin;
import io.jenkins.plugins.mlstages.engine.record.RunRecords;
import io.jenkins.plugins.mlstages.engine.record.RunRef;
import io.jenkins.plugins.mlstages.engine.registry.Candidate;
import io.jenkins.plugins.mlstages.engine.registry.Change;
import io.jenkins.plugins.mlstages.engine.registry.FolderArtifactStore;
import io.jenkins.plugins.mlstages.engine.registry.ModelRegistry;
import io.jenkins.plugins.mlstages.engine.registry.ProfileSource;
import io.jenkins.plugins.mlstages.engine.registry.RegisteredModel;
import io.jenkins.plugins.mlstages.engine.registry.Signature;
import io.jenkins.plugins.mlstages.engine.registry.StoredArtifact;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;

/** A made-up registry for {@link SampleStore}: models with a history, with one version, with awkward names and texts. */
final class SampleRegistry {
    private final LocalStore store;
    private final FolderArtifactStore artifacts;
    private final ModelRegistry registry;
    private Instant now = Instant.parse("2026-09-01T08:00:00Z");

    SampleRegistry(LocalStore store) throws IOException {
        this.store = store;
        this.artifacts = new FolderArtifactStore(store.artifacts());
        this.registry = ModelRegistry.open(store.models(), artifacts, new Clock() {
            @Override
            public ZoneId getZone() {
                return ZoneOffset.UTC;
            }

            @Override
            public Clock withZone(ZoneId zone) {
                return this;
            }

            @Override
            public Instant instant() {
                now = now.plus(Duration.ofMinutes(97));
                return now;
            }
        });
    }

    ModelRegistry registry() {
        return registry;
    }

    /** Versions 1, 2, ... of runs of the ordinary model, promotions, a rollback, deployments and uses. */
    void ordinary(List<Integer> runs) throws IOException {
        RegisteredModel model = null;
        int number = 0;
        for (int run : runs) {
            now = now.plus(Duration.ofHours(22));
            String parent = number == 0 ? null : "price-up/" + number;
            number = register("price-up", run, new Candidate.Wishes(
                    List.of(), Map.of("season", number % 2 == 0 ? "summer" : "winter"), number == 4 ? "Smaller learning rate." : null, parent,
                    new Signature(List.of(new Signature.Field("nswprice", "double"), new Signature.Field("vicprice", "double")),
                            List.of(new Signature.Field("score", "double"))), false));
            model = registry.model(new ModelName("price-up"));
            if (number % 2 == 1 || number == 6) {
                model.promote(new ModelReference(model.name(), number, null), "production", true,
                        new Change("ada", "Gates passed and the pilot went well.", new RunRef(RunRef.LOCAL, run)));
                long deployment = model.deployments().start(number, "eu-west", new Change("ada", null, new RunRef(RunRef.LOCAL, run))).line();
                model.deployments().succeed(deployment, Change.by("ada"));
                model.use(number, "nightly scoring", new Change("scoring", null, new RunRef(RunRef.LOCAL, run)));
            }
            if (number == 6) {
                model.rollback("production", new Change("grace", "Complaints from the trading desk:\nprices above 200 looked wrong.", null));
            }
        }
        model.setAlias("challenger", number, Change.by("grace"));
        model.archive(2, Change.by("ada"));
        model.delete(1, new Change("ada", "Older than a year.", null));
        model.describe(0, "Will the price in New South Wales go up in the next half hour?", Change.by("ada"));
    }

    /** One version without anything. */
    void lonely(int run) throws IOException {
        register("lonely", run, Candidate.Wishes.NONE);
    }

    /** Two versions without gates, the first in production. */
    void twins(int run) throws IOException {
        register("twins", run, Candidate.Wishes.NONE);
        register("twins", run, Candidate.Wishes.NONE);
        registry.model(new ModelName("twins")).setAlias("production", 1, Change.by("ada"));
    }

    /** Two versions of two runs, the second in production. */
    void retired(int first, int second) throws IOException {
        register("retired", first, Candidate.Wishes.NONE);
        register("retired", second, Candidate.Wishes.NONE);
        registry.model(new ModelName("retired")).setAlias("production", 2, Change.by("ada"));
    }

    void awkward(String name, int run, String text) throws IOException {
        register(name, run, new Candidate.Wishes(List.of("a".repeat(100)), Map.of("t".repeat(80), text), text, null, null, true));
        RegisteredModel model = registry.model(new ModelName(name));
        model.describe(0, text, new Change(text.substring(0, Math.min(180, text.length())), text, null));
        model.setTag(1, text.substring(0, Math.min(90, text.length())).trim(), text, new Change(text.substring(0, Math.min(180, text.length())), text, null));
        model.use(1, text, new Change(text.substring(0, Math.min(180, text.length())), text, null));
    }

    private int register(String name, int run, Candidate.Wishes wishes) throws IOException {
        RunRecords.Contents records = store.run(run).records().read();
        Path file = Files.createTempFile("ml-stages-sample", ".json");
        Files.writeString(file, "{\"model\":\"" + name + "\",\"run\":" + run + "}");
        StoredArtifact artifact = artifacts.put(file, "out/model.json");
        Files.delete(file);
        Candidate candidate = Candidate.of(records, store.run(run).model().full());
        Origin made = records.records().get(0).origin();
        Origin origin = new Origin(name, new RunRef(RunRef.LOCAL, run), "Register", "agent-1", made.commit(), made.repository(), now);
        return registry.register(candidate.draft(origin, List.of(artifact), wishes), ProfileSource.none(), new Change("ada", null, origin.run()))
                .number();
    }

}
