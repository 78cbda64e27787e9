package io.jenkins.plugins.mlstages.engine.registry;

import static io.jenkins.plugins.mlstages.engine.registry.Fixtures.ALICE;
import static io.jenkins.plugins.mlstages.engine.registry.Fixtures.MODEL;
import static io.jenkins.plugins.mlstages.engine.registry.Fixtures.draft;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.jenkins.plugins.mlstages.engine.record.ModelName;
import io.jenkins.plugins.mlstages.engine.record.ModelReference;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Whoever listens may take as long as they like, and may wait for others who use the registry: no lock is held meanwhile. */
class ListeningTest {
    private static final ModelName OTHER = new ModelName("other");

    @TempDir
    Path folder;

    private final Thread test = Thread.currentThread();
    private final List<String> told = new ArrayList<>();
    private final Fixtures.MemoryStore artifacts = new Fixtures.MemoryStore();
    private ModelRegistry registry;

    @BeforeEach
    void listen() throws Exception {
        registry = ModelRegistry.open(folder, artifacts, Fixtures.minutes());
        registry.listen((model, entry) -> {
            if (Thread.currentThread() == test) {
                told.add(entry.event().kind());
                letAnotherUseTheRegistry(model);
            }
        });
    }

    /** Takes every lock there is: to register, to free artifacts, and to change the same model. */
    private void letAnotherUseTheRegistry(ModelName model) {
        CompletableFuture<Void> another = CompletableFuture.runAsync(() -> {
            try {
                int number = registry.register(draft(OTHER), ProfileSource.none(), ALICE)
                        .number();
                registry.model(OTHER).delete(number, ALICE);
                registry.model(model).setTag(0, "looked", "yes", ALICE);
            } catch (IOException e) {
                throw new IllegalStateException(e);
            }
        });
        assertThat(another).succeedsWithin(30, TimeUnit.SECONDS);
    }

    @Test
    void nobodyIsToldUnderALock() throws Exception {
        StoredArtifact artifact = artifacts.put("out/model.json", "weights");
        registry.register(draft(MODEL, 12, List.of(artifact), List.of(), "champion"), ProfileSource.none(), ALICE);
        registry.register(draft(MODEL), ProfileSource.none(), ALICE);
        RegisteredModel model = registry.model(MODEL);
        model.promote(new ModelReference(MODEL, 2, null), "production", false, ALICE);
        model.removeAlias("champion", ALICE);
        ModelDeployments deployments = model.deployments();
        deployments.succeed(deployments.start(2, "eu", ALICE).line(), ALICE);
        deployments.undeploy("eu", ALICE);
        model.archive(2, Set.of("production"), ALICE);
        registry.jobMoved("team-a/train", "team-a/fit", ALICE);
        assertThat(model.delete(1, ALICE).freed()).containsExactly(artifact);
        ModelName renamed = new ModelName("team-b/price-up");
        registry.rename(MODEL, renamed, ALICE);
        registry.create(new ModelName("new"), "made by hand", ALICE);

        List<String> happened = new ArrayList<>();
        for (ModelName name : List.of(renamed, new ModelName("new"))) {
            for (LogEntry entry : registry.model(name).events()) {
                happened.add(entry.event().kind());
            }
        }
        happened.removeIf("tagSet"::equals);
        assertThat(ModelLock.THREADS.knows(
                        ModelFolder.of(folder.toRealPath(), renamed).lock()))
                .as("a model that nobody changes")
                .isFalse();
        told.remove("jobMoved"); // that of the other model, which has versions of the same job
        assertThat(told).containsExactlyElementsOf(happened).contains("deleted", "renamed", "archived");
    }

    @Test
    void aDeletionWhoseArtifactCannotBeFreedHasHappenedAndIsTold() throws Exception {
        StoredArtifact artifact = artifacts.put("out/model.json", "weights");
        registry = ModelRegistry.open(folder, new StuckStore(artifacts), Fixtures.minutes());
        registry.listen((model, entry) -> told.add(entry.event().kind()));
        registry.register(draft(MODEL, 12, List.of(artifact), List.of()), ProfileSource.none(), ALICE);

        assertThatThrownBy(() -> registry.model(MODEL).delete(1, ALICE)).hasMessage("the disk is gone");

        assertThat(told).containsExactly("registered", "deleted");
        assertThat(registry.model(MODEL).state().version(1).status()).isEqualTo(VersionState.Status.DELETED);
    }

    /** Has artifacts and cannot free them. */
    private record StuckStore(ArtifactStore kept) implements ArtifactStore {
        @Override
        public String id() {
            return kept.id();
        }

        @Override
        public java.io.InputStream open(StoredArtifact artifact) throws IOException {
            return kept.open(artifact);
        }

        @Override
        public boolean exists(StoredArtifact artifact) throws IOException {
            return kept.exists(artifact);
        }

        @Override
        public long delete(StoredArtifact artifact) throws IOException {
            throw new IOException("the disk is gone");
        }
    }

    @Test
    void archivingTakesTheAliasesThatWereNamedAndNoOther() throws Exception {
        registry.register(draft(MODEL, "production", "staging"), ProfileSource.none(), ALICE);
        RegisteredModel model = registry.model(MODEL);
        int events = model.events().size();

        assertThatThrownBy(() -> model.archive(1, Set.of("production"), ALICE))
                .hasMessage("Version team-a/price-up/1 is not archived while the alias 'staging' points to it.");
        assertThat(model.state().aliases()).containsOnlyKeys("production", "staging");

        model.archive(1, Set.of("production", "staging", "nobody"), ALICE);
        assertThat(model.state().aliases()).isEmpty();
        assertThat(model.state().version(1).status()).isEqualTo(VersionState.Status.ARCHIVED);
        assertThat(model.events().subList(events, model.events().size()))
                .extracting(entry -> entry.event().kind())
                .filteredOn(kind -> !kind.equals("tagSet"))
                .containsExactly("aliasRemoved", "aliasRemoved", "archived");
    }
}
