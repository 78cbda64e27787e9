package io.jenkins.plugins.mlstages.engine.registry;

import static io.jenkins.plugins.mlstages.engine.registry.Fixtures.ALICE;
import static io.jenkins.plugins.mlstages.engine.registry.Fixtures.MODEL;
import static io.jenkins.plugins.mlstages.engine.registry.Fixtures.aliases;
import static io.jenkins.plugins.mlstages.engine.registry.Fixtures.draft;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.jenkins.plugins.mlstages.engine.record.ModelName;
import io.jenkins.plugins.mlstages.engine.record.ModelReference;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DamageTest {
    @TempDir
    Path folder;

    private Path model;
    private Path log;

    @BeforeEach
    void registerThreeVersions() throws Exception {
        ModelRegistry registry = open();
        for (int i = 0; i < 3; i++) {
            registry.register(draft(MODEL, "production"), ProfileSource.none(), ALICE);
        }
        registry.model(MODEL).setTag(1, "team", "blue", ALICE);
        registry.model(MODEL).rollback("production", ALICE);
        model = folder.resolve("team-a%2fprice-up");
        log = model.resolve("events.jsonl");
    }

    private ModelRegistry open() throws Exception {
        return ModelRegistry.open(folder, new Fixtures.MemoryStore(), Fixtures.minutes());
    }

    private AuditReport verify() throws Exception {
        return open().verify(MODEL, true, null);
    }

    private List<String> lines() throws Exception {
        return new ArrayList<>(Files.readAllLines(log));
    }

    @Test
    void aWholeRegistryVerifies() throws Exception {
        AuditReport report = verify();

        assertThat(report.findings()).isEmpty();
        assertThat(report.notes()).isEmpty();
        assertThat(report.whole()).isTrue();
        assertThat(report.lines()).isEqualTo(5);
        assertThat(report.hash()).isEqualTo(open().model(MODEL).events().get(4).hash());
    }

    @Test
    void anAlteredLineIsNamed() throws Exception {
        List<String> lines = lines();
        lines.set(3, lines.get(3).replace("blue", "blur"));
        Files.write(log, lines);

        assertThat(verify().whole()).isFalse();
        assertThat(verify().line()).isEqualTo(4);
        assertThat(verify().findings().get(0)).contains("line 4 was altered");
    }

    @Test
    void aRemovedLineIsNamed() throws Exception {
        List<String> lines = lines();
        lines.remove(1);
        Files.write(log, lines);

        assertThat(verify().line()).isEqualTo(2);
        assertThat(verify().findings().get(0)).contains("line 2 does not follow the line before it");
    }

    @Test
    void reorderedLinesAreNamed() throws Exception {
        List<String> lines = lines();
        lines.add(2, lines.remove(3));
        Files.write(log, lines);

        assertThat(verify().line()).isEqualTo(3);
    }

    @Test
    void linesMissingAtTheEndAreNoticedByTheHead() throws Exception {
        List<String> lines = lines();
        Files.write(log, lines.subList(0, 3));

        assertThat(verify().line()).isEqualTo(4);
        assertThat(verify().findings().get(0)).contains("line 4 is missing or cut; its head knows 5 lines");
        assertThatThrownBy(() -> open().model(MODEL).state()).isInstanceOf(DamagedModelException.class);
        assertThat(open().list().models()).isEmpty();
        assertThat(open().list().problems()).hasSize(1);
    }

    @Test
    void aHashNotedEarlierProvesThatHistoryWasNotRewritten() throws Exception {
        String noted = open().model(MODEL).events().get(3).hash();

        assertThat(open().verify(MODEL, false, noted).whole()).isTrue();
        assertThat(open().verify(MODEL, false, "0".repeat(64)).findings().get(0))
                .contains("history was rewritten or cut");
    }

    @Test
    void aLineThatACrashLeftUnfinishedIsCutByTheNextChangeAndNoOther() throws Exception {
        List<String> lines = lines();
        Files.writeString(log, "{\"schema\":1,\"line\":6,\"previous\":\"ab", StandardOpenOption.APPEND);

        assertThat(verify().whole()).isTrue();
        assertThat(verify().notes().get(0)).contains("never finished after line 5");
        assertThat(open().model(MODEL).state().events()).isEqualTo(5);
        open().model(MODEL).setTag(1, "team", "red", ALICE);
        assertThat(lines().subList(0, 5)).isEqualTo(lines);
        assertThat(lines()).hasSize(6);
        assertThat(verify().notes()).isEmpty();
    }

    @Test
    void aChangeWhoseLineIsOnTheDiskHasHappenedEvenIfTheHeadCannotBeWritten() throws Exception {
        ModelRegistry registry = open();
        registry.model(MODEL).state();
        Files.move(model.resolve("head"), model.resolve("aside"));
        Files.createSymbolicLink(model.resolve("head"), Path.of("nowhere", "head"));

        ModelVersion version = registry.register(draft(MODEL, "production"), ProfileSource.none(), ALICE);

        assertThat(version.number()).isEqualTo(4);
        assertThat(registry.model(MODEL).version(4).aliases()).containsExactly("production");
        assertThat(open().model(MODEL).state().aliases()).containsEntry("production", 4);
        Files.move(model.resolve("aside"), model.resolve("head"), StandardCopyOption.REPLACE_EXISTING);
        assertThat(verify().whole()).isTrue();
        assertThat(open().list().models())
                .singleElement()
                .satisfies(summary -> assertThat(summary.versions()).isEqualTo(4));
    }

    @Test
    void aHeadThatIsBehindIsAcceptedAlsoBeforeALineThatACrashLeftUnfinished() throws Exception {
        byte[] behind = Files.readAllBytes(model.resolve("head"));
        open().model(MODEL).setTag(1, "team", "green", ALICE);
        Files.write(model.resolve("head"), behind);
        Files.writeString(log, "{\"line\":7,\"prev", StandardOpenOption.APPEND);

        assertThat(open().model(MODEL).state().events()).isEqualTo(6);
        assertThat(verify().whole()).isTrue();
        open().model(MODEL).setTag(1, "team", "red", ALICE);

        assertThat(lines()).hasSize(7);
        assertThat(open().model(MODEL).state().version(1).tags()).containsEntry("team", "red");
        assertThat(verify().whole()).isTrue();
    }

    @Test
    void anAlteredVersionFileIsNamedAndTheOtherVersionsAreRead() throws Exception {
        Path file = model.resolve("versions/00000002.json");
        Files.writeString(file, Files.readString(file).replace("0.9", "0.8"));

        assertThat(verify().findings()).hasSize(1);
        assertThat(verify().findings().get(0)).contains("The file of version team-a/price-up/2 was altered");
        assertThatThrownBy(() -> open().version(ModelReference.parse("team-a/price-up/2")))
                .isInstanceOf(DamagedModelException.class);
        assertThat(open().version(ModelReference.parse("team-a/price-up/3")).number())
                .isEqualTo(3);
    }

    @Test
    void aFileOfARegistrationThatNeverGotItsEventIsPutAsideAndItsNumberGivenAgain() throws Exception {
        Files.writeString(model.resolve("versions/00000004.json"), "half a regis");

        assertThat(verify().whole()).isTrue();
        assertThat(verify().notes().get(0)).contains("registration that was never completed");
        assertThat(open().register(draft(MODEL), ProfileSource.none(), ALICE).number())
                .isEqualTo(4);
        assertThat(verify().notes()).isEmpty();
        try (var left = Files.list(model.resolve("leftovers"))) {
            assertThat(left.map(Path::getFileName).map(Path::toString).toList())
                    .singleElement()
                    .asString()
                    .startsWith("00000004.json.");
        }
    }

    @Test
    void aNewerProgramsEventIsNotGuessedAt() throws Exception {
        String last = lines().get(4);
        String body = "{\"schema\":1,\"line\":6,\"previous\":\"" + last.substring(last.length() - 66, last.length() - 2)
                + "\",\"time\":\"2026-11-01T10:00:00Z\",\"by\":\"bob\",\"event\":{\"kind\":\"blessed\",\"version\":1}}";
        Files.write(log, Seal.seal(body.getBytes(StandardCharsets.UTF_8)).bytes(), StandardOpenOption.APPEND);

        assertThatThrownBy(() -> open().model(MODEL))
                .isInstanceOf(DamagedModelException.class)
                .hasMessageContaining("written by a newer ML Stages: line 6 is an event of the kind 'blessed'");
    }

    @Test
    void oneDamagedModelLeavesTheOthersWorking() throws Exception {
        ModelName other = new ModelName("other");
        open().register(draft(other, "production"), ProfileSource.none(), ALICE);
        Files.write(log, new byte[] {1, 2, 3});

        ModelList list = open().list();
        assertThat(list.models()).extracting(ModelSummary::model).containsExactly("other");
        assertThat(list.problems()).extracting(ModelList.Problem::model).containsExactly("team-a/price-up");
        open().model(other).setTag(1, "a", "b", ALICE);
        assertThatThrownBy(() -> open().model(MODEL).setTag(1, "a", "b", ALICE))
                .isInstanceOf(DamagedModelException.class);
        assertThat(Files.readAllBytes(log)).containsExactly(1, 2, 3);
    }

    @Test
    void anyByteAlteredOrCutIsDetectedAndNeverAnsweredWrongly() throws Exception {
        EveryByte.Count count = new EveryByte(folder, MODEL).run(97);

        assertThat(count.wrongAnswers()).isEmpty();
        assertThat(count.undetected()).isEmpty();
        assertThat(count.damages()).isGreaterThan(150);
        assertThat(open().model(MODEL).state().aliases()).isEqualTo(aliases("production", 2));
    }
}
