package io.jenkins.plugins.mlstages.engine.registry;

import static io.jenkins.plugins.mlstages.engine.registry.Fixtures.ALICE;
import static io.jenkins.plugins.mlstages.engine.registry.Fixtures.MODEL;
import static io.jenkins.plugins.mlstages.engine.registry.Fixtures.draft;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * What may be on the disk when the power goes during a registration, whose line and file are given to the disk at once: each
 * of them whole, in part or not at all. It must have happened or not, and what was acknowledged before must be there.
 */
class PowerCutTest {
    @TempDir
    Path folder;

    private Path model;
    private Path log;
    private Path head;
    private Path file;
    private byte[] headBefore;
    private long logBefore;

    @BeforeEach
    void registerTheThirdVersion() throws Exception {
        open().register(draft(MODEL), ProfileSource.none(), ALICE);
        open().register(draft(MODEL, "production"), ProfileSource.none(), ALICE);
        model = folder.resolve("team-a%2fprice-up");
        log = model.resolve("events.jsonl");
        head = model.resolve("head");
        file = model.resolve("versions/00000003.json");
        headBefore = Files.readAllBytes(head);
        logBefore = Files.size(log);
        open().register(draft(MODEL, "production"), ProfileSource.none(), ALICE);
    }

    private ModelRegistry open() throws IOException {
        return ModelRegistry.open(folder, new Fixtures.MemoryStore(), Fixtures.minutes());
    }

    private AuditReport verify() throws IOException {
        return open().verify(MODEL, true, null);
    }

    /** Leaves a part of a file's bytes after {@code from}, as long as {@code part} says; {@code gone} deletes the file. */
    private static void leave(Path file, long from, String part) throws IOException {
        byte[] whole = Files.readAllBytes(file);
        int rest = (int) (whole.length - from);
        switch (part) {
            case "gone" -> Files.delete(file);
            case "nothing" -> Files.write(file, Arrays.copyOf(whole, (int) from));
            case "half" -> Files.write(file, Arrays.copyOf(whole, (int) from + rest / 2));
            case "zeros" -> Files.write(file, Arrays.copyOf(Arrays.copyOf(whole, (int) from), whole.length));
            case "whole" -> {}
            default -> throw new IllegalArgumentException(part);
        }
    }

    @ParameterizedTest
    @CsvSource({
        "nothing, gone", "nothing, nothing", "nothing, half", "nothing, zeros", "nothing, whole",
        "zeros, gone", "zeros, nothing", "zeros, half", "zeros, zeros", "zeros, whole",
        "half, gone", "half, nothing", "half, half", "half, zeros", "half, whole",
        "whole, gone", "whole, nothing", "whole, half", "whole, zeros", "whole, whole",
    })
    void aRegistrationHasHappenedWhenItsLineAndItsFileAreWhole(String line, String content) throws Exception {
        Files.write(head, headBefore);
        leave(log, logBefore, line);
        leave(file, 0, content);
        boolean happened = line.equals("whole") && content.equals("whole");
        int versions = happened ? 3 : 2;

        AuditReport report = verify();
        assertThat(report.findings()).isEmpty();
        assertThat(report.lines()).isEqualTo(versions);
        assertThat(open().model(MODEL).state().aliases()).containsEntry("production", versions);
        assertThat(open().model(MODEL).events()).hasSize(versions);
        assertThat(open().list().problems()).isEmpty();

        assertThat(open().register(draft(MODEL), ProfileSource.none(), ALICE).number())
                .isEqualTo(versions + 1);
        assertThat(open().model(MODEL).events()).hasSize(versions + 1);
        for (int number = 1; number <= versions + 1; number++) {
            assertThat(open().model(MODEL).version(number).number()).isEqualTo(number);
        }
        assertThat(verify().findings()).isEmpty();
        assertThat(verify().notes()).isEmpty();
        assertThat(Files.exists(model.resolve("leftovers"))).isEqualTo(!happened && !content.equals("gone"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"gone", "half"})
    void aChangeCutsTheLineOfAnUnfinishedRegistrationAndNoOther(String content) throws Exception {
        Files.write(head, headBefore);
        leave(file, 0, content);
        List<String> lines = Files.readAllLines(log);

        assertThat(verify().notes().get(0)).contains("a line that was never finished after line 2");
        open().model(MODEL).setTag(2, "team", "blue", ALICE);

        assertThat(Files.readAllLines(log).subList(0, 2)).isEqualTo(lines.subList(0, 2));
        assertThat(open().model(MODEL).state().events()).isEqualTo(3);
        assertThat(open().model(MODEL).state().aliases()).containsEntry("production", 2);
    }

    @Test
    void aProcessThatKnowsTheModelSeesThatTheRegistrationOfAnotherOneIsGone() throws Exception {
        ModelRegistry registry = open();
        assertThat(registry.model(MODEL).state().versions()).hasSize(3);
        Files.write(head, headBefore);
        leave(file, 0, "gone");
        Files.write(log, Files.readAllBytes(log)); // a time of its own

        assertThat(registry.model(MODEL).state().versions()).hasSize(2);
    }

    @Test
    void onlyTheLastRegistrationMayBeUnfinishedHoweverFarTheHeadIsBehind() throws Exception {
        Files.write(head, headBefore);
        open().model(MODEL).setTag(3, "team", "blue", ALICE);
        Files.write(head, headBefore);
        leave(file, 0, "gone");

        assertThat(open().model(MODEL).state().versions()).hasSize(3);
        assertThat(verify().findings()).singleElement().asString().contains("version team-a/price-up/3 is gone");
    }

    @Test
    void aHeadThatIsFurtherBehindDoesNotHideWhatHappenedBefore() throws Exception {
        Files.write(head, headBefore);
        Path empty = Files.createDirectory(folder.resolve("aside"));
        ModelRegistry other = ModelRegistry.open(empty, new Fixtures.MemoryStore(), Fixtures.minutes());
        other.register(draft(MODEL), ProfileSource.none(), ALICE);
        Files.write(head, Files.readAllBytes(empty.resolve("team-a%2fprice-up/head")));
        leave(file, 0, "gone");

        assertThat(open().model(MODEL).state().versions()).hasSize(2);
        assertThat(verify().findings()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"gone", "half", "zeros"})
    void aRegistrationForWhichTheHeadVouchesIsDamagedNotUnfinished(String content) throws Exception {
        leave(file, 0, content);

        assertThat(open().model(MODEL).state().versions()).hasSize(3);
        assertThatThrownBy(() -> open().model(MODEL).version(3)).isInstanceOf(DamagedModelException.class);
        assertThat(verify().whole()).isFalse();
        open().model(MODEL).setTag(2, "team", "blue", ALICE);
        assertThat(open().model(MODEL).events()).hasSize(4);
    }

    @Test
    void withoutAHeadNothingIsTakenForUnfinished() throws Exception {
        Files.delete(head);
        leave(file, 0, "gone");

        assertThat(open().model(MODEL).state().versions()).hasSize(3);
        open().model(MODEL).setTag(2, "team", "blue", ALICE);
        assertThat(open().model(MODEL).events()).hasSize(4);
    }

    @Test
    void theFirstRegistrationOfAModelMayBeUnfinishedToo() throws Exception {
        Path other = folder.resolve("first");
        ModelRegistry registry = ModelRegistry.open(other, new Fixtures.MemoryStore(), Clock.systemUTC());
        registry.register(draft(MODEL, "production"), ProfileSource.none(), ALICE);
        Path first = other.resolve("team-a%2fprice-up");
        Files.delete(first.resolve("versions/00000001.json"));
        Files.delete(first.resolve("head"));
        LogHead.createEmpty(first.resolve("head"));

        ModelRegistry again = ModelRegistry.open(other, new Fixtures.MemoryStore(), Clock.systemUTC());
        assertThat(again.has(MODEL)).isFalse();
        assertThat(again.verify(MODEL, true, null).findings()).isEmpty();
        assertThat(again.register(draft(MODEL), ProfileSource.none(), ALICE).number())
                .isEqualTo(1);
        assertThat(again.model(MODEL).state().aliases()).isEmpty();
        assertThat(again.verify(MODEL, true, null).notes()).isEmpty();
    }

    @Test
    void aLookIntoThePastDoesNotSeeTheUnfinishedRegistrationEither() throws Exception {
        Files.write(head, headBefore);
        leave(file, 0, "gone");

        assertThat(open().model(MODEL)
                        .state(Fixtures.START.plusSeconds(1_000_000))
                        .versions())
                .hasSize(2);
    }

    @Test
    void anEventWhoseFileTheDiskRefusesHasNotHappened() throws Exception {
        EventLog events = new EventLog(ModelFolder.of(folder.toRealPath(), MODEL), Keeping.DEFAULT);
        byte[] before = Files.readAllBytes(log);
        EventLog.Next next = events.present().next(new Event.TagSet(1, "team", "blue"), ALICE, Clock.systemUTC());

        assertThatThrownBy(() -> events.append(next, () -> {
                    throw new IOException("No space left on device");
                }))
                .isInstanceOf(IOException.class)
                .hasMessage("No space left on device");

        assertThat(Files.readAllBytes(log)).isEqualTo(before);
        assertThat(events.state().events()).isEqualTo(3);
        events.append(events.present(), new Event.TagSet(1, "team", "red"), ALICE, Clock.systemUTC());
        assertThat(open().model(MODEL).state().version(1).tags()).containsEntry("team", "red");
        assertThat(verify().findings()).isEmpty();
    }

    @Test
    void nothingElseIsLeftInTheFolder() throws Exception {
        try (Stream<Path> all = Files.list(model.resolve("versions"))) {
            assertThat(all.map(Path::getFileName).map(Path::toString).sorted())
                    .containsExactly("00000001.json", "00000002.json", "00000003.json");
        }
    }
}
