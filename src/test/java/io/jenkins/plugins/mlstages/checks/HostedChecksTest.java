package io.jenkins.plugins.mlstages.checks;

import static org.assertj.core.api.Assertions.assertThat;

import hudson.ExtensionList;
import hudson.model.Result;
import hudson.model.Run;
import hudson.model.TaskListener;
import io.jenkins.plugins.checks.api.ChecksConclusion;
import io.jenkins.plugins.checks.api.ChecksDetails;
import io.jenkins.plugins.checks.api.ChecksOutput;
import io.jenkins.plugins.checks.api.ChecksPublisher;
import io.jenkins.plugins.checks.api.ChecksPublisherFactory;
import io.jenkins.plugins.checks.api.ChecksStatus;
import io.jenkins.plugins.mlstages.engine.report.document.Outcome;
import io.jenkins.plugins.mlstages.pages.Stages;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import jenkins.model.JenkinsLocationConfiguration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.jvnet.hudson.test.JenkinsRule;
import org.jvnet.hudson.test.TestExtension;
import org.jvnet.hudson.test.junit.jupiter.WithJenkins;

/** What a host of source code is told, by a host that only listens. */
@WithJenkins
class HostedChecksTest {
    @TestExtension
    public static final class Host extends ChecksPublisherFactory {
        final List<ChecksDetails> heard = new ArrayList<>();

        @Override
        protected Optional<ChecksPublisher> createPublisher(Run<?, ?> run, TaskListener listener) {
            return Optional.of(new ChecksPublisher() {
                @Override
                public void publish(ChecksDetails details) {
                    heard.add(details);
                }
            });
        }
    }

    private static final String PREDICTIONS = """
            writeFile file: 'predictions.csv', text: 'label,score\\n1,0.9\\n0,0.2\\n1,0.7\\n0,0.4\\n1,0.3\\n0,0.1\\n'
            """;

    private JenkinsRule jenkins;

    @BeforeEach
    void setUp(JenkinsRule rule) {
        jenkins = rule;
        JenkinsLocationConfiguration.get().setUrl("https://ci.example.com/");
    }

    private List<ChecksDetails> checks(Result expected, String body) throws Exception {
        jenkins.buildAndAssertStatus(expected, Stages.job(jenkins.jenkins, "train", PREDICTIONS + body));
        return ExtensionList.lookupSingleton(Host.class).heard;
    }

    private static String validate(String gate, String more) {
        return "validateModel(model: 'm', predictions: 'predictions.csv', label: 'label', score: 'score', gates: ["
                + gate + "]" + more + ")\n";
    }

    @Test
    void aCheckTellsOfOneModel() throws Exception {
        ChecksDetails check = checks(
                        Result.UNSTABLE, "stage('<b>|x') { " + validate("[metric: 'auc', atLeast: 0.99]", "") + " }")
                .get(0);

        assertThat(check.getName()).contains("ML Stages / m");
        assertThat(check.getStatus()).isEqualTo(ChecksStatus.COMPLETED);
        assertThat(check.getConclusion()).isEqualTo(ChecksConclusion.FAILURE);
        assertThat(check.getDetailsURL()).contains("https://ci.example.com/job/train/1/ml-stages/");
        ChecksOutput output = check.getOutput().orElseThrow();
        assertThat(output.getTitle()).contains("Not passed: The gate failed.");
        assertThat(output.getSummary().orElseThrow())
                .contains("\u274c **Not passed.** The gate failed.")
                .contains("### Validation: &lt;b&gt;\\|x")
                .contains("| \u274c Failed | `auc >= 0.99` |")
                .contains("| auc | **0.8889** |");
    }

    @Test
    void whatDoesNotStopTheBuildIsNeutral() throws Exception {
        assertThat(checks(Result.SUCCESS, validate("[metric: 'auc', atLeast: 0.99, criticality: 'NOTE']", "")))
                .extracting(ChecksDetails::getConclusion)
                .containsExactly(ChecksConclusion.NEUTRAL);
    }

    @Test
    void whereNoVersionIsApprovedSomebodyHasToAct() throws Exception {
        assertThat(checks(Result.UNSTABLE, validate("[metric: 'auc', baseline: 'production']", "")))
                .extracting(ChecksDetails::getConclusion)
                .containsExactly(ChecksConclusion.ACTION_REQUIRED);
    }

    @Test
    void everyOutcomeHasItsConclusion() {
        assertThat(HostedChecks.conclusion(Outcome.PASSED)).isEqualTo(ChecksConclusion.SUCCESS);
        assertThat(HostedChecks.conclusion(Outcome.NOTED)).isEqualTo(ChecksConclusion.NEUTRAL);
        assertThat(HostedChecks.conclusion(Outcome.DECISION_NEEDED)).isEqualTo(ChecksConclusion.ACTION_REQUIRED);
        assertThat(HostedChecks.conclusion(Outcome.FAILED)).isEqualTo(ChecksConclusion.FAILURE);
    }

    @Test
    void laterStagesBringTheCheckUpToDate() throws Exception {
        List<ChecksDetails> checks = checks(
                Result.SUCCESS,
                validate("[metric: 'auc', atLeast: 0.5]", ", checksName: 'Price'")
                        + "writeFile file: 'model.bin', text: 'weights'\n"
                        + "registerVersion(model: 'm', artifacts: 'model.bin', aliases: ['production'])\n");

        assertThat(checks).extracting(check -> check.getName().orElseThrow()).containsExactly("Price", "Price");
        assertThat(checks.get(1).getConclusion()).isEqualTo(ChecksConclusion.SUCCESS);
        assertThat(checks.get(1).getOutput().orElseThrow().getTitle())
                .contains("Passed: The gate passed. Version 1 was registered as production.");
    }

    @Test
    void aBlockAroundTheStepNamesTheCheck() throws Exception {
        assertThat(checks(
                        Result.SUCCESS,
                        "withChecks('Models') { " + validate("[metric: 'auc', atLeast: 0.5]", "") + " }"))
                .filteredOn(check -> check.getStatus() == ChecksStatus.COMPLETED)
                .extracting(check -> check.getName().orElseThrow())
                .contains("Models");
    }

    @Test
    void noneIsPublishedWhereNoneIsWanted() throws Exception {
        assertThat(checks(Result.SUCCESS, validate("[metric: 'auc', atLeast: 0.5]", ", skipPublishingChecks: true")))
                .isEmpty();
    }

    @Test
    void aReportThatIsTooLongIsCut() throws Exception {
        ChecksDetails check = checks(Result.UNSTABLE, """
                def names = (1..1500).collect { 'column_with_a_long_name_to_fill_the_report_' + it }
                writeFile file: 'now.csv', text: names.join(',') + '\\n' + (1..20).collect { names.collect { n -> '1' }.join(',') }.join('\\n')
                writeFile file: 'then.csv', text: names.join(',') + '\\n' + (1..20).collect { r -> names.collect { n -> r % 2 ? '9' : '8' }.join(',') }.join('\\n')
                checkDrift(model: 'm', referenceData: 'now.csv', current: 'then.csv', correction: 'none')
                """).get(0);

        String text = check.getOutput().orElseThrow().getText().orElseThrow();
        assertThat(text.getBytes(StandardCharsets.UTF_8).length).isBetween(60_000, HostedChecks.MOST_BYTES);
        assertThat(text).containsPattern("The rest, with [\\d,]+ rows of tables, is left out");
    }
}
