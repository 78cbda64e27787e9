package io.jenkins.plugins.mlstages.cli.registry;

import io.jenkins.plugins.mlstages.cli.JsonOption;
import io.jenkins.plugins.mlstages.cli.ExitCode;
import io.jenkins.plugins.mlstages.engine.registry.ModelList;
import io.jenkins.plugins.mlstages.engine.registry.ModelSummary;
import io.jenkins.plugins.mlstages.engine.registry.RegistryJson;
import java.io.IOException;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code ml-stages models}: all models of the store. */
@Command(name = "models", mixinStandardHelpOptions = true, description = "List the models of the store.")
public final class ModelsCommand implements Callable<Integer> {
    @Mixin
    private RegistryOptions registry;

    @Mixin
    private JsonOption json;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() throws IOException {
        ModelList list = registry.open().list();
        json.print(spec, RegistryJson.models(list), () -> text(list));
        return list.problems().isEmpty() ? ExitCode.FINE : ExitCode.NOT_PASSED;
    }

    private static String text(ModelList list) {
        StringBuilder text = new StringBuilder();
        for (ModelSummary model : list.models()) {
            text.append(String.format("%s: %d versions, newest %d", model.model(), model.versions(), model.latest()));
            model.aliases().forEach((alias, number) -> text.append(", ").append(alias).append(" = ").append(number));
            text.append('\n');
        }
        list.problems().forEach(problem -> text.append("Damaged: ").append(problem.sentence()).append('\n'));
        return text.isEmpty() ? "No model is registered yet." : text.toString().stripTrailing();
    }
}
