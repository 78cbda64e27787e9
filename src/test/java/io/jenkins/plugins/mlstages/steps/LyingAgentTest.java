package io.jenkins.plugins.mlstages.steps;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import hudson.FilePath;
import hudson.model.Label;
import hudson.model.Result;
import hudson.remoting.DelegatingCallable;
import io.jenkins.plugins.mlstages.engine.io.Json;
import io.jenkins.plugins.mlstages.engine.record.Dataset;
import io.jenkins.plugins.mlstages.engine.record.DatasetRecord;
import io.jenkins.plugins.mlstages.engine.record.DeploymentRecord;
import io.jenkins.plugins.mlstages.engine.record.DriftRecord;
import io.jenkins.plugins.mlstages.engine.record.ModelName;
import io.jenkins.plugins.mlstages.engine.record.TrainingRecord;
import io.jenkins.plugins.mlstages.storage.BuildRecords;
import io.jenkins.plugins.mlstages.storage.Models;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;
import org.jenkinsci.plugins.workflow.cps.CpsFlowDefinition;
import org.jenkinsci.plugins.workflow.job.WorkflowJob;
import org.jenkinsci.plugins.workflow.job.WorkflowRun;
import org.jenkinsci.remoting.RoleChecker;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.jvnet.hudson.test.JenkinsRule;
import org.jvnet.hudson.test.TestExtension;
import org.jvnet.hudson.test.junit.jupiter.WithJenkins;

/** An agent that describes data other than their profile does: what is kept is what the profile says, or nothing. */
@WithJenkins
class LyingAgentTest {
    private static final String FALSE_NUMBERS = """
            {"rows": 1000000, "columns": ["gold"], "target": "gold", "profile": "%s",
             "check": {"run": null, "ok": true, "passed": 9, "failed": 0, "undecided": 0}}""".formatted("0".repeat(64));
    private static final String DATA = """
            writeFile file: 'd.csv', text: 'x,c\\n' + (1..40).collect { i -> i + ',' + (i % 3) }.join('\\n')
            writeFile file: 'm.bin', text: 'weights'
            """;
    private static final String TRAIN =
            "trainModel(model: 'm', data: [[name: 'train', files: 'd.csv', target: 'c']], artifacts: 'm.bin') { }\n";
    private static final String TRAIN_ON_NEW =
            "sh 'rm d.csv'\ntrainModel(model: 'm', data: [[name: 'train', files: 'd.csv', target: 'c']]) {" + DATA
                    + "}\n";
    private static final String DEPLOY =
            "deployVersion(reference: 'm/1', environment: 'production', data: 'd.csv') { echo 'in the block' }\n";
    private static final String CHECK = "checkDrift(model: 'm', referenceData: 'd.csv', current: 'd.csv')\n";
    private static final String RECORD = "recordDataset(name: 'train', files: 'd.csv', target: 'c')\n";
    private static final String SHARDS = """
            def shard = profileData(name: 'shard', files: 'd.csv', output: 'p.json')
            echo "shard of ${shard.rows} rows"
            checkDrift(model: 'm', referenceData: 'd.csv', currentProfiles: [shard])
            checkDrift(model: 'm', referenceData: 'd.csv', currentProfiles: ['p.json'])
            """;

    private JenkinsRule jenkins;

    @BeforeEach
    void setUp(JenkinsRule rule) throws Exception {
        jenkins = rule;
        jenkins.createOnlineSlave(Label.get("far"));
    }

    @AfterEach
    void speakTheTruth() {
        Liar.lies = null;
    }

    /** Stands for an agent whose code was changed; it answers with these fields in each description of data. */
    @TestExtension
    public static final class Liar extends FilePath.FileCallableWrapperFactory {
        static volatile String lies;

        @Override
        public <T> DelegatingCallable<T, IOException> wrap(DelegatingCallable<T, IOException> honest) {
            return lies == null ? honest : new Lie<>(honest, lies);
        }
    }

    private static final class Lie<T> implements DelegatingCallable<T, IOException> {
        private static final long serialVersionUID = 1L;

        private final DelegatingCallable<T, IOException> honest;
        private final String fields;

        Lie(DelegatingCallable<T, IOException> honest, String fields) {
            this.honest = honest;
            this.fields = fields;
        }

        @Override
        @SuppressWarnings("unchecked")
        public T call() throws IOException {
            T answer = honest.call();
            return answer instanceof byte[] bytes ? (T) altered(bytes) : answer;
        }

        private byte[] altered(byte[] zipped) throws IOException {
            JsonNode answer;
            try (GZIPInputStream zip = new GZIPInputStream(new ByteArrayInputStream(zipped))) {
                answer = Json.tree(zip.readAllBytes(), "an answer");
            }
            ObjectNode lies = Json.tree(fields.getBytes(), "lies");
            for (JsonNode data : answer.findParents("dataset")) {
                if (lies.has("bytes of the profile")) {
                    ((ObjectNode) data).set("profile", lies.get("bytes of the profile"));
                } else if (data.get("dataset") instanceof ObjectNode dataset) {
                    dataset.setAll(lies);
                }
            }
            ByteArrayOutputStream bytes = new ByteArrayOutputStream();
            try (GZIPOutputStream zip = new GZIPOutputStream(bytes)) {
                zip.write(Json.mapper().writeValueAsBytes(answer));
            }
            return bytes.toByteArray();
        }

        @Override
        public ClassLoader getClassLoader() {
            return Lie.class.getClassLoader();
        }

        @Override
        public void checkRoles(RoleChecker checker) {
            honest.checkRoles(checker);
        }
    }

    private WorkflowRun run(Result expected, String body) throws Exception {
        WorkflowJob job = jenkins.createProject(WorkflowJob.class);
        job.setDefinition(new CpsFlowDefinition("node('far') {\n" + DATA + body + "}", true));
        return jenkins.buildAndAssertStatus(expected, job);
    }

    private void registerHonestly() throws Exception {
        run(Result.SUCCESS, "registerVersion(model: 'm', artifacts: 'm.bin')\n");
    }

    private static void assertAsInTheProfile(WorkflowRun build, Dataset dataset, String name, String target) {
        assertThat(dataset.name()).isEqualTo(name);
        assertThat(dataset.rows()).isEqualTo(40);
        assertThat(dataset.columns()).containsExactly("x", "c");
        assertThat(dataset.target()).isEqualTo(target);
        assertThat(dataset.check()).isNull();
        assertThat(BuildRecords.of(build).profile(dataset.profile())).exists();
    }

    private static List<Path> kept(WorkflowRun build) throws IOException {
        Path folder = build.getRootDir().toPath().resolve("ml-stages");
        if (!Files.exists(folder)) {
            return List.of();
        }
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(Files::isRegularFile).toList();
        }
    }

    @Test
    void falseNumbersOfDataAreThoseOfTheProfileInEachStep() throws Exception {
        registerHonestly();
        Liar.lies = FALSE_NUMBERS;

        for (String training : List.of(TRAIN, TRAIN_ON_NEW)) {
            WorkflowRun trained = run(Result.SUCCESS, training);
            TrainingRecord record = BuildRecords.of(trained).read().last(TrainingRecord.class, "m");
            assertThat(record.datasets()).hasSize(1);
            assertAsInTheProfile(trained, record.datasets().get(0), "train", "c");
        }
        WorkflowRun deployed = run(Result.SUCCESS, DEPLOY);
        assertAsInTheProfile(
                deployed,
                BuildRecords.of(deployed)
                        .read()
                        .all(DeploymentRecord.class)
                        .get(0)
                        .data(),
                "current",
                null);
        WorkflowRun checked = run(Result.SUCCESS, CHECK);
        assertAsInTheProfile(
                checked,
                BuildRecords.of(checked).read().last(DriftRecord.class, "m").current(),
                "current",
                null);
        WorkflowRun recorded = run(Result.SUCCESS, RECORD);
        assertAsInTheProfile(
                recorded,
                BuildRecords.of(recorded).read().all(DatasetRecord.class).get(0).dataset(),
                "train",
                "c");
        WorkflowRun merged = run(Result.SUCCESS, SHARDS);
        jenkins.assertLogContains("shard of 40 rows", merged);
        assertThat(BuildRecords.of(merged).read().all(DriftRecord.class))
                .hasSize(2)
                .allSatisfy(record -> assertAsInTheProfile(merged, record.current(), "current", null));
    }

    @Test
    void aProfileThatIsNoneEndsEachStepWithOneSentenceAndNothingIsKept() throws Exception {
        registerHonestly();
        for (String profile : List.of("null", "\"\"", "\"e30=\"", "\"eyJzY2hlbWEiOjF9\"")) {
            Liar.lies = "{\"bytes of the profile\":" + profile + "}";
            assertRefused(TRAIN, "The profile of the data 'train' ");
            assertRefused(TRAIN_ON_NEW, "The profile of the data 'train' ");
            assertRefused(DEPLOY, "The profile of the data 'current' ");
            assertRefused(CHECK, "The profile of the data 'reference' ");
            assertRefused(RECORD, "The profile of the data 'train' ");
            assertRefused(SHARDS, "The profile of the data 'shard' ");
        }
        assertThat(Models.registry().model(new ModelName("m")).state().deployments())
                .isEmpty();
    }

    @Test
    void dataThatTheTrainingWasNotAskedForAreRefused() throws Exception {
        Liar.lies = "{\"name\":\"test\"}";
        for (String training : List.of(TRAIN, TRAIN_ON_NEW)) {
            assertRefused(
                    training,
                    "The answer describes data that were not asked for, or data twice; 'train' were expected, each once.");
        }
    }

    private void assertRefused(String body, String sentence) throws Exception {
        WorkflowRun build = run(Result.FAILURE, body);
        jenkins.assertLogContains("ERROR: " + sentence, build);
        jenkins.assertLogNotContains("\tat ", build);
        jenkins.assertLogNotContains("in the block", build);
        assertThat(kept(build)).as(body + build.getLog()).isEmpty();
    }
}
