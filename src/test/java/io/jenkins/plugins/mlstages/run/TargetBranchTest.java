package io.jenkins.plugins.mlstages.run;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import hudson.model.TaskListener;
import hudson.scm.SCM;
import io.jenkins.plugins.mlstages.FolderSCM;
import io.jenkins.plugins.mlstages.pages.Site;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import jenkins.branch.BranchSource;
import jenkins.scm.api.SCMHead;
import jenkins.scm.api.SCMHeadEvent;
import jenkins.scm.api.SCMHeadObserver;
import jenkins.scm.api.SCMRevision;
import jenkins.scm.api.SCMSource;
import jenkins.scm.api.SCMSourceCriteria;
import jenkins.scm.api.SCMSourceDescriptor;
import jenkins.scm.api.mixin.ChangeRequestSCMHead;
import org.jenkinsci.plugins.workflow.job.WorkflowJob;
import org.jenkinsci.plugins.workflow.multibranch.WorkflowMultiBranchProject;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.jvnet.hudson.test.JenkinsRule;
import org.jvnet.hudson.test.TestExtension;
import org.jvnet.hudson.test.junit.jupiter.WithJenkins;

/** A change request is set beside the branch that it wants to change. */
@WithJenkins
class TargetBranchTest {
    private static final String PIPELINE = """
            node {
              trainModel(model: 'm', metrics: 'metrics.json') {
                writeFile file: 'metrics.json', text: "{\\"accuracy\\": ${env.BRANCH_NAME == 'main' ? 0.75 : 0.5 + env.BUILD_NUMBER.toInteger() / 10.0}}"
              }
              echo mlReport()
            }
            """;

    @TempDir
    static File folder;

    private static final class Change extends SCMHead implements ChangeRequestSCMHead {
        private static final long serialVersionUID = 1L;

        Change() {
            super("PR-1");
        }

        @Override
        public String getId() {
            return "1";
        }

        @Override
        public SCMHead getTarget() {
            return new SCMHead("main");
        }
    }

    private static final class Revision extends SCMRevision {
        private static final long serialVersionUID = 1L;

        Revision(SCMHead head) {
            super(head);
        }

        @Override
        public boolean equals(Object other) {
            return other instanceof Revision revision && revision.getHead().equals(getHead());
        }

        @Override
        public int hashCode() {
            return getHead().hashCode();
        }
    }

    /** A branch, and a change request for it. */
    public static final class Source extends SCMSource {
        @Override
        protected void retrieve(
                SCMSourceCriteria criteria, SCMHeadObserver observer, SCMHeadEvent<?> event, TaskListener listener)
                throws IOException, InterruptedException {
            for (SCMHead head : new SCMHead[] {new SCMHead("main"), new Change()}) {
                observer.observe(head, new Revision(head));
            }
        }

        @Override
        public SCM build(SCMHead head, SCMRevision revision) {
            return new FolderSCM(folder, PIPELINE);
        }

        @TestExtension
        public static final class DescriptorImpl extends SCMSourceDescriptor {}
    }

    @Test
    void metricsStandBesideThoseOfTheTargetBranch(JenkinsRule jenkins) throws Exception {
        Files.writeString(folder.toPath().resolve("README"), "a branch");
        WorkflowMultiBranchProject project = jenkins.createProject(WorkflowMultiBranchProject.class, "models");
        project.getSourcesList().add(new BranchSource(new Source()));
        project.scheduleBuild2(0).getFuture().get();
        jenkins.waitUntilNoActivity();
        WorkflowJob request = project.getItem("PR-1");
        jenkins.buildAndAssertSuccess(request);

        JsonNode build = Site.of(jenkins).json("job/models/job/PR-1/2/ml-stages/api/build");
        assertThat(build.at("/models/0/target/run/job").asText()).isEqualTo("models/main");
        JsonNode metric = build.at("/models/0/trainings/0/metrics/0");
        assertThat(metric.at("/value").asDouble()).isEqualTo(0.7);
        assertThat(metric.at("/target/value").asDouble()).isEqualTo(0.75);
        assertThat(metric.at("/target/verdict").asText()).isEqualTo("worse");
        assertThat(metric.at("/previous/value").asDouble()).isEqualTo(0.6);
        jenkins.assertLogContains("Against models/main #\u200b1 |", request.getLastBuild());

        JsonNode main = Site.of(jenkins).json("job/models/job/main/1/ml-stages/api/build");
        assertThat(main.at("/models/0").has("target")).isFalse();
    }
}
