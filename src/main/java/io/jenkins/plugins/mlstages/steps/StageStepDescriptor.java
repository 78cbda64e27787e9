package io.jenkins.plugins.mlstages.steps;

import hudson.model.Run;
import hudson.model.TaskListener;
import hudson.util.FormValidation;
import io.jenkins.plugins.mlstages.engine.io.InputException;
import io.jenkins.plugins.mlstages.engine.io.ListText;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import net.sf.json.JSONObject;
import org.jenkinsci.plugins.workflow.graph.FlowNode;
import org.jenkinsci.plugins.workflow.steps.Step;
import org.jenkinsci.plugins.workflow.steps.StepDescriptor;
import org.kohsuke.stapler.QueryParameter;
import org.kohsuke.stapler.StaplerRequest2;
import org.kohsuke.stapler.verb.POST;

/**
 * What the descriptors of our steps have in common: their names, what they need, and how a form writes lists and maps.
 *
 * @param <S> the step
 */
public abstract class StageStepDescriptor<S extends Step> extends StepDescriptor {
    private final String functionName;
    private final Set<Class<?>> requiredContext;

    /** @param besides what the step needs besides the build, the log and its place in the pipeline */
    StageStepDescriptor(String functionName, Class<?>... besides) {
        this.functionName = functionName;
        requiredContext = Stream.concat(Stream.of(Run.class, TaskListener.class, FlowNode.class), Stream.of(besides))
                .collect(Collectors.toUnmodifiableSet());
    }

    @Override
    public final String getFunctionName() {
        return functionName;
    }

    @Override
    public final Set<? extends Class<?>> getRequiredContext() {
        return requiredContext;
    }

    /** Whether jobs that are no pipelines offer the step: it has no block, and does more than return something. */
    public boolean isHostable() {
        return StageStep.class.isAssignableFrom(clazz);
    }

    @Override
    public String argumentsToString(Map<String, Object> namedArgs) {
        return String.valueOf(namedArgs.get("model"));
    }

    /** Fields that are one text in the form, with entries separated by commas: how the step takes these. */
    Map<String, BiConsumer<S, List<String>>> textFields() {
        return Map.of();
    }

    @Override
    @SuppressWarnings("unchecked") // a descriptor makes its own step
    public Step newInstance(StaplerRequest2 request, JSONObject form) throws FormException {
        JSONObject rest = FormChecks.withoutBlank(form, "criticality");
        Map<String, String> texts = new LinkedHashMap<>();
        for (String field : textFields().keySet()) {
            texts.put(field, (String) rest.remove(field));
        }
        S step = (S) super.newInstance(request, rest);
        for (Map.Entry<String, String> text : texts.entrySet()) {
            try {
                textFields().get(text.getKey()).accept(step, ListText.of(text.getValue()));
            } catch (InputException e) {
                throw new FormException(e.getMessage(), e, text.getKey());
            }
        }
        return step;
    }

    @POST
    public FormValidation doCheckModel(@QueryParameter String value) {
        return FormChecks.model(value);
    }
}
