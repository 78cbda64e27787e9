package io.jenkins.plugins.mlstages.engine.registry;

import static io.jenkins.plugins.mlstages.engine.registry.Fixtures.ALICE;
import static io.jenkins.plugins.mlstages.engine.registry.Fixtures.MODEL;
import static io.jenkins.plugins.mlstages.engine.registry.Fixtures.draft;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.jenkins.plugins.mlstages.engine.io.Sha256;
import io.jenkins.plugins.mlstages.engine.record.FileRef;
import io.jenkins.plugins.mlstages.engine.record.ModelName;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * What may be on the disk when the power goes during or after a registration, of which only the line waits for the disk: line and
 * file whole, in part or not at all. It has happened if its line is whole, and then it can be read whatever became of its file.
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
        int start = (int) from;
        int half = start + (whole.length - start) / 2;
        switch (part) {
            case "gone" -> Files.delete(file);
            case "nothing" -> Files.write(file, Arrays.copyOf(whole, start));
            case "half" -> Files.write(file, Arrays.copyOf(whole, half));
            case "zeros" -> Files.write(file, Arrays.copyOf(Arrays.copyOf(whole, start), whole.length));
            case "half zeros" -> Files.write(file, Arrays.copyOf(Arrays.copyOf(whole, half), whole.length));
            case "whole" -> {}
            default -> throw new IllegalArgumentException(part);
        }
    }

    @ParameterizedTest
    @CsvSource({
        "nothing, gone", "nothing, nothing", "nothing, half", "nothing, zeros", "nothing, half zeros", "nothing, whole",
        "zeros, gone", "zeros, nothing", "zeros, half", "zeros, zeros", "zeros, half zeros", "zeros, whole",
        "half, gone", "half, nothing", "half, half", "half, zeros", "half, half zeros", "half, whole",
        "half zeros, gone", "half zeros, nothing", "half zeros, half", "half zeros, zeros", "half zeros, whole",
    })
    void aRegistrationWhoseLineIsNotWholeHasNotHappened(String line, String content) throws Exception {
        Files.write(head, headBefore);
        leave(log, logBefore, line);
        leave(file, 0, content);

        AuditReport report = verify();
        assertThat(report.findings()).isEmpty();
        assertThat(report.lines()).isEqualTo(2);
        assertThat(open().model(MODEL).state().aliases()).containsEntry("production", 2);
        assertThat(open().model(MODEL).events()).hasSize(2);
        assertThat(open().list().problems()).isEmpty();

        assertThat(open().register(draft(MODEL), ProfileSource.none(), ALICE).number())
                .isEqualTo(3);
        assertThat(open().model(MODEL).events()).hasSize(3);
        assertThat(open().model(MODEL).version(3).aliases()).isEmpty();
        assertThat(verify().findings()).isEmpty();
        assertThat(verify().notes()).isEmpty();
        assertThat(Files.exists(model.resolve("leftovers"))).isEqualTo(!content.equals("gone"));
    }

    @ParameterizedTest
    @CsvSource({
        "behind, gone", "behind, nothing", "behind, half", "behind, zeros", "behind, half zeros", "behind, whole",
        "written, gone", "written, nothing", "written, half", "written, zeros", "written, half zeros", "written, whole",
        "gone, gone", "gone, half", "gone, whole",
    })
    void aRegistrationWhoseLineIsWholeHasHappenedAndItsFileIsRestored(String headIs, String content) throws Exception {
        byte[] registered = Files.readAllBytes(file);
        ModelVersion version = open().model(MODEL).version(3);
        switch (headIs) {
            case "behind" -> Files.write(head, headBefore);
            case "gone" -> Files.delete(head);
            default -> {}
        }
        leave(file, 0, content);

        assertThat(open().model(MODEL).state().aliases()).containsEntry("production", 3);
        assertThat(open().model(MODEL).version(3)).isEqualTo(version);
        assertThat(Files.readAllBytes(file)).isEqualTo(registered);
        open().model(MODEL).setTag(2, "team", "blue", ALICE);
        assertThat(open().register(draft(MODEL), ProfileSource.none(), ALICE).number())
                .isEqualTo(4);
        assertThat(verify().findings()).isEmpty();
        assertThat(verify().notes()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"gone", "nothing", "half", "half zeros"})
    void theAuditRestoresTheFileToo(String content) throws Exception {
        leave(file, 0, content);

        AuditReport report = verify();

        assertThat(report.whole()).isTrue();
        assertThat(report.notes())
                .containsExactly(
                        "The file of version team-a/price-up/3 was lost or is not whole, as a power cut may leave it;"
                                + " it was restored from the log.");
        assertThat(verify().notes()).isEmpty();
    }

    @Test
    void theFilesOfAllVersionsMayBeLostHoweverMuchHappenedSince() throws Exception {
        for (int i = 0; i < 50; i++) {
            open().model(MODEL).setTag(1 + i % 3, "n", "" + i, ALICE);
        }
        Map<Integer, ModelVersion> before = Map.of(
                1, open().model(MODEL).version(1),
                2, open().model(MODEL).version(2),
                3, open().model(MODEL).version(3));
        try (Stream<Path> all = Files.list(model.resolve("versions"))) {
            for (Path each : all.toList()) {
                Files.delete(each);
            }
        }
        Files.delete(model.resolve("versions"));

        for (int number : before.keySet()) {
            assertThat(open().model(MODEL).version(number)).isEqualTo(before.get(number));
        }
        assertThat(verify().notes()).isEmpty();
    }

    @Test
    void aVersionWhoseFileWasLostIsRestoredUnderTheModelsNewName() throws Exception {
        ModelVersion before = open().model(MODEL).version(3);
        open().rename(MODEL, new ModelName("team-b/price-down"), ALICE);
        Files.delete(folder.resolve("team-b%2fprice-down/versions/00000003.json"));

        assertThat(open().model(MODEL).version(3)).isEqualTo(before);
    }

    @Test
    void aFileThatWasAlteredIsNotRestored() throws Exception {
        byte[] whole = Files.readAllBytes(file);
        byte[] longer = Arrays.copyOf(whole, whole.length + 1);
        byte[] other = whole.clone();
        other[whole.length / 2] ^= 1;

        for (byte[] altered : List.of(longer, other)) {
            Files.write(file, altered);

            assertThatThrownBy(() -> open().model(MODEL).version(3))
                    .isInstanceOf(DamagedModelException.class)
                    .hasMessage("The file of version team-a/price-up/3 was altered: its SHA-256 is "
                            + Sha256.of(altered) + ", but " + Sha256.of(whole) + " was registered.");
            assertThat(verify().findings()).singleElement().asString().contains("was altered");
            assertThat(Files.readAllBytes(file)).isEqualTo(altered);
        }
    }

    @Test
    void whatALineDoesNotHaveIsNotRestored() throws Exception {
        Path old = folder.resolve("old");
        ModelFolder files = ModelFolder.of(Files.createDirectories(old), MODEL);
        ModelRegistry registry = ModelRegistry.open(old, new Fixtures.MemoryStore(), Fixtures.minutes());
        registry.create(MODEL, "Registered by an older ML Stages.", ALICE);
        String sha256 = new VersionFiles(files).create(draft(MODEL).numbered(1)).sha256();
        Event registered = new Event.Registered(1, sha256, List.of(), List.of(), Map.of(), null, null, null, false);
        EventLog events = new EventLog(files, Keeping.DEFAULT);
        events.append(events.present(), registered, ALICE, Fixtures.minutes());
        ModelRegistry now = ModelRegistry.open(old, new Fixtures.MemoryStore(), Fixtures.minutes());
        assertThat(now.model(MODEL).version(1).number()).isEqualTo(1);

        Files.delete(files.version(1));

        assertThatThrownBy(() -> now.model(MODEL).version(1))
                .isInstanceOf(DamagedModelException.class)
                .hasMessage("The file of version team-a/price-up/1 is gone:"
                        + " team-a%2fprice-up/versions/00000001.json is not there.");
    }

    @Test
    void aFileTooLongForALineIsOnTheDiskBeforeIt() throws Exception {
        List<StoredArtifact> artifacts = new ArrayList<>();
        for (int i = 0; i < 400; i++) {
            FileRef part = new FileRef("part-" + i + "-" + "x".repeat(100) + ".bin", 1, Sha256.of(new byte[] {1}));
            artifacts.add(new StoredArtifact(part, "elsewhere", part.sha256()));
        }
        long before = Files.size(log);
        ModelVersion version = open().register(draft(MODEL, 12, artifacts, List.of()), ProfileSource.none(), ALICE);

        assertThat(Files.size(model.resolve("versions/00000004.json"))).isGreaterThan(VersionFiles.MAX_DOCUMENT);
        assertThat(Files.size(log) - before).isLessThan(VersionFiles.MAX_DOCUMENT);
        assertThat(open().model(MODEL).version(4)).isEqualTo(version);
        assertThat(Files.readAllLines(log).get(3)).doesNotContain("\"document\"");
    }

    @Test
    void aVersionWhoseFileCannotBeWrittenIsReadAllTheSame() throws Exception {
        ModelVersion before = open().model(MODEL).version(3);
        Files.delete(file);
        Files.createSymbolicLink(file, Path.of("nowhere", "00000003.json"));
        Files.move(model.resolve("versions"), model.resolve("aside"));
        Files.createSymbolicLink(model.resolve("versions"), Path.of("nowhere"));

        assertThat(open().model(MODEL).version(3)).isEqualTo(before);
        assertThat(verify().notes())
                .anySatisfy(note -> assertThat(note)
                        .contains("the log has what was registered, but it could not be written to"
                                + " team-a%2fprice-up/versions/00000003.json: "));
        assertThat(Files.exists(model.resolve("nowhere"))).isFalse();
    }

    @Test
    void nothingElseIsLeftInTheFolder() throws Exception {
        leave(file, 0, "half");
        open().model(MODEL).version(3);

        try (Stream<Path> all = Files.list(model.resolve("versions"))) {
            assertThat(all.map(Path::getFileName).map(Path::toString).sorted())
                    .containsExactly("00000001.json", "00000002.json", "00000003.json");
        }
    }
}
