package io.jenkins.plugins.mlstages.steps;

import hudson.FilePath;
import hudson.Util;
import hudson.util.FormValidation;
import io.jenkins.plugins.mlstages.engine.io.NamedTexts;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;
import org.kohsuke.stapler.DataBoundSetter;
import org.kohsuke.stapler.QueryParameter;
import org.kohsuke.stapler.verb.POST;

/**
 * A step that reads data in the workspace and gives them a name.
 *
 * @param <R> what the step returns to a pipeline
 */
public abstract class NamedDataStep<R> extends StageStep<R> {
    private final String name;
    private final String files;
    private Map<String, String> types = new LinkedHashMap<>();

    NamedDataStep(String name, String files) {
        this.name = Util.fixEmptyAndTrim(name);
        this.files = Util.fixEmptyAndTrim(files);
    }

    public final String getName() {
        return name;
    }

    public final String getFiles() {
        return files;
    }

    public final Map<String, String> getTypes() {
        return types;
    }

    @DataBoundSetter
    public final void setTypes(Object types) {
        this.types = UntypedParameter.texts("types", types);
    }

    /** For the form. */
    public final String getTypesText() {
        return NamedValues.text(types);
    }

    /**
     * What the descriptors of such steps have in common.
     *
     * @param <S> the step
     */
    public abstract static class DataStepDescriptor<S extends NamedDataStep<?>> extends StageStepDescriptor<S> {
        DataStepDescriptor(String functionName) {
            super(functionName, FilePath.class);
        }

        @Override
        final Map<String, BiConsumer<S, List<String>>> textFields() {
            return Map.of("types", (step, entries) -> step.setTypes(NamedTexts.ofColumns("types", entries)));
        }

        @Override
        public final String argumentsToString(Map<String, Object> namedArgs) {
            return String.valueOf(namedArgs.get("name"));
        }

        /** What a form says that lacks the name. */
        abstract String nameExpected();

        @POST
        public final FormValidation doCheckName(@QueryParameter String value) {
            return FormChecks.required(value, nameExpected());
        }

        @POST
        public final FormValidation doCheckFiles(@QueryParameter String value) {
            return FormChecks.required(value, Messages.dataExpected());
        }

        @POST
        public final FormValidation doCheckTypes(@QueryParameter String value) {
            return FormChecks.types(value);
        }
    }
}
