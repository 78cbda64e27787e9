package io.jenkins.plugins.mlstages.trigger;

import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * How often a job may be started because of drift.
 *
 * @param cooldown least time between two starts
 * @param maxPerWeek most starts in any seven days
 */
record Budget(Duration cooldown, int maxPerWeek) {
    static final Duration WEEK = Duration.ofDays(7);

    /**
     * Why the job may not be started now, as the end of a sentence; empty when it may. A start that lies in the future,
     * because the clock was set back, counts like one that was just now.
     *
     * @param starts when the job was started before
     */
    Optional<String> objection(List<Instant> starts, Instant now) {
        List<Instant> latest = starts.stream().sorted(Comparator.reverseOrder()).toList();
        if (!latest.isEmpty()) {
            Instant next = latest.get(0).plus(cooldown);
            if (now.isBefore(next)) {
                return Optional.of("it was started at " + latest.get(0) + " and cools down for " + cooldown.toMinutes()
                        + " minutes, until " + next);
            }
        }
        List<Instant> week =
                latest.stream().filter(start -> start.plus(WEEK).isAfter(now)).toList();
        if (week.size() >= maxPerWeek) {
            String next = maxPerWeek < 1
                    ? ""
                    : "; the next may start at " + week.get(maxPerWeek - 1).plus(WEEK);
            return Optional.of(
                    "it was started " + week.size() + " times in seven days, and maxPerWeek is " + maxPerWeek + next);
        }
        return Optional.empty();
    }
}
