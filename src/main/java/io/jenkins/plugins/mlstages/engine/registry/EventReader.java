package io.jenkins.plugins.mlstages.engine.registry;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Reads an {@link Event} token by token. A log of 50,000 lines is read in a fraction of the time that data binding takes;
 * that both understand the same is tested for every kind of event.
 */
final class EventReader {
    private final Map<String, String> texts = new HashMap<>();
    private final Map<String, Long> numbers = new HashMap<>();
    private final Map<String, Boolean> truths = new HashMap<>();
    private final Map<String, List<String>> lists = new HashMap<>();
    private Map<String, String> tags = Map.of();

    /** An event of a kind that this program does not know. */
    static final class UnknownKindException extends IOException {
        private static final long serialVersionUID = 1L;

        UnknownKindException(String kind) {
            super(kind);
        }
    }

    /**
     * @param json at the event's first brace; afterwards at its last
     * @throws UnknownKindException when a newer program wrote it
     * @throws IOException when it is no JSON, or something is missing in it
     */
    Event read(JsonParser json) throws IOException {
        texts.clear();
        numbers.clear();
        truths.clear();
        lists.clear();
        tags = Map.of();
        for (String name; (name = json.nextFieldName()) != null; ) {
            JsonToken value = json.nextToken();
            switch (value) {
                case VALUE_STRING -> texts.put(name, json.getText());
                case VALUE_NUMBER_INT -> numbers.put(name, json.getLongValue());
                case VALUE_TRUE, VALUE_FALSE -> truths.put(name, value == JsonToken.VALUE_TRUE);
                case START_ARRAY -> lists.put(name, list(json));
                case START_OBJECT -> tags = map(json);
                default -> {} // null: not said
            }
        }
        return event(text("kind"));
    }

    private Event event(String kind) throws IOException {
        return switch (kind) {
            case "registered" ->
                new Event.Registered(
                        version(),
                        text("file"),
                        lists.getOrDefault("artifacts", List.of()),
                        lists.getOrDefault("aliases", List.of()),
                        tags,
                        texts.get("description"),
                        texts.get("parent"),
                        truths.get("gatesPassed"),
                        truth("forced"));
            case "aliasSet" -> new Event.AliasSet(text("alias"), version());
            case "aliasRemoved" -> new Event.AliasRemoved(text("alias"));
            case "promoted" -> new Event.Promoted(text("alias"), version(), number("from"), truth("forced"));
            case "rolledBack" -> new Event.RolledBack(text("alias"), version(), number("from"));
            case "deploymentStarted" -> new Event.DeploymentStarted(text("environment"), version());
            case "deployed" -> new Event.Deployed(number("deployment"), text("environment"), version());
            case "deploymentFailed" ->
                new Event.DeploymentFailed(
                        number("deployment"), text("environment"), version(), texts.get("reason"), truth("movedBack"));
            case "undeployed" -> new Event.Undeployed(text("environment"), version());
            case "used" -> new Event.Used(version(), texts.get("purpose"));
            case "tagSet" -> new Event.TagSet(version(), text("key"), text("value"));
            case "tagRemoved" -> new Event.TagRemoved(version(), text("key"));
            case "described" -> new Event.Described(version(), texts.get("text"));
            case "archived" -> new Event.Archived(version());
            case "restored" -> new Event.Restored(version());
            case "deleted" -> new Event.Deleted(version());
            case "renamed" -> new Event.Renamed(text("from"), text("to"));
            case "jobMoved" -> new Event.JobMoved(text("from"), text("to"));
            default -> throw new UnknownKindException(kind);
        };
    }

    private String text(String name) throws IOException {
        String text = texts.get(name);
        if (text == null) {
            throw new IOException("'" + name + "' is missing");
        }
        return text;
    }

    private int version() throws IOException {
        return number("version");
    }

    private int number(String name) throws IOException {
        Long number = numbers.get(name);
        if (number == null || number != number.intValue()) {
            throw new IOException("'" + name + "' is missing or too large");
        }
        return number.intValue();
    }

    private boolean truth(String name) throws IOException {
        Boolean truth = truths.get(name);
        if (truth == null) {
            throw new IOException("'" + name + "' is missing");
        }
        return truth;
    }

    private static List<String> list(JsonParser json) throws IOException {
        List<String> list = new ArrayList<>();
        for (String element; (element = json.nextTextValue()) != null; ) {
            list.add(element);
        }
        return list;
    }

    private static Map<String, String> map(JsonParser json) throws IOException {
        Map<String, String> map = new TreeMap<>();
        for (String key; (key = json.nextFieldName()) != null; ) {
            map.put(key, json.nextTextValue());
        }
        return map;
    }
}
