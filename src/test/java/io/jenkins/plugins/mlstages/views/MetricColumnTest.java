package io.jenkins.plugins.mlstages.views;

import static org.assertj.core.api.Assertions.assertThat;

import hudson.model.ListView;
import hudson.views.JobColumn;
import io.jenkins.plugins.mlstages.pages.Site;
import io.jenkins.plugins.mlstages.pages.Stages;
import java.util.List;
import org.jenkinsci.plugins.workflow.job.WorkflowJob;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.jvnet.hudson.test.JenkinsRule;
import org.jvnet.hudson.test.junit.jupiter.WithJenkins;

@WithJenkins
class MetricColumnTest {
    private JenkinsRule jenkins;

    @BeforeEach
    void setUp(JenkinsRule rule) {
        jenkins = rule;
    }

    private ListView view(MetricColumn column) throws Exception {
        ListView view = new ListView("models", jenkins.jenkins);
        view.setColumns(List.of(new JobColumn(), column));
        view.setIncludeRegex(".*");
        jenkins.jenkins.addView(view);
        return view;
    }

    @Test
    void showsTheNewestNumberAndWhetherItIsBetter() throws Exception {
        WorkflowJob job = Stages.job(jenkins.jenkins, "train", "");
        Stages.train(jenkins, job, 0.5);
        Stages.train(jenkins, job, 0.25);
        jenkins.createFreeStyleProject("no-model");
        jenkins.createFolder("folder");
        view(new MetricColumn("loss"));

        String page = Site.of(jenkins).html("view/models/");

        assertThat(page)
                .containsPattern("<td data=\"0.25\"[^>]*>\\s*<a href=\"[^\"]*job/train/ml-stages/\">0.2500</a>");
        assertThat(page).contains("\u22120.25 since the build before");
        assertThat(page).containsPattern(">\\s*loss\\s*<");
    }

    @Test
    void noBuildIsLoadedForIt() throws Exception {
        WorkflowJob job = Stages.job(jenkins.jenkins, "train", "");
        Stages.train(jenkins, job, 0.5);
        jenkins.jenkins.reload();
        WorkflowJob again = jenkins.jenkins.getItemByFullName("train", WorkflowJob.class);

        assertThat(new MetricColumn("loss").cell(again).getValue()).isEqualTo("0.5000");
        assertThat(again.getLazyBuildMixIn().getRunMap().getLoadedBuilds()).isEmpty();
    }

    @Test
    void oneNumberHasNoArrow() throws Exception {
        WorkflowJob job = Stages.job(jenkins.jenkins, "train", "");
        Stages.train(jenkins, job, 0.5);

        assertThat(new MetricColumn("loss").cell(job).getArrow()).isNull();
        assertThat(new MetricColumn("nothing").cell(job)).isNull();
        MetricColumn other = new MetricColumn("loss");
        other.setModel("other");
        assertThat(other.cell(job)).isNull();
    }

    @Test
    void isConfiguredByItsForm() throws Exception {
        MetricColumn column = new MetricColumn("auc");
        column.setModel("price-up");
        ListView view = view(column);

        jenkins.configRoundtrip(view);

        MetricColumn saved = view.getColumns().get(MetricColumn.class);
        jenkins.assertEqualDataBoundBeans(column, saved);
        assertThat(saved.getColumnCaption()).isEqualTo("auc");
    }
}
