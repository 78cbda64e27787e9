package io.jenkins.plugins.mlstages.engine.registry;

import static io.jenkins.plugins.mlstages.engine.registry.Fixtures.ALICE;
import static io.jenkins.plugins.mlstages.engine.registry.Fixtures.MODEL;
import static io.jenkins.plugins.mlstages.engine.registry.Fixtures.draft;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.jenkins.plugins.mlstages.engine.io.InputException;
import io.jenkins.plugins.mlstages.engine.record.ModelName;
import io.jenkins.plugins.mlstages.engine.record.ModelReference;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Selecting events, being told of them, and going on from where one came to. */
class EventSelectorTest {
    @TempDir
    Path folder;

    private ModelRegistry registry;
    private final List<String> told = new ArrayList<>();

    @BeforeEach
    void letThingsHappen() throws Exception {
        registry = ModelRegistry.open(folder, new Fixtures.MemoryStore(), Fixtures.minutes());
        registry.listen((model, entry) ->
                told.add(model + " " + entry.line() + " " + entry.event().kind()));
        registry.register(draft(MODEL, "challenger"), ProfileSource.none(), ALICE);
        registry.register(draft(MODEL), ProfileSource.none(), ALICE);
        RegisteredModel model = registry.model(MODEL);
        model.promote(new ModelReference(MODEL, 1, null), "production", false, ALICE);
        model.setAlias("production", 2, ALICE);
        model.rollback("production", ALICE);
        ModelDeployments deployments = model.deployments();
        deployments.succeed(deployments.start(1, "staging", ALICE).line(), ALICE);
        deployments.fail(deployments.start(2, "eu", ALICE).line(), "no", false, ALICE);
    }

    private List<String> selected(String text) throws Exception {
        EventSelector selector = EventSelector.parse(text);
        List<String> selected = new ArrayList<>();
        for (LogEntry entry : registry.model(MODEL).events()) {
            selector.version(entry.event()).ifPresent(version -> selected.add(entry.line() + ": " + version));
        }
        return selected;
    }

    @Test
    void eachWordSelectsItsEventsAndTheirVersions() throws Exception {
        assertThat(selected("registered")).containsExactly("1: 1", "2: 2");
        assertThat(selected("alias:challenger")).containsExactly("1: 1");
        assertThat(selected("alias:production")).containsExactly("3: 1", "4: 2", "5: 1");
        assertThat(selected("alias")).containsExactly("1: 1", "3: 1", "4: 2", "5: 1");
        assertThat(selected(" deployed : staging ")).containsExactly("7: 1");
        assertThat(selected("deployed:eu")).isEmpty();
        assertThat(selected("deploymentFailed:eu")).containsExactly("9: 2");
        assertThat(selected("drift")).isEmpty();
        assertThat(EventSelector.parse("drift").isInLog()).isFalse();
        assertThat(EventSelector.isSelectable(new Event.RolledBack("any", 1, 2)))
                .isTrue();
        assertThat(EventSelector.isSelectable(new Event.Used(1, null))).isFalse();
        assertThat(EventSelector.parse("alias : production").text()).isEqualTo("alias:production");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "promoted", "registered:1", "alias:", "drift:auc", "Registered"})
    void whatIsNoEventIsRefusedInOneSentence(String text) {
        assertThatThrownBy(() -> EventSelector.parse(text))
                .isInstanceOf(InputException.class)
                .hasMessageStartingWith(
                        "'" + text + "' is no event: registered, alias:<alias>, deployed:<environment>,");
    }

    @Test
    void whoListensIsToldOfEveryEventInOrder() throws Exception {
        registry.rename(MODEL, new ModelName("crew/price-up"), ALICE);

        assertThat(told)
                .startsWith(
                        "team-a/price-up 1 registered", "team-a/price-up 2 registered", "team-a/price-up 3 promoted");
        assertThat(told).hasSize(10).endsWith("crew/price-up 10 renamed");
    }

    @Test
    void readingGoesOnFromAPositionAlsoWhenTheLogWasReadFromItsSnapshot() throws Exception {
        List<LogEntry> all = registry.model(MODEL).events();
        LogPosition position = LogPosition.of(all.get(5));
        assertThat(registry.model(MODEL).eventsAfter(position)).isEqualTo(all.subList(6, 9));
        assertThat(registry.model(MODEL).eventsAfter(LogPosition.START)).isEqualTo(all);
        assertThat(registry.model(MODEL)
                        .eventsAfter(LogPosition.of(registry.model(MODEL).state())))
                .isEmpty();

        ModelRegistry.open(folder, new Fixtures.MemoryStore(), Fixtures.minutes(), new Keeping(1, 1, 1))
                .model(MODEL)
                .state();
        assertThat(ModelFolder.of(folder, MODEL).snapshot()).exists();
        ModelRegistry anew = ModelRegistry.open(folder, new Fixtures.MemoryStore(), Fixtures.minutes());
        assertThat(anew.model(MODEL).eventsAfter(position)).isEqualTo(all.subList(6, 9));
    }

    @Test
    void aPositionInAnotherHistoryIsRefused() throws Exception {
        LogPosition foreign = new LogPosition(3, "0".repeat(64));
        LogPosition beyond = LogPosition.of(registry.model(MODEL).events().get(8));
        Path log = ModelFolder.of(folder, MODEL).log();
        List<String> lines = Files.readAllLines(log);
        Files.delete(ModelFolder.of(folder, MODEL).head());
        Files.write(log, lines.subList(0, 8));

        for (LogPosition position : List.of(foreign, beyond)) {
            assertThatThrownBy(() -> registry.model(MODEL).eventsAfter(position))
                    .isInstanceOf(DamagedModelException.class)
                    .hasMessageContaining("no longer has as line " + position.line());
        }
    }
}
