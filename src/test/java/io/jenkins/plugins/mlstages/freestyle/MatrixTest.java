package io.jenkins.plugins.mlstages.freestyle;

import static org.assertj.core.api.Assertions.assertThat;

import com.cloudbees.hudson.plugins.folder.Folder;
import hudson.matrix.AxisList;
import hudson.matrix.MatrixBuild;
import hudson.matrix.MatrixProject;
import hudson.matrix.MatrixRun;
import hudson.matrix.TextAxis;
import io.jenkins.plugins.mlstages.engine.record.Criticality;
import io.jenkins.plugins.mlstages.engine.record.EvaluationRecord;
import io.jenkins.plugins.mlstages.engine.record.ModelName;
import io.jenkins.plugins.mlstages.storage.BuildRecords;
import io.jenkins.plugins.mlstages.storage.Models;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.jvnet.hudson.test.JenkinsRule;
import org.jvnet.hudson.test.junit.jupiter.WithJenkins;

@WithJenkins
class MatrixTest {
    @Test
    void eachConfigurationHasItsRecordsAndNamesModelsAsItsProjectDoes(JenkinsRule jenkins) throws Exception {
        Folder team = jenkins.createProject(Folder.class, "team");
        MatrixProject job = team.createProject(MatrixProject.class, "matrix");
        job.setAxes(new AxisList(new TextAxis("REGION", "eu", "us")));
        job.setScm(StageJobs.files());
        job.getBuildersList()
                .add(new MlStagesBuilder(List.of(
                        StageJobs.validate("price-up-${REGION}", StageJobs.gate("auc", 0.8, Criticality.FAILURE)),
                        StageJobs.register("price-up-${REGION}"))));

        MatrixBuild build = jenkins.buildAndAssertSuccess(job);

        assertThat(build.getExactRuns()).hasSize(2);
        for (MatrixRun run : build.getExactRuns()) {
            String region = run.getParent().getCombination().get("REGION");
            ModelName model = new ModelName("team/price-up-" + region);
            assertThat(BuildRecords.of(run).read().last(EvaluationRecord.class, model.full()))
                    .isNotNull();
            assertThat(Models.registry().model(model).version(1).origin().run().job())
                    .isEqualTo(run.getParent().getFullName());
            assertThat(jenkins.createWebClient().getPage(run).asNormalizedText())
                    .contains(model.full(), "version 1");
        }
    }
}
