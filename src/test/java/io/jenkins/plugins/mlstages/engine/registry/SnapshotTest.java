package io.jenkins.plugins.mlstages.engine.registry;

import static io.jenkins.plugins.mlstages.engine.registry.Fixtures.ALICE;
import static io.jenkins.plugins.mlstages.engine.registry.Fixtures.MODEL;
import static io.jenkins.plugins.mlstages.engine.registry.Fixtures.draft;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.jenkins.plugins.mlstages.engine.io.Json;
import io.jenkins.plugins.mlstages.engine.record.ModelName;
import io.jenkins.plugins.mlstages.engine.record.ModelReference;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A model with one event of every kind, of which a snapshot is kept; what a snapshot says is always held against the log. */
class SnapshotTest {
    @TempDir
    Path folder;

    private ModelFolder files;
    private Clock clock;

    @BeforeEach
    void letEverythingHappen() throws Exception {
        files = ModelFolder.of(folder, MODEL);
        clock = Fixtures.minutes();
        ModelRegistry registry = open(new Keeping(Integer.MAX_VALUE, 1, Integer.MAX_VALUE));
        for (int i = 0; i < 4; i++) {
            registry.register(draft(MODEL, "production"), ProfileSource.none(), ALICE);
        }
        RegisteredModel model = registry.model(MODEL);
        model.setTag(1, "team", "blue", ALICE);
        model.setTag(1, "gone", "soon", ALICE);
        model.removeTag(1, "gone", ALICE);
        model.setTag(0, "owner", "pricing", ALICE);
        model.describe(0, "prices, \"up\" or down", ALICE);
        model.describe(2, "größer", ALICE);
        model.rollback("production", ALICE);
        model.promote(new ModelReference(MODEL, 2, null), "challenger", false, ALICE);
        model.setAlias("old", 1, ALICE);
        model.removeAlias("old", ALICE);
        ModelDeployments deployments = model.deployments();
        deployments.succeed(deployments.start(3, "eu-west", ALICE).line(), ALICE);
        deployments.start(3, "us", Change.by("bob"));
        model.archive(1, ALICE);
        model.delete(4, ALICE);
        model.use(2, "scoring", ALICE);
        registry.jobMoved("team-a", "crew", ALICE);
    }

    private ModelRegistry open(Keeping keeping) throws Exception {
        return ModelRegistry.open(folder, new Fixtures.MemoryStore(), clock, keeping);
    }

    private ModelRegistry anew() throws Exception {
        return open(Keeping.DEFAULT);
    }

    /** Keeps a snapshot of all lines so far, and adds one line. */
    private void keep() throws Exception {
        open(new Keeping(1, 1, 1)).model(MODEL).state();
        assertThat(files.snapshot()).exists();
        anew().model(MODEL).setTag(2, "later", "yes", ALICE);
    }

    /** Keeps a snapshot, and the past in stretches of at least so many lines. */
    private void keepPast(int stretch) throws Exception {
        RegisteredModel model = open(new Keeping(1, stretch, 1)).model(MODEL);
        model.setTag(2, "kept", "yes", ALICE);
        model.state();
        assertThat(files.past()).isNotEmptyDirectory();
    }

    private void alter(String key, Object value) throws Exception {
        byte[] bytes = Files.readAllBytes(files.snapshot());
        ObjectNode json = Json.tree(bytes, "snapshot");
        json.remove("hash");
        json.putPOJO(key, value);
        Files.write(
                files.snapshot(),
                Seal.seal(Json.text(json).getBytes(StandardCharsets.UTF_8)).bytes());
    }

    @Test
    void aStateFromASnapshotIsTheStateFromTheFirstLine() throws Exception {
        List<LogEntry> before = anew().model(MODEL).events();
        keep();

        RegisteredModel model = anew().model(MODEL);
        ModelState fromSnapshot = model.state();
        Files.delete(files.snapshot());
        ModelState fromFirstLine = anew().model(MODEL).state();
        assertThat(fromSnapshot).isEqualTo(fromFirstLine);
        assertThat(fromSnapshot.version(2).run().job()).isEqualTo("crew/train");
        assertThat(fromSnapshot.version(2).tags()).containsEntry("later", "yes");
        assertThat(model.events()).startsWith(before.toArray(LogEntry[]::new)).hasSize(before.size() + 1);
    }

    @Test
    void whatFollowsFromASnapshotIsDecidedAsWithoutIt() throws Exception {
        keep();

        RegisteredModel model = anew().model(MODEL);
        assertThat(((Event.RolledBack) model.rollback("production", ALICE).event()).version())
                .isEqualTo(2);
        assertThatThrownBy(() -> model.archive(3, ALICE)).hasMessageContaining("the environment 'eu-west' has it");
        assertThat(anew().verify(MODEL, false, null).whole()).isTrue();
    }

    @Test
    void thePastIsTheSameWithASnapshot() throws Exception {
        Instant then = anew().model(MODEL).events().get(10).time();
        ModelState past = anew().model(MODEL).state(then);
        keep();

        assertThat(anew().model(MODEL).state(then)).isEqualTo(past);
        assertThat(past.aliases()).isEqualTo(Fixtures.aliases("production", 3));
    }

    private SortedMap<Instant, ModelState> everyMoment() throws Exception {
        RegisteredModel whole = anew().model(MODEL);
        SortedMap<Instant, ModelState> truth = new TreeMap<>();
        for (LogEntry entry : whole.events()) {
            truth.put(entry.time(), whole.state(entry.time()));
        }
        return truth;
    }

    /** The first line is altered after the past was kept, so that reading all lines would be refused. */
    @ParameterizedTest
    @ValueSource(ints = {1, 2, 7, 96, 1_000})
    void everyMomentIsToldByWhatIsKeptAndTheLinesAfterIt(int stretch) throws Exception {
        RegisteredModel model = anew().model(MODEL);
        ModelVersion plain = draft(MODEL);
        ModelVersion described = new ModelVersion(
                0,
                plain.origin(),
                List.of(),
                plain.parameters(),
                plain.metrics(),
                List.of(),
                List.of(),
                null,
                null,
                Map.of("team", "red", "size", "xl"),
                "as it came",
                List.of(),
                false);
        anew().register(described, ProfileSource.none(), ALICE);
        model.removeTag(5, "size", ALICE);
        model.setTag(5, "team", "blue", ALICE);
        model.describe(5, null, ALICE);
        model.restore(1, ALICE);
        anew().jobMoved("crew", "team-a", ALICE);
        SortedMap<Instant, ModelState> truth = everyMoment();
        keepPast(stretch);
        byte[] log = Files.readAllBytes(files.log());
        log[12] ^= 1;
        Files.write(files.log(), log);

        for (Map.Entry<Instant, ModelState> then :
                truth.tailMap(truth.firstKey().plusSeconds(32 * 60)).entrySet()) {
            assertThat(anew().model(MODEL).state(then.getKey())).isEqualTo(then.getValue());
        }
        assertThatThrownBy(() -> anew().model(MODEL).state(truth.firstKey()))
                .hasMessageContaining("line 1 was altered");
        assertThatThrownBy(() -> anew().model(MODEL).events()).hasMessageContaining("line 1 was altered");
    }

    @Test
    void whatIsKeptOfThePastGrowsOverProcesses() throws Exception {
        for (int i = 0; i < 600; i++) {
            anew().model(MODEL).setTag(1 + i % 3, "count", "" + i, ALICE);
            if (i % 100 == 50) {
                keepPast(64);
            }
        }
        SortedMap<Instant, ModelState> truth = everyMoment();
        keepPast(64);

        assertThat(files.past().toFile().list())
                .containsExactlyInAnyOrder(
                        "0", "64", "72", "136", "173", "237", "274", "338", "375", "439", "476", "540");
        RegisteredModel model = anew().model(MODEL);
        for (Map.Entry<Instant, ModelState> then : truth.entrySet()) {
            assertThat(model.state(then.getKey())).isEqualTo(then.getValue());
        }
        AuditReport audit = anew().verify(MODEL, false, null);
        assertThat(audit.findings()).isEmpty();
        assertThat(audit.notes()).isEmpty();
    }

    /** Two processes that began from the same snapshot keep what follows in stretches of their own. */
    @Test
    void stretchesOfSeveralProcessesMayOverlap() throws Exception {
        keepPast(8);
        RegisteredModel one = open(new Keeping(3, 4, 1)).model(MODEL);
        RegisteredModel other = open(new Keeping(5, 7, 1)).model(MODEL);
        for (int i = 0; i < 20; i++) {
            one.setTag(1, "count", "" + i, ALICE);
            one.state();
            other.state();
        }
        SortedMap<Instant, ModelState> truth = everyMoment();

        for (RegisteredModel model : List.of(one, other, anew().model(MODEL))) {
            for (Map.Entry<Instant, ModelState> then : truth.entrySet()) {
                assertThat(model.state(then.getKey())).isEqualTo(then.getValue());
            }
        }
        assertThat(anew().verify(MODEL, false, null).findings()).isEmpty();
    }

    @Test
    void whatIsMissingOfThePastIsReadFromTheLogAndSaidByTheAudit() throws Exception {
        Instant then = anew().model(MODEL).events().get(10).time();
        ModelState past = anew().model(MODEL).state(then);
        keepPast(1);
        Files.delete(files.past(11));
        Files.write(files.past(12), new byte[] {1, 2, 3});

        assertThat(anew().model(MODEL).state(then)).isEqualTo(past);
        assertThat(anew().verify(MODEL, false, null).notes())
                .hasSize(2)
                .allMatch(note ->
                        note.contains("is missing or damaged; the first look into that time reads the whole log"));
    }

    @Test
    void whatIsMissingOfThePastIsMadeAnewByTheFirstLook() throws Exception {
        Instant then = anew().model(MODEL).events().get(10).time();
        keepPast(4);
        byte[] kept = Files.readAllBytes(files.past(8));
        Files.write(files.past(8), new byte[] {1, 2, 3});

        open(new Keeping(1, 4, 1)).model(MODEL).state(then);

        assertThat(files.past(8)).hasBinaryContent(kept);
        assertThat(anew().verify(MODEL, false, null).notes()).isEmpty();
    }

    @Test
    void nothingIsKeptOfAModelThatJustMovedAway() throws Exception {
        LogStretch.Known known = new LogStretch.Known(LogReader.End.START, null, new Replay(MODEL).result());
        LogStretch stretch = new LogStretch(known, anew().model(MODEL).events(), 1, List.of());
        ModelFolder away = ModelFolder.of(folder, new ModelName("away"));

        new LogPast(away, List.of()).keep(List.of(stretch));

        assertThat(away.folder()).doesNotExist();
    }

    @Test
    void aPastThatSaysSomethingElseThanTheLogIsFoundByTheAudit() throws Exception {
        keepPast(1);
        ObjectNode json = Json.tree(Files.readAllBytes(files.past(11)), "past");
        json.remove("hash");
        ((ObjectNode) json.get("model")).put("description", "another");
        Files.write(
                files.past(11),
                Seal.seal(Json.text(json).getBytes(StandardCharsets.UTF_8)).bytes());

        assertThat(anew().verify(MODEL, false, null).findings())
                .singleElement()
                .asString()
                .contains("after line 11 says something else than the log", ": delete team-a%2fprice-up/past/11.");
    }

    @Test
    void theKeptFormOfAStretchIsUnderstood() throws Exception {
        keepPast(64);

        assertThat(Files.readString(files.past(0)))
                .startsWith("{\"schema\":1,\"place\":[0,0,0,\"" + LogEntry.BEFORE_FIRST
                        + "\",\"-1000000000-01-01T00:00:00Z\"],\"to\":21,\"apart\":2,"
                        + "\"model\":{\"description\":null,\"tags\":[],\"moves\":[],\"aliases\":{},\"deployments\":{}},"
                        + "\"versions\":[],\"then\":[[[2,")
                .contains("\"aliases\":{\"production\":4},\"deployments\":{}},4]")
                .contains(",4,1,{\"tags\":{\"gone\":\"soon\",\"team\":\"blue\"}}]")
                .contains(",4,2,{\"description\":\"größer\"}]")
                .contains(",null,4,4,{\"status\":\"DELETED\"}]");
        Files.delete(files.snapshot());
        keepPast(16);
        assertThat(Files.readString(files.past(16)))
                .contains(
                        "\"versions\":[{\"tags\":{\"team\":\"blue\"}},{\"description\":\"größer\"},-2],\"then\":[[[17,");
    }

    @Test
    void aSnapshotOfAnotherLogIsNotUsed() throws Exception {
        keep();
        ModelName other = new ModelName("other");
        ModelRegistry registry = anew();
        for (int i = 0; i < 30; i++) {
            registry.register(draft(other), ProfileSource.none(), ALICE);
        }
        ModelState truth = registry.model(other).state();
        Files.copy(files.snapshot(), ModelFolder.of(folder, other).snapshot());

        assertThat(anew().model(other).state()).isEqualTo(truth);
    }

    @Test
    void aSnapshotOfLinesThatThePowerCutTookIsNotUsed() throws Exception {
        List<String> lines = Files.readAllLines(files.log());
        byte[] head = Files.readAllBytes(files.head());
        keep();
        open(new Keeping(1, 1, 1)).model(MODEL).state();
        Files.write(files.log(), lines);
        Files.write(files.head(), head);

        assertThat(anew().model(MODEL).state().events()).isEqualTo(lines.size());
        anew().model(MODEL).setTag(2, "another", "history", ALICE);
        assertThat(anew().model(MODEL).state().version(2).tags()).containsOnlyKeys("another");
    }

    @Test
    void aSnapshotOfANewerProgramIsNotUsed() throws Exception {
        keep();
        alter("schema", 4);

        assertThat(anew().model(MODEL).state().version(2).tags()).containsKey("later");
        assertThat(anew().verify(MODEL, false, null).notes().get(0)).contains("of a newer ML Stages");
    }

    @Test
    void aSnapshotThatSaysSomethingElseThanTheLogIsFoundByTheAudit() throws Exception {
        keep();
        ObjectNode result = (ObjectNode)
                Json.tree(Files.readAllBytes(files.snapshot()), "snapshot").get("result");
        alter("result", result.put("description", "another"));

        assertThat(anew().verify(MODEL, false, null).findings().get(0))
                .contains("says something else than the log's lines");
    }

    @Test
    void theKeptFormOfSchema3IsUnderstood() throws Exception {
        keep();
        String kept = Files.readString(files.snapshot());

        assertThat(kept)
                .startsWith("{\"schema\":3,\"place\":[21,")
                .contains(
                        "\"tags\":[\"owner\",\"pricing\"]",
                        "\"moves\":[[21,\"team-a\",\"crew\"]]",
                        "\"aliases\":{\"challenger\":2,\"production\":3}")
                .contains("\"holders\":{\"challenger\":[2],\"old\":[1],\"production\":[3,2,1]}")
                .contains(
                        "[null,null,false,\"2026-11-01T10:00:00Z\",\"alice\",",
                        ",null,[],\"team-a/train\",12,"
                                + "{\"status\":\"ARCHIVED\",\"job\":\"crew/train\",\"tags\":{\"team\":\"blue\"}}]",
                        ",null,0,1,12,{\"description\":\"größer\",\"job\":\"crew/train\"}]");
    }

    @Test
    void anAppendAfterAnotherThreadFailedToReadLosesNothing() throws Exception {
        EventLog log = new EventLog(files, Keeping.DEFAULT);
        EventLog.Present present = log.present();
        Path away = folder.resolve("away");
        Files.move(files.log(), away);
        assertThatThrownBy(log::state).isInstanceOf(DamagedModelException.class);
        Files.move(away, files.log());
        List<String> before = Files.readAllLines(files.log());

        log.append(present, new Event.TagSet(2, "kept", "yes"), ALICE, clock);

        assertThat(Files.readAllLines(files.log()))
                .startsWith(before.toArray(String[]::new))
                .hasSize(before.size() + 1);
        assertThat(anew().verify(MODEL, false, null).whole()).isTrue();
    }

    @Test
    void aListFromItsSnapshotIsTheListFromTheModels() throws Exception {
        ModelList truth = anew().list();
        open(new Keeping(1, 1, 1)).list();
        assertThat(ListSnapshot.file(folder)).exists();

        assertThat(anew().list()).isEqualTo(truth);
        anew().model(MODEL).describe(0, "changed", Change.by("carol"));
        assertThat(anew().list().models().get(0).by()).isEqualTo("carol");
        Files.delete(files.log());
        assertThat(anew().list().models()).isEmpty();
        assertThat(anew().list().problems()).hasSize(1);
    }
}
