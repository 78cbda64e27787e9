package io.jenkins.plugins.mlstages.steps;

import hudson.model.Result;
import io.jenkins.plugins.mlstages.engine.record.StageRecord;
import io.jenkins.plugins.mlstages.engine.validation.SameRecords;
import io.jenkins.plugins.mlstages.storage.BuildRecords;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jenkinsci.plugins.workflow.cps.CpsFlowDefinition;
import org.jenkinsci.plugins.workflow.job.WorkflowJob;
import org.jenkinsci.plugins.workflow.job.WorkflowRun;
import org.junit.jupiter.api.Test;
import org.jvnet.hudson.test.JenkinsRule;
import org.jvnet.hudson.test.junit.jupiter.WithJenkins;

/** The pipeline's side of {@link SameRecords}. */
@WithJenkins
class SameRecordsTest {
    private static final String COURSE = """
            def data = 'target/same-records/'
            node { if (currentBuild.number == 1) {
                recordDataset(name: 'train', files: data + 'train.csv', model: 'price-up', target: 'label', suggest: true,
                              types: [hour: 'categorical'],
                              expectations: ['rows >= 100', 'missing(price) <= 1% : NOTE', 'values(region) in {EU, US}',
                                             'schema == price-up@production (whenNoBaseline=PASS)'])
                trainModel(model: 'price-up', data: [[name: 'train', target: 'label'],
                                                     [name: 'first', files: data + 'first.csv', target: 'label']],
                           params: data + 'params.json', metrics: data + 'metrics.json', artifacts: data + 'model.json') { }
                validateModel(model: 'price-up', predictions: data + 'first.csv', label: 'label', score: 'score', id: 'id',
                              gates: [[metric: 'auc', atLeast: 0.8]])
                registerVersion(model: 'price-up', aliases: ['production'], force: true)
            } else {
                validateModel(model: 'price-up', predictions: data + 'candidate.csv', label: 'label', score: 'score', id: 'id',
                              slices: ['region', 'region&hour'], metrics: data + 'metrics.json',
                              gates: [[metric: 'auc', baseline: 'production', margin: 0.01, confidence: 0.95],
                                      [metric: 'logLoss', baseline: 'production', relativeMargin: 0.02, criticality: 'NOTE'],
                                      [metric: 'auc', atLeast: 0.7, slice: 'region'],
                                      [metric: 'accuracy', atLeast: 0.5, confidence: 0.9],
                                      [metric: 'latencyMs', atMost: 20],
                                      [metric: 'nothing', atLeast: 1, whenUndecided: 'PASS']])
                validateModel(model: 'price-up', version: 'price-up@production', predictions: data + 'fresh.csv', label: 'label',
                              score: 'score', id: 'id', threshold: 0.4, level: 0.9, gates: [[metric: 'auc', atLeast: 0.6]])
                validateModel(model: 'classes', predictions: data + 'classes.csv', label: 'label',
                              probabilities: ['*': 'p_*'], weight: 'weight', gates: [[metric: 'accuracy', atLeast: 0.4]])
                validateModel(model: 'numbers', predictions: data + 'numbers.csv', label: 'truth', prediction: 'predicted',
                              gates: [[metric: 'rmse', atMost: 2, confidence: 0.95]])
                checkDrift(model: 'price-up', referenceVersion: 'price-up@production', current: data + 'fresh.csv',
                           exclude: ['id', 'score'])
                checkDrift(model: 'price-up', referenceData: data + 'train.csv', current: data + 'fresh.csv',
                           types: [hour: 'categorical'], columns: ['price', 'hour', 'region'],
                           thresholds: ['*': 0.2, price: 0.3], alpha: 0.01, correction: 'bonferroni', methods: ['all'])
                checkDrift(model: 'price-up', referenceData: data + 'train.csv', current: data + 'fresh.csv', exclude: ['id'],
                           preset: 'evidently', datasetRule: 'share >= 0.2')
            } }
            """;

    @Test
    void stepsLeaveTheRecordsThatTheCommandsLeave(JenkinsRule jenkins) throws Exception {
        WorkflowJob job = jenkins.createProject(WorkflowJob.class, "course");
        job.setDefinition(new CpsFlowDefinition(COURSE, true));
        SameRecords.writeData(Path.of(jenkins.jenkins.getWorkspaceFor(job).getRemote()));

        List<StageRecord> records = new ArrayList<>();
        for (Result expected : List.of(Result.SUCCESS, Result.UNSTABLE)) {
            WorkflowRun run = jenkins.buildAndAssertStatus(expected, job);
            records.addAll(BuildRecords.of(run).read().records());
        }
        SameRecords.check("steps", records);
    }
}
