package io.jenkins.plugins.mlstages.cli;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.jenkins.plugins.mlstages.engine.io.Json;
import io.jenkins.plugins.mlstages.engine.record.StageRecord;
import java.io.PrintWriter;
import java.util.function.Supplier;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;

/** The option {@code --json}: the result as JSON alone on standard output, instead of text for people. */
public final class JsonOption {
    @Option(names = "--json", description = "Print the result as JSON on standard output, and nothing else there.")
    private boolean json;

    public boolean wanted() {
        return json;
    }

    /** Prints a record in the form in which it is kept, or its text. */
    public void print(CommandSpec command, StageRecord record, Supplier<String> text) {
        print(command, text, () -> Json.tree(Json.write(StageRecord.SCHEMA, record), record.kind()));
    }

    public void print(CommandSpec command, ObjectNode result, Supplier<String> text) {
        print(command, text, () -> result);
    }

    private void print(CommandSpec command, Supplier<String> text, Supplier<ObjectNode> result) {
        PrintWriter out = command.commandLine().getOut();
        out.println(json ? Json.prettyText(result.get()) : text.get());
        out.flush();
    }
}
