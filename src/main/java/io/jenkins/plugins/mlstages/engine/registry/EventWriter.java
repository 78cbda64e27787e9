package io.jenkins.plugins.mlstages.engine.registry;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.util.List;
import java.util.Map;

/**
 * Writes an {@link Event} token by token, for {@link EventReader}. Data binding takes forty milliseconds for the first event of a
 * process; that both write the same is tested for every kind of event.
 */
final class EventWriter {
    private final JsonGenerator json;

    EventWriter(JsonGenerator json) {
        this.json = json;
    }

    void write(Event event) throws IOException {
        json.writeStartObject();
        if (event instanceof Event.Registered e) {
            registered(e);
        } else if (event instanceof Event.AliasSet e) {
            kind("aliasSet").text("alias", e.alias()).version(e.version());
        } else if (event instanceof Event.AliasRemoved e) {
            kind("aliasRemoved").text("alias", e.alias());
        } else if (event instanceof Event.Promoted e) {
            kind("promoted").text("alias", e.alias()).version(e.version());
            number("from", e.from()).truth("forced", e.forced());
        } else if (event instanceof Event.RolledBack e) {
            kind("rolledBack").text("alias", e.alias()).version(e.version()).number("from", e.from());
        } else if (event instanceof Event.DeploymentStarted e) {
            kind("deploymentStarted").text("environment", e.environment()).version(e.version());
        } else if (event instanceof Event.Deployed e) {
            kind("deployed").number("deployment", e.deployment());
            text("environment", e.environment()).version(e.version());
        } else if (event instanceof Event.DeploymentFailed e) {
            kind("deploymentFailed").number("deployment", e.deployment());
            text("environment", e.environment()).version(e.version());
            text("reason", e.reason()).truth("movedBack", e.movedBack());
        } else if (event instanceof Event.Undeployed e) {
            kind("undeployed").text("environment", e.environment()).version(e.version());
        } else if (event instanceof Event.Used e) {
            kind("used").version(e.version()).text("purpose", e.purpose());
        } else if (event instanceof Event.TagSet e) {
            kind("tagSet").version(e.version()).text("key", e.key()).text("value", e.value());
        } else if (event instanceof Event.TagRemoved e) {
            kind("tagRemoved").version(e.version()).text("key", e.key());
        } else if (event instanceof Event.Described e) {
            kind("described").version(e.version()).text("text", e.text());
        } else if (event instanceof Event.Archived e) {
            kind("archived").version(e.version());
        } else if (event instanceof Event.Restored e) {
            kind("restored").version(e.version());
        } else if (event instanceof Event.Deleted e) {
            kind("deleted").version(e.version());
        } else if (event instanceof Event.Renamed e) {
            kind("renamed").text("from", e.from()).text("to", e.to());
        } else if (event instanceof Event.JobMoved e) {
            kind("jobMoved").text("from", e.from()).text("to", e.to());
        } else {
            throw new IllegalStateException("an event of an unknown kind: " + event);
        }
        json.writeEndObject();
    }

    private void registered(Event.Registered event) throws IOException {
        kind("registered").version(event.version()).text("file", event.file());
        list("artifacts", event.artifacts()).list("aliases", event.aliases());
        json.writeObjectFieldStart("tags");
        for (Map.Entry<String, String> tag : event.tags().entrySet()) {
            text(tag.getKey(), tag.getValue());
        }
        json.writeEndObject();
        text("description", event.description()).text("parent", event.parent());
        if (event.gatesPassed() != null) {
            truth("gatesPassed", event.gatesPassed());
        }
        truth("forced", event.forced());
    }

    private EventWriter kind(String kind) throws IOException {
        return text("kind", kind);
    }

    private EventWriter version(int version) throws IOException {
        return number("version", version);
    }

    /** @param text {@code null}: not said */
    private EventWriter text(String name, String text) throws IOException {
        if (text != null) {
            json.writeStringField(name, text);
        }
        return this;
    }

    private EventWriter number(String name, long number) throws IOException {
        json.writeNumberField(name, number);
        return this;
    }

    private EventWriter truth(String name, boolean truth) throws IOException {
        json.writeBooleanField(name, truth);
        return this;
    }

    private EventWriter list(String name, List<String> texts) throws IOException {
        json.writeArrayFieldStart(name);
        for (String text : texts) {
            json.writeString(text);
        }
        json.writeEndArray();
        return this;
    }
}
