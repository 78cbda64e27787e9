package io.jenkins.plugins.mlstages.cli.registry;

import io.jenkins.plugins.mlstages.cli.JsonOption;
import io.jenkins.plugins.mlstages.cli.ExitCode;
import io.jenkins.plugins.mlstages.engine.io.Json;
import io.jenkins.plugins.mlstages.engine.record.ModelName;
import io.jenkins.plugins.mlstages.engine.registry.AuditReport;
import io.jenkins.plugins.mlstages.engine.registry.LogEntry;
import io.jenkins.plugins.mlstages.engine.registry.RegisteredModel;
import io.jenkins.plugins.mlstages.engine.registry.RegistryJson;
import java.io.IOException;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code ml-stages audit}: everything that happened to a model, or whether its files are what was written. */
@Command(
        name = "audit",
        mixinStandardHelpOptions = true,
        description = "Print everything that happened to a model; with --verify, check that nothing of it was altered.")
public final class AuditCommand implements Callable<Integer> {
    @Parameters(paramLabel = "MODEL", description = "Name of the model.")
    private String model;

    @Option(names = "--verify", description = "Check the log, the versions' files and their profiles: exit code 1 if something is wrong.")
    private boolean verify;

    @Option(names = "--artifacts", description = "With --verify: read all artifacts too.")
    private boolean artifacts;

    @Option(
            names = "--expect",
            paramLabel = "HASH",
            description = "With --verify: a hash that an earlier audit printed; the log must still contain it.")
    private String expect;

    @Mixin
    private RegistryOptions registry;

    @Mixin
    private JsonOption json;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() throws IOException {
        if (verify) {
            AuditReport report = registry.open().verify(new ModelName(model), artifacts, expect);
            json.print(spec, RegistryJson.of(report), () -> text(report));
            return report.whole() ? ExitCode.FINE : ExitCode.NOT_PASSED;
        }
        RegisteredModel registered = registry.model(model);
        List<LogEntry> events = registered.events();
        json.print(spec, RegistryJson.events(registered.name().full(), events), () -> text(events));
        return ExitCode.FINE;
    }

    private static String text(AuditReport report) {
        StringBuilder text = new StringBuilder();
        report.findings().forEach(finding -> text.append(finding).append('\n'));
        report.notes().forEach(note -> text.append(note).append('\n'));
        text.append(report.whole()
                ? "The log of " + report.model() + " is whole: " + report.lines() + " lines, the last with the hash " + report.hash() + "."
                : report.model() + " is not what was written" + (report.line() == 0 ? "." : ": see line " + report.line() + " of its log."));
        return text.toString();
    }

    private static String text(List<LogEntry> events) {
        StringBuilder text = new StringBuilder();
        for (LogEntry entry : events) {
            var what = Json.mapper().<com.fasterxml.jackson.databind.node.ObjectNode>valueToTree(entry.event());
            what.remove(List.of("kind", "file", "artifacts"));
            text.append(entry.line()).append("  ").append(VersionText.time(entry.time())).append("  ").append(entry.by())
                    .append("  ").append(entry.event().kind()).append(' ').append(what);
            if (entry.run() != null) {
                text.append("  in ").append(entry.run());
            }
            if (entry.comment() != null) {
                text.append("  \"").append(entry.comment().replace('\n', ' ')).append('"');
            }
            text.append('\n');
        }
        return text.toString().stripTrailing();
    }
}
