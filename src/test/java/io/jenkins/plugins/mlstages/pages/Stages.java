package io.jenkins.plugins.mlstages.pages;

import hudson.model.Result;
import hudson.model.TopLevelItem;
import jenkins.model.ModifiableTopLevelItemGroup;
import org.jenkinsci.plugins.workflow.cps.CpsFlowDefinition;
import org.jenkinsci.plugins.workflow.job.WorkflowJob;
import org.jenkinsci.plugins.workflow.job.WorkflowRun;
import org.jvnet.hudson.test.JenkinsRule;

/** Small jobs with real records for the tests of pages. */
public final class Stages {
    /** Trains, validates, registers as production and checks drift of the model {@code m}; takes the depth as parameter. */
    private static final String LIFECYCLE = """
            def depth = DEPTH
            writeFile file: 'train.csv', text: 'x,y\\n' + (1..12).collect { "${it},a\\n${it},b" }.join('\\n') + '\\n'
            writeFile file: 'now.csv', text: 'x,y\\n' + (1..300).collect { "${it},a" }.join('\\n') + '\\n'
            writeFile file: 'then.csv', text: 'x,y\\n' + (1..300).collect { "${it * 9},b" }.join('\\n') + '\\n'
            trainModel(model: 'm', data: [[name: 'train', files: 'train.csv', target: 'y']], params: [depth: depth],
                       metrics: 'metrics.json', artifacts: 'model.bin') {
                writeFile file: 'metrics.json', text: '{"loss": 0.5}'
                writeFile file: 'model.bin', text: "weights of depth ${depth}"
            }
            writeFile file: 'predictions.csv', text: 'label,score\\n1,0.9\\n0,0.2\\n1,0.7\\n0,0.4\\n1,0.3\\n0,0.1\\n'
            validateModel(model: 'm', predictions: 'predictions.csv', label: 'label', score: 'score',
                          gates: [[metric: 'auc', atLeast: 0.8]])
            registerVersion(model: 'm', artifacts: 'model.bin', aliases: ['production'])
            checkDrift(model: 'm', referenceData: 'now.csv', current: 'then.csv', criticality: 'NOTE')
            """;

    private Stages() {}

    public static WorkflowJob job(ModifiableTopLevelItemGroup folder, String name, String body) throws Exception {
        TopLevelItem item = folder.createProject(
                (hudson.model.TopLevelItemDescriptor)
                        jenkins.model.Jenkins.get().getDescriptorOrDie(WorkflowJob.class),
                name,
                true);
        WorkflowJob job = (WorkflowJob) item;
        define(job, body);
        return job;
    }

    public static void define(WorkflowJob job, String body) throws Exception {
        job.setDefinition(new CpsFlowDefinition("node {\n" + body + "\n}", true));
    }

    /** A job of which as many builds ran the whole lifecycle, each with another parameter. */
    public static WorkflowJob lifecycle(
            JenkinsRule jenkins, ModifiableTopLevelItemGroup folder, String name, int builds) throws Exception {
        WorkflowJob job = job(folder, name, "");
        for (int i = 1; i <= builds; i++) {
            define(job, LIFECYCLE.replace("DEPTH", String.valueOf(i)));
            jenkins.buildAndAssertStatus(Result.SUCCESS, job);
        }
        return job;
    }

    /** A build that only trains {@code m}, which gives one number. */
    public static WorkflowRun train(JenkinsRule jenkins, WorkflowJob job, double loss) throws Exception {
        define(
                job,
                "trainModel(model: 'm', metrics: 'metrics.json') { writeFile file: 'metrics.json', text: '{\"loss\": "
                        + loss + "}' }");
        return jenkins.buildAndAssertStatus(Result.SUCCESS, job);
    }
}
