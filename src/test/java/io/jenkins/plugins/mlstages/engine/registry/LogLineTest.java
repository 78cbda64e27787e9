package io.jenkins.plugins.mlstages.engine.registry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import io.jenkins.plugins.mlstages.engine.io.Json;
import io.jenkins.plugins.mlstages.engine.io.Sha256;
import io.jenkins.plugins.mlstages.engine.record.RunRef;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class LogLineTest {
    private static final String HASH = "ab".repeat(32);

    static List<Event> everyKind() {
        return List.of(
                new Event.Registered(
                        7,
                        HASH,
                        List.of(HASH),
                        List.of("production"),
                        Map.of("a", "ü\"\n"),
                        "text",
                        "price-up/3",
                        true,
                        false),
                new Event.Registered(7, HASH, List.of(), List.of(), Map.of(), null, null, null, true),
                new Event.AliasSet("challenger", 2),
                new Event.AliasRemoved("challenger"),
                new Event.Promoted("production", 3, 2, true),
                new Event.RolledBack("production", 2, 3),
                new Event.DeploymentStarted("eu", 2),
                new Event.Deployed(4, "eu", 2),
                new Event.DeploymentFailed(4, "eu", 2, "Exit code 1.", true),
                new Event.Undeployed("eu", 2),
                new Event.Used(2, null),
                new Event.Used(2, "scoring"),
                new Event.TagSet(2, "key", "value"),
                new Event.TagRemoved(2, "key"),
                new Event.Described(0, null),
                new Event.Described(2, "text"),
                new Event.Archived(2),
                new Event.Restored(2),
                new Event.Deleted(2),
                new Event.Renamed("a", "b"),
                new Event.JobMoved("team-a", "team-b"));
    }

    private static LogEntry entry(Event event, String time) {
        return new LogEntry(3, HASH, Instant.parse(time), "alice", "why", new RunRef("team-a/train", 12), event, null);
    }

    private static LogEntry parse(byte[] line) throws LogLine.Problem {
        return LogLine.parse(line, 0, line.length - 1, Sha256.digest());
    }

    @Test
    void everyKindOfEventIsAmongThoseTested() {
        assertThat(everyKind().stream().map(Event::kind).collect(Collectors.toSet()))
                .isEqualTo(Arrays.stream(
                                Event.class.getAnnotation(JsonSubTypes.class).value())
                        .map(JsonSubTypes.Type::name)
                        .collect(Collectors.toSet()));
    }

    @ParameterizedTest
    @MethodSource("everyKind")
    void whatIsWrittenIsReadBackEqualHereAndByDataBinding(Event event) throws Exception {
        LogLine.Made made = LogLine.make(entry(event, "2026-11-01T10:00:00Z"), null);

        assertThat(parse(made.bytes())).isEqualTo(made.entry());
        assertThat(Json.mapper().readValue(made.bytes(), LogEntry.class)).isEqualTo(made.entry());
    }

    @ParameterizedTest
    @MethodSource("everyKind")
    void whatIsWrittenIsWhatDataBindingWrites(Event event) {
        LogEntry whole = entry(event, "2026-11-01T10:00:00.12Z");
        LogEntry sparse = new LogEntry(1, LogEntry.BEFORE_FIRST, whole.time(), "Łukasz \"x\"", null, null, event, null);

        for (LogEntry entry : List.of(whole, sparse)) {
            assertThat(new String(LogLine.make(entry, null).bytes(), StandardCharsets.UTF_8))
                    .isEqualTo(new String(
                            Seal.seal(Json.write(LogLine.SCHEMA, entry)).bytes(), StandardCharsets.UTF_8));
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "2026-11-01T10:00:00Z",
                "2026-02-28T23:59:59.999999Z",
                "1969-12-31T23:59:59.100Z",
                "2026-01-01T00:00:00.000000001Z"
            })
    void timesAreReadToTheNanosecond(String time) throws Exception {
        assertThat(parse(LogLine.make(entry(new Event.Archived(1), time), null).bytes())
                        .time())
                .isEqualTo(Instant.parse(time));
    }

    @ParameterizedTest
    @MethodSource("everyKind")
    void aDocumentIsReadBackByteForByteAndPassedOverByReaders(Event event) throws Exception {
        byte[] document =
                "{\"schema\":1,\"document\":{\"a\":[{\"ü\":\"\\n\"}]},\"hash\":\"x\"}".getBytes(StandardCharsets.UTF_8);
        LogLine.Made with = LogLine.make(entry(event, "2026-11-01T10:00:00Z"), document);
        LogLine.Made without = LogLine.make(entry(event, "2026-11-01T10:00:00Z"), null);

        assertThat(LogLine.document(Arrays.copyOf(with.bytes(), with.bytes().length - 1)))
                .isEqualTo(document);
        assertThat(LogLine.document(Arrays.copyOf(without.bytes(), without.bytes().length - 1)))
                .isNull();
        assertThat(parse(with.bytes())).isEqualTo(with.entry());
        assertThat(with.entry().hash()).isNotEqualTo(without.entry().hash());
        assertThat(Json.mapper().readTree(with.bytes()).get("document"))
                .isEqualTo(Json.mapper().readTree(document));
    }

    @Test
    void aSealedLineThatIsNoEventIsRefused() {
        byte[] line = Seal.seal(
                        "{\"schema\":1,\"line\":1,\"event\":{\"kind\":\"archived\"}}".getBytes(StandardCharsets.UTF_8))
                .bytes();

        assertThatThrownBy(() -> parse(line))
                .isInstanceOf(LogLine.Problem.class)
                .hasMessageContaining("'version' is missing");
    }

    @Test
    void theHashIsThatOfTheBytesBeforeIt() {
        LogLine.Made made = LogLine.make(entry(new Event.Archived(1), "2026-11-01T10:00:00Z"), null);
        String line = new String(made.bytes(), StandardCharsets.UTF_8);

        String before = line.substring(0, line.indexOf(",\"hash\":"));
        assertThat(made.entry().hash()).isEqualTo(Sha256.of(before.getBytes(StandardCharsets.UTF_8)));
        assertThat(line).endsWith(made.entry().hash() + "\"}\n").startsWith("{\"schema\":1,\"line\":3,\"previous\":\"");
    }
}
