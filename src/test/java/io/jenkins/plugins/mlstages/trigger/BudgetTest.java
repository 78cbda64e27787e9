package io.jenkins.plugins.mlstages.trigger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.jenkins.plugins.mlstages.engine.io.InputException;
import io.jenkins.plugins.mlstages.engine.record.RunRef;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** When a job may be started, and how its starts are kept. */
class BudgetTest {
    private static final Instant NOON = Instant.parse("2026-03-02T12:00:00Z");
    private static final Budget BUDGET = new Budget(Duration.ofMinutes(720), 3);

    @TempDir
    private Path folder;

    @Test
    void theFirstStartIsAlwaysAllowed() {
        assertThat(BUDGET.objection(List.of(), NOON)).isEmpty();
    }

    @Test
    void theCooldownEndsExactlyWhenItSays() {
        List<Instant> starts = List.of(NOON);

        assertThat(BUDGET.objection(starts, NOON.plusSeconds(720 * 60 - 1)))
                .contains(
                        "it was started at 2026-03-02T12:00:00Z and cools down for 720 minutes, until 2026-03-03T00:00:00Z");
        assertThat(BUDGET.objection(starts, NOON.plusSeconds(720 * 60))).isEmpty();
    }

    @Test
    void theBudgetCountsAnySevenDays() {
        List<Instant> starts = List.of(NOON, NOON.plus(Duration.ofDays(1)), NOON.plus(Duration.ofDays(2)));
        Instant sixDaysLater = NOON.plus(Duration.ofDays(6));

        assertThat(BUDGET.objection(starts, sixDaysLater))
                .contains(
                        "it was started 3 times in seven days, and maxPerWeek is 3; the next may start at 2026-03-09T12:00:00Z");
        assertThat(BUDGET.objection(starts, NOON.plus(Duration.ofDays(7)))).isEmpty();
    }

    @Test
    void aClockThatWasSetBackGivesNothingAway() {
        List<Instant> future = List.of(NOON.plus(Duration.ofDays(30)));

        assertThat(BUDGET.objection(future, NOON)).isPresent();
        assertThat(new Budget(Duration.ZERO, 1).objection(future, NOON)).isPresent();
    }

    @Test
    void theOrderInWhichStartsAreKeptDoesNotMatter() {
        List<Instant> starts = List.of(NOON.plus(Duration.ofDays(2)), NOON, NOON.plus(Duration.ofDays(1)));

        assertThat(BUDGET.objection(starts, NOON.plus(Duration.ofDays(2)).plusSeconds(1))
                        .orElseThrow())
                .startsWith("it was started at 2026-03-04T12:00:00Z and cools down");
    }

    @Test
    void startsAreReadAsTheyWereKeptAndOldOnesAreForgottenExceptTheLast() throws IOException {
        RetrainingStarts state =
                new RetrainingStarts(folder.resolve("ml-stages").resolve("retraining.json"));
        assertThat(state.read()).isEmpty();
        List<RetrainingStarts.Start> starts = List.of(start(0), start(1), start(8));

        state.write(starts, NOON.plus(Duration.ofDays(8)));
        assertThat(state.read()).containsExactly(start(8));

        state.write(starts, NOON.plus(Duration.ofDays(60)));
        assertThat(state.read()).containsExactly(start(8));

        state.write(starts, NOON.plus(Duration.ofDays(7)));
        assertThat(state.read()).containsExactly(start(1), start(8));
    }

    private static RetrainingStarts.Start start(int day) {
        return new RetrainingStarts.Start(NOON.plus(Duration.ofDays(day)), "price-up", new RunRef("monitor", day + 1));
    }

    @Test
    void theFirstReleasedFormIsRead() throws IOException {
        RetrainingStarts state = kept("""
                {"schema":1,"starts":[{"time":"2026-03-02T12:00:00Z","model":"price-up","foundBy":{"job":"monitor","number":1}}]}""");

        assertThat(state.read()).containsExactly(start(0));
    }

    @Test
    void aDamagedFileIsNeverTakenForAnUnspentBudget() throws IOException {
        assertThatThrownBy(kept("")::read).isInstanceOf(InputException.class).hasMessageContaining("retraining.json");
        assertThatThrownBy(kept("{\"schema\":1,\"sta")::read).isInstanceOf(InputException.class);
        assertThatThrownBy(kept("{\"schema\":1}")::read)
                .isInstanceOf(InputException.class)
                .hasMessageContaining("starts are missing");
        assertThatThrownBy(kept("{\"schema\":1,\"starts\":[{\"model\":\"m\"}]}")::read)
                .isInstanceOf(InputException.class);
        assertThatThrownBy(kept("{\"schema\":1,\"starts\":[null]}")::read).isInstanceOf(InputException.class);
        assertThatThrownBy(kept("{\"starts\":[]}")::read).isInstanceOf(InputException.class);
        assertThatThrownBy(kept("{\"schema\":2,\"starts\":[]}")::read)
                .isInstanceOf(InputException.class)
                .hasMessageContaining("use a newer ML Stages");
    }

    private RetrainingStarts kept(String text) throws IOException {
        Path file = folder.resolve("retraining.json");
        Files.writeString(file, text);
        return new RetrainingStarts(file);
    }
}
