package io.jenkins.plugins.mlstages.engine.registry;

import io.jenkins.plugins.mlstages.engine.io.InputException;
import java.util.List;
import java.util.OptionalInt;
import java.util.stream.Stream;

/**
 * Which events somebody wants to hear of: {@code registered}, {@code alias:production}, {@code deployed:staging}, ...
 *
 * @param word what happened
 * @param name of the alias or environment; {@code null} for any
 */
public record EventSelector(String word, String name) {
    private static final List<String> NAMED = List.of("alias", "deployed", "deploymentFailed");
    private static final List<String> PLAIN = List.of("registered", "archived", "restored", "deleted");
    /** What builds find out, which is in no log. */
    private static final List<String> FOUND = List.of("drift", "gateFailed");

    /**
     * @throws InputException when it is no word, or has a name that it may not have
     */
    public static EventSelector parse(String text) {
        String clean = text == null ? "" : text.strip();
        int colon = clean.indexOf(':');
        String word = colon < 0 ? clean : clean.substring(0, colon).strip();
        String name = colon < 0 ? null : clean.substring(colon + 1).strip();
        boolean known = NAMED.contains(word) || name == null && (PLAIN.contains(word) || FOUND.contains(word));
        if (!known || name != null && name.isEmpty()) {
            throw new InputException(
                    "'" + clean + "' is no event: registered, alias:<alias>, deployed:<environment>,"
                            + " deploymentFailed:<environment>, archived, restored, deleted, drift or gateFailed was expected.");
        }
        return new EventSelector(word, name);
    }

    /** As it is written: {@code alias:production}. */
    public String text() {
        return name == null ? word : word + ":" + name;
    }

    /** Whether such events are in a model's log; drift and failed gates are found by builds. */
    public boolean isInLog() {
        return !FOUND.contains(word);
    }

    /** Whether there is a selector for such events at all. */
    public static boolean isSelectable(Event event) {
        return Stream.concat(NAMED.stream(), PLAIN.stream())
                .anyMatch(word -> new EventSelector(word, null).version(event).isPresent());
    }

    /** The version that the event is about, if it is one of these. */
    public OptionalInt version(Event event) {
        if (event instanceof Event.Registered e) {
            boolean wanted = word.equals("registered")
                    || word.equals("alias")
                            && (name == null
                                    ? !e.aliases().isEmpty()
                                    : e.aliases().contains(name));
            return wanted ? OptionalInt.of(e.version()) : OptionalInt.empty();
        } else if (event instanceof Event.AliasSet e) {
            return named("alias", e.alias(), e.version());
        } else if (event instanceof Event.Promoted e) {
            return named("alias", e.alias(), e.version());
        } else if (event instanceof Event.RolledBack e) {
            return named("alias", e.alias(), e.version());
        } else if (event instanceof Event.Deployed e) {
            return named("deployed", e.environment(), e.version());
        } else if (event instanceof Event.DeploymentFailed e) {
            return named("deploymentFailed", e.environment(), e.version());
        } else if (event instanceof Event.Archived e) {
            return named("archived", null, e.version());
        } else if (event instanceof Event.Restored e) {
            return named("restored", null, e.version());
        } else if (event instanceof Event.Deleted e) {
            return named("deleted", null, e.version());
        }
        return OptionalInt.empty();
    }

    private OptionalInt named(String happened, String to, int version) {
        return word.equals(happened) && (name == null || name.equals(to))
                ? OptionalInt.of(version)
                : OptionalInt.empty();
    }
}
