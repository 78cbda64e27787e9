package io.jenkins.plugins.mlstages.engine.registry;

import static io.jenkins.plugins.mlstages.engine.registry.Fixtures.ALICE;
import static io.jenkins.plugins.mlstages.engine.registry.Fixtures.MODEL;
import static io.jenkins.plugins.mlstages.engine.registry.Fixtures.aliases;
import static io.jenkins.plugins.mlstages.engine.registry.Fixtures.draft;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.jenkins.plugins.mlstages.engine.record.FileRef;
import io.jenkins.plugins.mlstages.engine.record.ModelName;
import io.jenkins.plugins.mlstages.engine.record.ModelReference;
import io.jenkins.plugins.mlstages.engine.record.RunRef;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RenamingTest {
    private static final ModelName NEW = new ModelName("team-b/Price up " + "x".repeat(80) + "/" + "ü".repeat(90));

    @TempDir
    Path folder;

    private ModelRegistry registry;

    @BeforeEach
    void open() throws Exception {
        registry = ModelRegistry.open(folder, new Fixtures.MemoryStore());
        registry.register(draft(MODEL, "production"), ProfileSource.none(), ALICE);
    }

    @Test
    void aRenamedModelIsFoundUnderBothNamesAndVerifies() throws Exception {
        registry.rename(MODEL, NEW, ALICE);

        assertThat(registry.list().models()).extracting(ModelSummary::model).containsExactly(NEW.full());
        assertThat(registry.resolve(new ModelReference(NEW, 1, null)).aliases()).containsExactly("production");
        assertThat(registry.resolve(ModelReference.parse("team-a/price-up@production"))
                        .number())
                .isEqualTo(1);
        assertThat(registry.model(MODEL).name()).isEqualTo(NEW);
        assertThat(registry.verify(NEW, true, null).findings()).isEmpty();
        registry.rename(NEW, new ModelName("third"), ALICE);
        assertThat(registry.model(MODEL).name().full()).isEqualTo("third");
    }

    @Test
    void aNewModelMayTakeTheOldName() throws Exception {
        registry.rename(MODEL, NEW, ALICE);
        registry.register(draft(MODEL, "challenger"), ProfileSource.none(), ALICE);

        assertThat(registry.model(MODEL).state().aliases()).isEqualTo(aliases("challenger", 1));
        assertThatThrownBy(() -> registry.rename(MODEL, NEW, ALICE)).hasMessageEndingWith("there is such a model.");
        registry.rename(NEW, new ModelName("back"), ALICE);
        registry.rename(MODEL, NEW, ALICE);
        assertThat(registry.list().models()).extracting(ModelSummary::model).containsExactly("back", NEW.full());
    }

    @Test
    void aRefusedFirstRegistrationKeepsNoModelFromTheName() throws Exception {
        StoredArtifact nowhere = new StoredArtifact(new FileRef("model.bin", 3, "0".repeat(64)), "memory", "nowhere");
        assertThatThrownBy(() ->
                        registry.register(draft(NEW, 12, List.of(nowhere), List.of()), ProfileSource.none(), ALICE))
                .hasMessageContaining("model.bin is not in its store");
        assertThat(ModelFolder.of(folder.toRealPath(), NEW).head()).exists();

        registry.rename(MODEL, NEW, ALICE);

        assertThat(registry.list().models()).extracting(ModelSummary::model).containsExactly(NEW.full());
        assertThat(registry.verify(NEW, true, null).findings()).isEmpty();
    }

    @Test
    void aRegistrationThatWasNeverCompletedKeepsItsName() throws Exception {
        ModelFolder left = ModelFolder.of(folder.toRealPath(), new ModelName("left"));
        left.create();
        Files.writeString(left.version(1), "{}");

        assertThatThrownBy(() -> registry.rename(MODEL, left.model(), ALICE))
                .hasMessage(
                        "The name 'left' cannot be given to another model: left/versions has files of a registration"
                                + " that was never completed.");
        assertThat(left.version(1)).exists();
        assertThat(registry.model(MODEL).state().events()).isEqualTo(1);
    }

    @Test
    void runsAreFoundUnderTheNameThatTheirJobHasNow() throws Exception {
        assertThat(registry.jobMoved("team-a", "team-b", ALICE).models()).isEqualTo(1);
        assertThat(registry.jobMoved("team-b/train", "team-b/fit", ALICE).models())
                .isEqualTo(1);
        assertThat(registry.jobMoved("team", "team-c", ALICE).models()).isZero();
        registry.register(draft(MODEL), ProfileSource.none(), ALICE); // a new job has the old name

        ModelState state = registry.model(MODEL).state();
        assertThat(state.version(1).run()).isEqualTo(new RunRef("team-b/fit", 12));
        assertThat(state.version(2).run()).isEqualTo(new RunRef("team-a/train", 12));
    }

    @Test
    void aDamagedModelKeepsNoOtherFromBeingToldThatAJobMoved() throws Exception {
        registry.register(draft(NEW), ProfileSource.none(), ALICE);
        Path log = ModelFolder.of(folder.toRealPath(), MODEL).log();
        Files.writeString(log, Files.readString(log).replaceFirst("\"by\":\"", "\"by\":\"X"));

        ModelRegistry.Told told = registry.jobMoved("team-a", "team-b", ALICE);

        assertThat(told.models()).isEqualTo(1);
        assertThat(told.missed()).singleElement().satisfies(problem -> {
            assertThat(problem.model()).isEqualTo(MODEL.full());
            assertThat(problem.sentence()).contains("line 1 was altered");
        });
        assertThat(registry.model(NEW).state().version(1).run()).isEqualTo(new RunRef("team-b/train", 12));
    }
}
