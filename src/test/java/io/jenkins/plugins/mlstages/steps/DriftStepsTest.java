package io.jenkins.plugins.mlstages.steps;

import static org.assertj.core.api.Assertions.assertThat;

import hudson.FilePath;
import hudson.model.Label;
import hudson.model.Result;
import hudson.slaves.DumbSlave;
import io.jenkins.plugins.mlstages.Docs;
import io.jenkins.plugins.mlstages.engine.record.DriftRecord;
import io.jenkins.plugins.mlstages.engine.record.FileRef;
import io.jenkins.plugins.mlstages.storage.BuildRecords;
import org.jenkinsci.plugins.workflow.cps.CpsFlowDefinition;
import org.jenkinsci.plugins.workflow.job.WorkflowJob;
import org.jenkinsci.plugins.workflow.job.WorkflowRun;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.jvnet.hudson.test.JenkinsRule;
import org.jvnet.hudson.test.junit.jupiter.WithJenkins;

/** {@code profileData} and {@code checkDrift}, by the pipelines of their pages and by what may go wrong. */
@WithJenkins
class DriftStepsTest {
    private static final String SINGLE_PASS = """
            node {
                checkDrift(model: 'price-up', referenceVersion: 'price-up@production', current: 'both.csv', criticality: 'NOTE')
            }
            """;
    private static final String SHARDS = """
            writeFile file: 'a.csv', text: 'x,c\\n' + (1..40).collect { i -> i + ',' + (i % 3) }.join('\\n')
            writeFile file: 'b.csv', text: 'x,c\\n' + (41..80).collect { i -> i + ',' + (i % 3) }.join('\\n')
            writeFile file: 'other.csv', text: 'x,d\\n1,2\\n'
            """;

    private JenkinsRule jenkins;

    @BeforeEach
    void setUp(JenkinsRule rule) {
        jenkins = rule;
    }

    private WorkflowJob job(String name, String script) throws Exception {
        WorkflowJob job = jenkins.createProject(WorkflowJob.class, name);
        job.setDefinition(new CpsFlowDefinition(script, true));
        return job;
    }

    private FilePath workspace(WorkflowJob job) {
        return jenkins.jenkins.getWorkspaceFor(job);
    }

    private void register() throws Exception {
        WorkflowJob train = job("train", """
                node {
                    trainModel(model: 'price-up', data: [[name: 'train', files: 'train.csv', target: 'class']], artifacts: 'm.bin') {
                        writeFile file: 'm.bin', text: 'weights'
                    }
                    registerVersion(model: 'price-up', aliases: ['production'])
                }
                """);
        TwoRegions.write(workspace(train), "train.csv", TwoRegions.before());
        jenkins.buildAndAssertSuccess(train);
    }

    private static DriftRecord drift(WorkflowRun build) {
        return BuildRecords.of(build).read().last(DriftRecord.class, "price-up");
    }

    private DriftRecord singlePass() throws Exception {
        WorkflowJob job = job("single-pass", SINGLE_PASS);
        TwoRegions.write(workspace(job), "both.csv", TwoRegions.both());
        return drift(jenkins.buildAndAssertSuccess(job));
    }

    @Test
    void shardsOfTwoAgentsGetTheVerdictOfASinglePassOverAllRows() throws Exception {
        register();
        DumbSlave eu = jenkins.createOnlineSlave(Label.get("eu"));
        DumbSlave us = jenkins.createOnlineSlave(Label.get("us"));
        WorkflowJob parallel = job("parallel", Docs.snippet("steps/profileData.md", 1));
        WorkflowJob matrix = job("matrix", Docs.snippet("steps/profileData.md", 2));
        for (WorkflowJob job : new WorkflowJob[] {parallel, matrix}) {
            TwoRegions.write(eu.getWorkspaceFor(job), "data/eu.csv", TwoRegions.eu());
            TwoRegions.write(us.getWorkspaceFor(job), "data/us-1.csv", TwoRegions.us());
        }

        DriftRecord single = singlePass();
        WorkflowRun inParallel = jenkins.buildAndAssertSuccess(parallel);
        WorkflowRun asMatrix = jenkins.buildAndAssertSuccess(matrix);

        assertThat(single.detected()).isTrue();
        assertThat(single.driftedColumns()).contains("price").doesNotContain("demand", "hour");
        for (WorkflowRun build : new WorkflowRun[] {inParallel, asMatrix}) {
            DriftRecord merged = drift(build);
            assertThat(merged.current().rows()).isEqualTo(1_800);
            assertThat(merged.detected()).isEqualTo(single.detected());
            assertThat(merged.driftedShare()).isEqualTo(single.driftedShare());
            assertThat(merged.sentence()).isEqualTo(single.sentence());
            assertThat(merged.columns()).isEqualTo(single.columns());
            assertThat(merged.findings()).isEqualTo(single.findings());
            assertThat(merged.current().files()).extracting(FileRef::path).containsExactly("eu", "us");
            assertThat(BuildRecords.of(build).profile(merged.current().profile()))
                    .exists();
        }
        jenkins.assertLogContains("700 + 1100 rows: [", inParallel);
        jenkins.assertLogContains("Profiled eu: 700 rows, 5 columns", inParallel);
    }

    @Test
    void thePipelinesOfTheStepsPageRun() throws Exception {
        register();
        WorkflowJob version = job("version", Docs.snippet("steps/checkDrift.md", 1));
        TwoRegions.write(workspace(version), "data/week-12.csv", TwoRegions.eu());
        WorkflowRun build = jenkins.buildAndAssertStatus(Result.UNSTABLE, version);
        assertThat(drift(build).reference()).isEqualTo("price-up/1");
        jenkins.assertLogContains("drifted from price-up/1: [price", build);

        WorkflowJob options = job("options", Docs.snippet("steps/checkDrift.md", 2));
        TwoRegions.write(workspace(options), "data/train.csv", TwoRegions.before());
        TwoRegions.write(workspace(options), "data/week-12.csv", TwoRegions.eu());
        WorkflowRun second = jenkins.buildAndAssertSuccess(options);
        DriftRecord record = drift(second);
        assertThat(record.detected()).isFalse();
        assertThat(record.columns())
                .extracting(column -> column.name())
                .doesNotContain("price")
                .contains("hour", "demand");
        assertThat(record.columns())
                .filteredOn(column -> column.name().equals("hour"))
                .singleElement()
                .satisfies(hour -> assertThat(hour.type()).isEqualTo("categorical"));
        jenkins.assertLogContains("demand: drifted false, effect", second);
    }

    @Test
    void profilesGoByHashAndByFileAsWell() throws Exception {
        WorkflowJob job = job("m", "node {\n" + SHARDS + """
                def a = profileData(name: 'a', files: 'a.csv', output: 'out/a.json')
                profileData(name: 'b', files: 'b.csv', output: 'out/b.json')
                writeFile file: 'all.csv', text: 'x,c\\n' + (1..80).collect { i -> i + ',' + (i % 3) }.join('\\n')
                def mixed = checkDrift(model: 'price-up', referenceData: 'all.csv', currentProfiles: [a.sha256, 'out/b.json'])
                def files = checkDrift(model: 'price-up', referenceData: 'all.csv', current: 'out/*.json')
                echo "mixed ${mixed.detected} files ${files.detected}"
                }
                """);
        WorkflowRun build = jenkins.buildAndAssertSuccess(job);

        jenkins.assertLogContains("mixed false files false", build);
        assertThat(BuildRecords.of(build).read().all(DriftRecord.class))
                .extracting(record -> record.current().rows())
                .containsExactly(80L, 80L);
    }

    @Test
    void whatCannotBeMergedIsRefusedInOneSentence() throws Exception {
        String check = "checkDrift(model: 'price-up', referenceData: 'a.csv', ";
        String two = "def a = profileData(name: 'a', files: 'a.csv')\ndef b = profileData(name: 'b', files: 'b.csv')\n";
        assertRefused(two + check + "currentProfiles: [a, b, a])", "the profile a is named twice");
        assertRefused(two + check + "currentProfiles: [a], current: 'a.csv')", "either 'current', such as");
        assertRefused(check + "currentProfiles: [])", "either 'current', such as");
        assertRefused(check + "currentProfiles: ['b.csv'])", "'b.csv' is no profile");
        assertRefused(check + "currentProfiles: ['" + "0".repeat(64) + "'])", "this build keeps no profile 0000");
        assertRefused(
                check + "current: 'a.csv', types: [y: 'numeric'])",
                "there is no column 'y' in the reference data: it has x, c.");
        assertRefused(check + "current: 'a.csv', types: [x: 'integer'])", "'integer' is no column type");
        assertRefused(
                check + "current: 'a.csv', referenceDataset: 'test')", "'referenceDataset' is one of a version's");
        assertRefused(
                check + "current: 'a.csv', thresholds: [x: 'much'])",
                "The value of 'x' is 'much', but a number was expected.");
        assertRefused(
                "def a = profileData(name: 'a', files: 'a.csv')\ndef o = profileData(name: 'o', files: 'other.csv')\n"
                        + check + "currentProfiles: [a, o])",
                "The profile 'o' cannot be merged with those before it");
        assertRefused(
                "def a = profileData(name: 'a', files: 'a.csv')\n"
                        + "def b = profileData(name: 'b', files: 'b.csv', types: [c: 'categorical'])\n" + check
                        + "currentProfiles: [a, b])",
                "profile all parts with the same types");
        assertRefused(
                "profileData(name: 'a', files: 'a.csv', output: '../a.json')",
                "output: '../a.json' is no place for a profile");
        assertRefused(
                "profileData(name: 'a', files: 'a.csv', like: 'm@p', types: [x: 'numeric'])",
                "from 'like' or from 'types'");
        assertRefused("profileData(name: 'a', files: 'none.csv')", "No file matches 'none.csv'");
        assertRefused(
                "profileData(name: 'a', files: 'a.csv', types: [z: 'numeric'])",
                "there is no column 'z' in the a data");
    }

    private void assertRefused(String body, String sentence) throws Exception {
        WorkflowJob job = jenkins.createProject(WorkflowJob.class);
        job.setDefinition(new CpsFlowDefinition("node {\n" + SHARDS + body + "\n}", true));
        WorkflowRun build = jenkins.buildAndAssertStatus(Result.FAILURE, job);
        jenkins.assertLogContains(sentence, build);
        jenkins.assertLogNotContains("\tat io.jenkins.plugins.mlstages", build);
        assertThat(BuildRecords.of(build).read().records()).isEmpty();
    }

    @Test
    void filesNeedAWorkspaceAndKeptProfilesNone() throws Exception {
        WorkflowRun build = jenkins.buildAndAssertStatus(
                Result.FAILURE, job("m", "checkDrift(model: 'm', referenceData: 'a.csv', current: 'b.csv')"));
        jenkins.assertLogContains("checkDrift reads files, and there is no workspace here", build);
    }
}
