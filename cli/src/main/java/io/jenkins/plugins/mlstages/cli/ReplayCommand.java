package io.jenkins.plugins.mlstages.cli;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.jenkins.plugins.mlstages.engine.gate.Gate;
import io.jenkins.plugins.mlstages.engine.gate.Replay;
import io.jenkins.plugins.mlstages.engine.io.InputException;
import io.jenkins.plugins.mlstages.engine.io.Json;
import io.jenkins.plugins.mlstages.engine.record.ModelName;
import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code ml-stages replay}: what proposed gates would have said of all kept evaluations of a model. */
@Command(
        name = "replay",
        mixinStandardHelpOptions = true,
        description = "Evaluate proposed gates over all kept evaluations of a model: which past runs would they have failed?",
        footer = {"%nExample:", "  ml-stages replay --model price-up --gate 'auc >= 0.88 @ 95%%'"})
final class ReplayCommand implements Callable<Integer> {
    @Option(names = "--model", required = true, paramLabel = "NAME", description = "Name of the model.")
    private String model;

    @Option(names = "--gate", required = true, paramLabel = "GATE", description = "A gate such as 'auc >= 0.85'; repeatable.")
    private List<String> gates;

    @Mixin
    private StoreOption store;

    @Mixin
    private JsonOption json;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() throws IOException {
        List<Gate> parsed = gates.stream().map(Gate::parse).toList();
        ModelName name = new ModelName(model);
        LocalStore opened = store.open();
        Replay replay = LocalRuns.replay(opened, name).of(parsed, Integer.MAX_VALUE);
        if (replay.runs().isEmpty()) {
            throw new InputException("There is no kept evaluation of '" + name + "' in this store to replay gates on.");
        }
        ObjectNode tree = Json.mapper().valueToTree(replay);
        json.print(spec, tree, () -> text(replay));
        return ExitCode.FINE;
    }

    private static String text(Replay replay) {
        StringBuilder text = new StringBuilder();
        for (Replay.Past past : replay.runs()) {
            String result = past.passed() ? "passes" : "does not pass";
            text.append(String.format(Locale.ROOT, "%s, %s: %s%n", past.run(), past.time(), result));
            text.append(EvaluationText.verdicts(past.gates())).append('\n');
        }
        return text.append(replay.sentence()).toString();
    }
}
