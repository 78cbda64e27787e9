package io.jenkins.plugins.mlstages.steps;

import hudson.EnvVars;
import io.jenkins.plugins.mlstages.engine.io.InputException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.StreamSupport;
import org.jenkinsci.plugins.structs.describable.DescribableModel;
import org.jenkinsci.plugins.structs.describable.UninstantiatedDescribable;

/** Gives the variables in a step's texts their values, as build steps of other jobs do: a copy of the step comes back. */
record Variables(EnvVars values) {
    StageStep<?> in(StageStep<?> step) {
        UninstantiatedDescribable given = DescribableModel.uninstantiate2_(step);
        try {
            return (StageStep<?>) expanded(given).instantiate(StageStep.class, null);
        } catch (Exception e) {
            throw new InputException(step.getDescriptor().getDisplayName() + ": " + e.getMessage(), e);
        }
    }

    private UninstantiatedDescribable expanded(UninstantiatedDescribable given) {
        Map<String, Object> arguments = new LinkedHashMap<>();
        given.getArguments().forEach((name, value) -> arguments.put(name, expanded(value)));
        return given.withArguments(arguments);
    }

    private Object expanded(Object value) {
        if (value instanceof String text) {
            return values.expand(text);
        }
        if (value instanceof UninstantiatedDescribable describable) {
            return expanded(describable);
        }
        if (value instanceof Iterable<?> list) {
            return StreamSupport.stream(list.spliterator(), false)
                    .map(this::expanded)
                    .toList();
        }
        if (value instanceof Map<?, ?> map) {
            Map<Object, Object> entries = new LinkedHashMap<>();
            map.forEach((name, entry) -> entries.put(name, expanded(entry)));
            return entries;
        }
        return value;
    }
}
