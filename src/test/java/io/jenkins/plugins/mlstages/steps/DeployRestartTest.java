package io.jenkins.plugins.mlstages.steps;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.mlstages.engine.record.DeploymentRecord;
import io.jenkins.plugins.mlstages.engine.record.ModelName;
import io.jenkins.plugins.mlstages.engine.registry.Deployment;
import io.jenkins.plugins.mlstages.engine.registry.ModelState;
import io.jenkins.plugins.mlstages.storage.BuildRecords;
import io.jenkins.plugins.mlstages.storage.Models;
import java.io.IOException;
import org.jenkinsci.plugins.workflow.cps.CpsFlowDefinition;
import org.jenkinsci.plugins.workflow.job.WorkflowJob;
import org.jenkinsci.plugins.workflow.job.WorkflowRun;
import org.jenkinsci.plugins.workflow.test.steps.SemaphoreStep;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.jvnet.hudson.test.JenkinsRule;
import org.jvnet.hudson.test.junit.jupiter.JenkinsSessionExtension;

/** The controller restarts while versions are on their way to environments. */
class DeployRestartTest {
    @RegisterExtension
    private final JenkinsSessionExtension session = new JenkinsSessionExtension();

    private static ModelState state() throws IOException {
        return Models.registry().model(new ModelName("m")).state();
    }

    private static WorkflowRun build(JenkinsRule jenkins) {
        return jenkins.jenkins.getItemByFullName("deploy", WorkflowJob.class).getBuildByNumber(1);
    }

    @Test
    void deploymentsEndAsTheirBlocksDoAfterARestartAndAliasesThatMovedMeanwhileChangeNothing() throws Throwable {
        session.then(jenkins -> {
            WorkflowJob job = jenkins.createProject(WorkflowJob.class, "deploy");
            job.setDefinition(new CpsFlowDefinition("""
                    node {
                        writeFile file: 'm.bin', text: 'one'
                        registerVersion(model: 'm', artifacts: 'm.bin', aliases: ['production'])
                        writeFile file: 'm.bin', text: 'two'
                        registerVersion(model: 'm', artifacts: 'm.bin')
                    }
                    deployVersion(reference: 'm/2', environment: 'us') { }
                    parallel(
                        eu: {
                            def d = deployVersion(reference: 'm@production', environment: 'eu') {
                                semaphore 'eu'
                                echo "brings version ${env.ML_STAGES_VERSION} to ${env.ML_STAGES_ENVIRONMENT}"
                            }
                            echo "${d.reference} is in ${d.environment}"
                        },
                        us: {
                            deployVersion(reference: 'm@production', environment: 'us', rollbackOnFailure: true) { semaphore 'us' }
                        })
                    """, true));
            WorkflowRun build = job.scheduleBuild2(0).waitForStart();
            SemaphoreStep.waitForStart("eu/1", build);
            SemaphoreStep.waitForStart("us/1", build);
            assertThat(state().deployments().get("eu").status()).isEqualTo(Deployment.Status.IN_PROGRESS);
            assertThat(state().deployments().get("us").version()).isEqualTo(1);
        });
        session.then(jenkins -> {
            assertThat(state().deployments().get("eu").status()).isEqualTo(Deployment.Status.IN_PROGRESS);
            Models.registry()
                    .model(new ModelName("m"))
                    .setAlias("production", 2, io.jenkins.plugins.mlstages.engine.registry.Change.by("admin"));
            SemaphoreStep.success("eu/1", null);
            SemaphoreStep.failure("us/1", new hudson.AbortException("no such host"));
            WorkflowRun build = build(jenkins);
            jenkins.assertBuildStatus(hudson.model.Result.FAILURE, jenkins.waitForCompletion(build));

            jenkins.assertLogContains("brings version 1 to eu", build);
            jenkins.assertLogContains("m/1 is in eu", build);
            Deployment eu = state().deployments().get("eu");
            assertThat(eu.status()).isEqualTo(Deployment.Status.LIVE);
            assertThat(eu.version()).isEqualTo(1);
            Deployment us = state().deployments().get("us");
            assertThat(us.status()).isEqualTo(Deployment.Status.LIVE);
            assertThat(us.version()).isEqualTo(2);
            assertThat(BuildRecords.of(build).read().all(DeploymentRecord.class))
                    .hasSize(3)
                    .anySatisfy(record -> {
                        assertThat(record.environment()).isEqualTo("us");
                        assertThat(record.succeeded()).isFalse();
                        assertThat(record.failure()).isEqualTo("no such host");
                        assertThat(record.movedBack()).isTrue();
                    });
            assertThat(build.getAction(OpenDeployments.class)).isNull();
            assertThat(Models.registry().verify(new ModelName("m"), true, null).whole())
                    .isTrue();
        });
    }
}
