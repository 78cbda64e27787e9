package io.jenkins.plugins.mlstages.engine.registry;

import static io.jenkins.plugins.mlstages.engine.registry.Fixtures.ALICE;
import static io.jenkins.plugins.mlstages.engine.registry.Fixtures.MODEL;
import static io.jenkins.plugins.mlstages.engine.registry.Fixtures.draft;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.jenkins.plugins.mlstages.engine.io.InputException;
import io.jenkins.plugins.mlstages.engine.record.FileRef;
import io.jenkins.plugins.mlstages.engine.record.ModelName;
import java.io.ByteArrayOutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FolderArtifactStoreTest {
    private static final String HELLO = "2cf24dba5fb0a30e26e83b2ac5b9e29e1b161e5c1fa7425e73043362938b9824";

    @TempDir
    Path folder;

    private FolderArtifactStore store;
    private ModelRegistry registry;

    @BeforeEach
    void open() throws Exception {
        store = new FolderArtifactStore(folder.resolve("artifacts"));
        registry = ModelRegistry.open(folder.resolve("models"), store);
    }

    private StoredArtifact put(String content) throws Exception {
        Path file = Files.writeString(folder.resolve("model.json"), content);
        return store.put(file, "out/model.json");
    }

    private ModelVersion register(ModelName model, StoredArtifact artifact) throws Exception {
        return registry.register(draft(model, 1, List.of(artifact), List.of()), ProfileSource.none(), ALICE);
    }

    private GarbageCollection.Result collect(boolean free) throws Exception {
        return registry.garbage(store).run(free, Instant.now().plus(Duration.ofHours(2)));
    }

    @Test
    void aFileIsKeptUnderItsHashAndReadBack() throws Exception {
        StoredArtifact artifact = put("hello");

        assertThat(artifact.file()).isEqualTo(new FileRef("out/model.json", 5, HELLO));
        assertThat(folder.resolve("artifacts/2c").resolve(HELLO)).hasContent("hello");
        ByteArrayOutputStream read = new ByteArrayOutputStream();
        ArtifactCheck.copy(store, artifact, "price-up/1", read);
        assertThat(read.toString()).isEqualTo("hello");
    }

    @Test
    void aFileThatChangedSinceItWasRecordedIsRefusedAndNothingStays() throws Exception {
        Path file = Files.writeString(folder.resolve("model.json"), "hallo");

        assertThatThrownBy(() -> store.put(file, new FileRef("model.json", 5, HELLO)))
                .isInstanceOf(InputException.class)
                .hasMessageContaining("model.json has changed since it was recorded");
        assertThat(kept()).isEmpty();
    }

    @Test
    void puttingAgainMendsADamagedCopy() throws Exception {
        StoredArtifact artifact = put("hello");
        Files.writeString(folder.resolve("artifacts/2c").resolve(HELLO), "jello");
        assertThatThrownBy(() -> ArtifactCheck.copy(store, artifact, "price-up/1", new ByteArrayOutputStream()))
                .hasMessageContaining("was altered");

        put("hello");

        assertThat(folder.resolve("artifacts/2c").resolve(HELLO)).hasContent("hello");
    }

    @Test
    void deletingAVersionFreesOnlyWhatNoOtherVersionHas() throws Exception {
        StoredArtifact shared = put("hello");
        register(MODEL, shared);
        register(new ModelName("other"), shared);

        Deletion first = registry.model(MODEL).delete(1, ALICE);
        assertThat(first.freed()).isEmpty();
        assertThat(first.kept()).containsExactly("out/model.json stays, since other/1 has it too.");
        assertThat(store.exists(shared)).isTrue();
        Deletion second = registry.model(new ModelName("other")).delete(1, ALICE);
        assertThat(second.freed()).containsExactly(shared);
        assertThat(second.bytes()).isEqualTo(5);
        assertThat(store.exists(shared)).isFalse();
        assertThat(registry.model(MODEL).version(1).artifacts()).containsExactly(shared);
        assertThatThrownBy(() -> registry.model(MODEL).delete(1, ALICE))
                .hasMessage("Version team-a/price-up/1 was deleted.");
    }

    @Test
    void registeringWhatIsNotInTheStoreIsRefused() throws Exception {
        StoredArtifact artifact = put("hello");
        store.delete(artifact);

        assertThatThrownBy(() -> register(MODEL, artifact)).hasMessageContaining("out/model.json is not in its store");
        assertThat(registry.kept(MODEL)).as("a model").isEmpty();
        assertThat(registry.below(MODEL.folder())).isEmpty();
        assertThatThrownBy(() -> registry.verify(MODEL, false, null))
                .hasMessage("There is no model 'team-a/price-up': none is registered yet.");
        assertThat(registry.has(MODEL)).isFalse();
        assertThat(registry.list().models()).isEmpty();
    }

    @Test
    void garbageIsShownBeforeItIsFreed() throws Exception {
        register(MODEL, put("needed"));
        put("hello");
        Files.writeString(folder.resolve("artifacts/.put123.tmp"), "half");

        GarbageCollection.Result shown = collect(false);
        assertThat(shown.pieces())
                .extracting(ArtifactInventory.Piece::why)
                .containsExactly("left by a process that died", "no living version has it");
        assertThat(shown.bytes()).isEqualTo(9);
        assertThat(kept()).hasSize(3);
        assertThat(collect(true).pieces())
                .extracting(ArtifactInventory.Piece::where)
                .isEqualTo(shown.pieces().stream()
                        .map(ArtifactInventory.Piece::where)
                        .toList());
        assertThat(kept()).hasSize(1);
        assertThat(collect(true).pieces()).isEmpty();
    }

    private List<Path> kept() throws Exception {
        try (Stream<Path> files = Files.walk(folder.resolve("artifacts"))) {
            return files.filter(Files::isRegularFile).toList();
        }
    }

    @Test
    void whatDeletingWouldFreeIsSaidBefore() throws Exception {
        register(MODEL, put("hello"));
        register(MODEL, put("hello"));
        register(MODEL, put("other"));
        RegisteredModel model = registry.model(MODEL);
        model.setAlias("production", 2, Change.by("alice"));

        assertThat(model.outlook(Retirement.DELETE, 2).refused())
                .isEqualTo("Version team-a/price-up/2 is not deleted while the alias 'production' points to it.");
        assertThat(model.outlook(Retirement.RESTORE, 1).refused())
                .isEqualTo("Version team-a/price-up/1 is not archived.");
        assertThat(model.outlook(Retirement.ARCHIVE, 1))
                .isEqualTo(new RetirementOutlook(null, List.of(), 0, List.of()));
        assertThat(model.outlook(Retirement.DELETE, 1).kept())
                .containsExactly("out/model.json stays, since team-a/price-up/2 has it too.");
        RetirementOutlook outlook = model.outlook(Retirement.DELETE, 3);
        assertThat(outlook.bytes()).isEqualTo(5);
        assertThat(outlook.refused()).isNull();
        Deletion deletion = model.delete(3, Change.by("alice"));
        assertThat(deletion.freed()).isEqualTo(outlook.freed()).hasSize(1);
        assertThat(deletion.bytes()).isEqualTo(5);
        assertThat(kept()).hasSize(1);
    }

    @Test
    void whatIsYoungIsNoGarbage() throws Exception {
        put("hello");

        assertThat(registry.garbage(store).run(true, Instant.now()).pieces()).isEmpty();
    }

    @Test
    void nothingIsFreedWhileAModelCannotBeRead() throws Exception {
        register(MODEL, put("needed"));
        Files.writeString(folder.resolve("models/team-a%2fprice-up/events.jsonl"), "{}");

        assertThatThrownBy(() -> collect(true)).isInstanceOf(DamagedModelException.class);
    }

    @Test
    void aFileIsFoundByItsHash() throws Exception {
        register(MODEL, put("hello"));
        register(MODEL, put("other"));

        VersionSearch.Result result = registry.which(HELLO);
        assertThat(result.found()).extracting(VersionSearch.Found::reference).containsExactly("team-a/price-up/1");
        assertThat(result.found().get(0).origin().run().toString()).isEqualTo("team-a/train #1");
        assertThat(registry.which("0".repeat(64)).found()).isEmpty();
    }
}
