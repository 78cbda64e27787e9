package io.jenkins.plugins.mlstages.docs;

import static org.assertj.core.api.Assertions.assertThat;

import hudson.ExtensionList;
import io.jenkins.plugins.mlstages.steps.DataInput;
import io.jenkins.plugins.mlstages.steps.GateOption;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.jenkinsci.plugins.structs.describable.DescribableModel;
import org.jenkinsci.plugins.workflow.steps.StepDescriptor;
import org.junit.jupiter.api.Test;
import org.jvnet.hudson.test.JenkinsRule;
import org.jvnet.hudson.test.junit.jupiter.WithJenkins;

/** Each step has a page, a line in the index and in the README, and help; each of its parameters stands on the page. */
@WithJenkins
class StepPagesTest {
    private static List<StepDescriptor> steps() {
        return ExtensionList.lookup(StepDescriptor.class).stream()
                .filter(step -> step.clazz.getName().startsWith("io.jenkins.plugins.mlstages."))
                .toList();
    }

    @Test
    void everyParameterOfAStepStandsOnItsPage(JenkinsRule jenkins) throws Exception {
        assertThat(steps()).hasSizeGreaterThanOrEqualTo(10);
        for (StepDescriptor step : steps()) {
            assertParameters(step.clazz, step.getFunctionName());
        }
        assertParameters(GateOption.class, "validateModel");
        assertParameters(DataInput.class, "trainModel");
    }

    @Test
    void everyStepIsInTheIndexAndInTheReadme(JenkinsRule jenkins) throws Exception {
        String index = Files.readString(Path.of("docs", "README.md"));
        String readme = Files.readString(Path.of("README.md"));
        for (StepDescriptor step : steps()) {
            assertThat(index).contains("(steps/" + step.getFunctionName() + ".md)");
            assertThat(readme).contains("`" + step.getFunctionName() + "`");
        }
    }

    @Test
    void everyParameterHasHelp(JenkinsRule jenkins) throws Exception {
        for (StepDescriptor step : steps()) {
            String folder = step.clazz.getSimpleName();
            assertThat(step.clazz.getResource(folder + "/help.html")).as(folder).isNotNull();
            for (var parameter : new DescribableModel<>(step.clazz).getParameters()) {
                assertThat(step.clazz.getResource(folder + "/help-" + parameter.getName() + ".html"))
                        .as(folder + "." + parameter.getName())
                        .isNotNull();
            }
        }
    }

    @Test
    void everyParameterHasAPlaceInTheForm(JenkinsRule jenkins) throws Exception {
        for (StepDescriptor step : steps()) {
            assertForm(step.clazz);
        }
        assertForm(GateOption.class);
        assertForm(DataInput.class);
    }

    private static void assertForm(Class<?> type) throws Exception {
        try (InputStream form = type.getResourceAsStream(type.getSimpleName() + "/config.jelly")) {
            String jelly = new String(form.readAllBytes(), StandardCharsets.UTF_8);
            for (var parameter : new DescribableModel<>(type).getParameters()) {
                assertThat(jelly)
                        .as(type.getSimpleName() + "." + parameter.getName())
                        .contains("field=\"" + parameter.getName() + "\"");
            }
        }
    }

    private static void assertParameters(Class<?> type, String step) throws Exception {
        String page = Files.readString(Path.of("docs", "steps", step + ".md"));
        for (var parameter : new DescribableModel<>(type).getParameters()) {
            assertThat(page).as(step + "." + parameter.getName()).contains("`" + parameter.getName() + "`");
        }
    }
}
