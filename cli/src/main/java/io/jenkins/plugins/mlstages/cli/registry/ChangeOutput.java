package io.jenkins.plugins.mlstages.cli.registry;

import io.jenkins.plugins.mlstages.cli.JsonOption;
import io.jenkins.plugins.mlstages.engine.registry.LogEntry;
import io.jenkins.plugins.mlstages.engine.registry.RegistryJson;
import java.util.function.Supplier;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;

/** What commands that make one change have in common: the change's options, and the event as their result. */
final class ChangeOutput {
    @Mixin
    private RegistryOptions registry;

    @Mixin
    private ChangeOptions change;

    @Mixin
    private JsonOption json;

    RegistryOptions registry() {
        return registry;
    }

    io.jenkins.plugins.mlstages.engine.registry.Change change() {
        return change.change();
    }

    void print(CommandSpec command, LogEntry entry, Supplier<String> text) {
        json.print(command, RegistryJson.of(entry), text);
    }

    JsonOption json() {
        return json;
    }
}
