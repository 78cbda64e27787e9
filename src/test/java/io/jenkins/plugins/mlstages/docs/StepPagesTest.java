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
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jenkinsci.plugins.structs.describable.DescribableModel;
import org.jenkinsci.plugins.workflow.steps.StepDescriptor;
import org.junit.jupiter.api.Test;
import org.jvnet.hudson.test.JenkinsRule;
import org.jvnet.hudson.test.junit.jupiter.WithJenkins;

/** Each step has a page, a line in the index and in the README, and help; each of its parameters stands on the page. */
@WithJenkins
class StepPagesTest {
    private static final Pattern INCLUDED = Pattern.compile("<st:include page=\"([^\"]+)\" class=\"([^\"]+)\"");

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
            String name = step.clazz.getSimpleName();
            assertThat(page(step.clazz, "help.html")).as(name).isNotEmpty();
            for (var parameter : new DescribableModel<>(step.clazz).getParameters()) {
                assertThat(page(step.clazz, "help-" + parameter.getName() + ".html"))
                        .as(name + "." + parameter.getName())
                        .isNotEmpty();
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
        String form = page(type, "config.jelly");
        Matcher included = INCLUDED.matcher(form);
        while (included.find()) {
            form += page(Class.forName(included.group(2)), included.group(1));
        }
        for (var parameter : new DescribableModel<>(type).getParameters()) {
            assertThat(form)
                    .as(type.getSimpleName() + "." + parameter.getName())
                    .contains("field=\"" + parameter.getName() + "\"");
        }
    }

    /** A page of a class or of what it extends, as Jenkins looks for it; empty if there is none. */
    private static String page(Class<?> type, String name) throws Exception {
        for (Class<?> at = type; at != null; at = at.getSuperclass()) {
            try (InputStream page = at.getResourceAsStream(at.getSimpleName() + "/" + name)) {
                if (page != null) {
                    return new String(page.readAllBytes(), StandardCharsets.UTF_8);
                }
            }
        }
        return "";
    }

    private static void assertParameters(Class<?> type, String step) throws Exception {
        String page = Files.readString(Path.of("docs", "steps", step + ".md"));
        for (var parameter : new DescribableModel<>(type).getParameters()) {
            assertThat(page).as(step + "." + parameter.getName()).contains("`" + parameter.getName() + "`");
        }
    }
}
