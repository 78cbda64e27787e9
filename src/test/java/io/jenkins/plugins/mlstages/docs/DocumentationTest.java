package io.jenkins.plugins.mlstages.docs;

import static org.assertj.core.api.Assertions.assertThat;

import com.cloudbees.hudson.plugins.folder.Folder;
import hudson.FilePath;
import hudson.model.Label;
import hudson.model.Node;
import hudson.slaves.EnvironmentVariablesNodeProperty;
import io.jenkins.plugins.mlstages.FolderSCM;
import io.jenkins.plugins.mlstages.engine.data.TableOptions;
import io.jenkins.plugins.mlstages.engine.dataset.ProfiledData;
import io.jenkins.plugins.mlstages.engine.dataset.ProfiledDataset;
import java.io.ByteArrayInputStream;
import java.io.File;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jenkinsci.plugins.workflow.cps.CpsFlowDefinition;
import org.jenkinsci.plugins.workflow.cps.CpsScmFlowDefinition;
import org.jenkinsci.plugins.workflow.job.WorkflowJob;
import org.jenkinsci.plugins.workflow.job.WorkflowRun;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.jvnet.hudson.test.JenkinsRule;
import org.jvnet.hudson.test.junit.jupiter.WithJenkins;

/**
 * Every pipeline of the README and of the pages in docs/ runs as it stands there, in a folder of its page, where a model
 * {@code price-up} with three versions is registered and the files of {@code workspace/} lie in each workspace.
 */
@WithJenkins
class DocumentationTest {
    private static final File FILES = new File("src/test/resources/io/jenkins/plugins/mlstages/docs");
    private static final File WORKSPACE = new File(FILES, "workspace");
    private static final String BEFORE = """
        node {
          for (aliases in [['production'], ['production', 'challenger'], ['challenger']]) {
            trainModel(model: 'price-up', data: [[name: 'train', files: 'data/train.csv', target: 'class']],
                       params: 'out/params.json', metrics: 'out/metrics.json', artifacts: 'out/model.json') {
              sh './train.sh'
            }
            validateModel(model: 'price-up', predictions: 'out/predictions.csv', label: 'label', score: 'score', id: 'id')
            registerVersion(model: 'price-up', aliases: aliases)
          }
          checkDrift(model: 'price-up', referenceVersion: 'price-up@production', current: 'data/week-12.csv')
        }
        """;

    @TestFactory
    Stream<DynamicTest> everyPipelineRunsAsItStandsOnItsPage(JenkinsRule jenkins) throws Exception {
        Site site = new Site(jenkins);
        List<DynamicTest> tests = new ArrayList<>();
        for (Path page : Snippet.pages()) {
            for (Snippet snippet : Snippet.of(page)) {
                tests.add(DynamicTest.dynamicTest(snippet.toString(), () -> site.run(snippet)));
            }
        }
        assertThat(tests).hasSizeGreaterThan(30);
        return tests.stream();
    }

    private static final class Site {
        private final JenkinsRule jenkins;
        private final List<Node> nodes = new ArrayList<>();
        private final byte[] profile;

        Site(JenkinsRule jenkins) throws Exception {
            this.jenkins = jenkins;
            nodes.add(jenkins.jenkins);
            nodes.add(jenkins.createOnlineSlave(Label.get("eu")));
            nodes.add(jenkins.createOnlineSlave(Label.get("us")));
            for (File stub : new File(FILES, "stubs").listFiles()) {
                assertThat(stub.setExecutable(true)).isTrue();
            }
            jenkins.jenkins
                    .getGlobalNodeProperties()
                    .add(new EnvironmentVariablesNodeProperty(new EnvironmentVariablesNodeProperty.Entry(
                            "PATH+STUBS", new File(FILES, "stubs").getAbsolutePath())));
            profile = ProfiledDataset.of(
                            ProfiledData.read(
                                    WORKSPACE.toPath(),
                                    List.of("data/week-12.csv"),
                                    "week-12",
                                    TableOptions.DEFAULT,
                                    Map.of(),
                                    1),
                            null)
                    .profile();
        }

        void run(Snippet snippet) throws Exception {
            String name = snippet.page().toString().replaceAll("\\W+", "-");
            Folder folder = jenkins.jenkins.getItem(name) instanceof Folder known ? known : prepared(name);
            WorkflowJob job = folder.createProject(WorkflowJob.class, "snippet-" + snippet.number());
            job.setDefinition(new CpsScmFlowDefinition(new FolderSCM(WORKSPACE, snippet.script()), "Jenkinsfile"));
            fillWorkspaces(job);
            jenkins.assertBuildStatus(snippet.result(), job.scheduleBuild2(0).get());
        }

        private Folder prepared(String name) throws Exception {
            Folder folder = jenkins.jenkins.createProject(Folder.class, name);
            WorkflowJob before = folder.createProject(WorkflowJob.class, "before");
            before.setDefinition(new CpsFlowDefinition(BEFORE, true));
            fillWorkspaces(before);
            WorkflowRun build = jenkins.buildAndAssertSuccess(before);
            assertThat(build).isNotNull();
            return folder;
        }

        private void fillWorkspaces(WorkflowJob job) throws Exception {
            for (Node node : nodes) {
                FilePath workspace = node.getWorkspaceFor(job);
                FolderSCM.fill(WORKSPACE, workspace);
                FilePath kept = workspace.child("profiles/week-12.json");
                kept.getParent().mkdirs();
                kept.copyFrom(new ByteArrayInputStream(profile));
            }
        }
    }
}
