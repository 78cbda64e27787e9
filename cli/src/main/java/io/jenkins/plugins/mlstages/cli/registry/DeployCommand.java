package io.jenkins.plugins.mlstages.cli.registry;

import io.jenkins.plugins.mlstages.cli.ExitCode;
import io.jenkins.plugins.mlstages.cli.JsonOption;
import io.jenkins.plugins.mlstages.cli.LocalStore;
import io.jenkins.plugins.mlstages.engine.data.TableOptions;
import io.jenkins.plugins.mlstages.engine.dataset.ProfiledData;
import io.jenkins.plugins.mlstages.engine.dataset.ProfiledDataset;
import io.jenkins.plugins.mlstages.engine.record.Dataset;
import io.jenkins.plugins.mlstages.engine.record.DeploymentRecord;
import io.jenkins.plugins.mlstages.engine.registry.Deployment;
import io.jenkins.plugins.mlstages.engine.registry.ModelDeployments;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code ml-stages deploy}: runs a command that deploys a version, and records how it went. */
@Command(
        name = "deploy",
        mixinStandardHelpOptions = true,
        description = "Run a command that brings a version to an environment, and record how that went. The command sees"
                + " ML_STAGES_MODEL, ML_STAGES_VERSION and ML_STAGES_ENVIRONMENT.",
        footer = {"%nExample:", "  ml-stages deploy price-up@production --environment eu-west -- ./deploy.sh"})
public final class DeployCommand implements Callable<Integer> {
    @Parameters(index = "0", paramLabel = "REFERENCE", description = "The version: price-up/7 or price-up@production.")
    private String reference;

    @Option(names = "--environment", required = true, paramLabel = "NAME", description = "Where it goes.")
    private String environment;

    @Option(
            names = "--rollback-on-failure",
            description = "If the command fails, record that the environment has what it had before; nothing is deployed by that.")
    private boolean rollbackOnFailure;

    @Option(
            names = "--data",
            paramLabel = "FILES",
            description = "A sample of the data that the version sees there; gates with representativeOf hold evaluated rows against it.")
    private List<String> data = List.of();

    @Parameters(index = "1..*", arity = "1..*", paramLabel = "COMMAND", description = "The command that deploys, after '--'.")
    private List<String> command;

    @Mixin
    private RegistryOptions registry;

    @Mixin
    private ChangeOptions change;

    @Mixin
    private JsonOption json;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() throws IOException, InterruptedException {
        RegistryOptions.Target target = registry.target(reference);
        LocalStore.Run run = registry.store().currentRun(target.model().name());
        Dataset sample = data.isEmpty() ? null : sample(run);
        ModelDeployments deployments = target.model().deployments();
        Deployment before = target.model().state().deployments().get(environment);
        long started = System.nanoTime();
        long id = deployments.start(target.number(), environment, change.change(run.ref())).line();
        String failure = run(target);
        if (failure == null) {
            deployments.succeed(id, change.change(run.ref()));
        } else {
            deployments.fail(id, failure, rollbackOnFailure, change.change(run.ref()));
        }
        DeploymentRecord record = new DeploymentRecord(run.origin(), target.number(), environment, id, failure == null, failure,
                (System.nanoTime() - started) / 1_000_000, before == null ? 0 : before.version(),
                failure != null && rollbackOnFailure, sample);
        run.records().add(record);
        json.print(spec, record, () -> text(record));
        return failure == null ? ExitCode.FINE : ExitCode.NOT_PASSED;
    }

    /** Read before the command runs, so that a file that cannot be read stops the deployment before it begins. */
    private Dataset sample(LocalStore.Run run) throws IOException {
        ProfiledDataset read = ProfiledDataset.of(
                ProfiledData.read(
                        Path.of("").toAbsolutePath(), data, "current", TableOptions.DEFAULT, Map.of(),
                        Runtime.getRuntime().availableProcessors()),
                null);
        run.records().addProfile(read.profile());
        return read.dataset();
    }

    /** Runs the command; returns why it failed, {@code null} if it did not. */
    private String run(RegistryOptions.Target target) throws InterruptedException {
        ProcessBuilder process = new ProcessBuilder(command).inheritIO();
        process.environment().put("ML_STAGES_MODEL", target.model().name().full());
        process.environment().put("ML_STAGES_VERSION", Integer.toString(target.number()));
        process.environment().put("ML_STAGES_ENVIRONMENT", environment);
        if (json.wanted()) {
            process.redirectOutput(ProcessBuilder.Redirect.PIPE);
        }
        try {
            Process running = process.start();
            if (json.wanted()) {
                running.getInputStream().transferTo(System.err);
            }
            int exit = running.waitFor();
            return exit == 0 ? null : "The command '" + String.join(" ", command) + "' ended with exit code " + exit + ".";
        } catch (IOException e) {
            return "The command '" + command.get(0) + "' cannot be started: " + e.getMessage() + ".";
        }
    }

    private static String text(DeploymentRecord record) {
        String what = record.reference() + (record.succeeded() ? " is deployed to " : " is not deployed to ") + record.environment();
        String time = String.format(Locale.ROOT, " after %.1f s.", record.millis() / 1e3);
        return what + time + (record.succeeded() ? "" : " " + record.failure())
                + (record.movedBack() ? " The environment is recorded as having what it had before." : "");
    }
}
