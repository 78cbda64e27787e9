package io.jenkins.plugins.mlstages.run;

import hudson.model.Run;
import io.jenkins.plugins.mlstages.engine.record.DatasetRecord;
import io.jenkins.plugins.mlstages.engine.record.RunRecords;
import io.jenkins.plugins.mlstages.engine.record.RunSummary;
import io.jenkins.plugins.mlstages.engine.record.StageRecord;
import io.jenkins.plugins.mlstages.storage.BuildRecords;
import io.jenkins.plugins.mlstages.storage.JobHistory;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import jenkins.model.RunAction2;
import jenkins.model.Tab;
import org.kohsuke.stapler.export.Exported;
import org.kohsuke.stapler.export.ExportedBean;

/**
 * What a build keeps and shows of its machine-learning stages: a small summary per model, and of data that belong to none, in {@code build.xml}; the
 * records themselves stand in side files, read when a page asks. On core's new build page this is a tab with a card.
 */
@ExportedBean
public final class MlStagesAction extends Tab implements RunAction2 {
    private final Map<String, ModelSummary> models = new TreeMap<>();
    /** By name; absent in builds of before it was kept. */
    private Map<String, DataSummary> data;

    private transient Run<?, ?> run;

    private MlStagesAction() {
        super(null); // told by onAttached and onLoad
    }

    /**
     * Keeps a record with its build: first the record, durably, then the summary, then the line in the job's history.
     *
     * @throws IOException when record or summary cannot be written; the step then fails
     */
    public static void keep(Run<?, ?> run, StageRecord record) throws IOException {
        RunRecords records = BuildRecords.of(run);
        records.add(record);
        String model = record.origin().model();
        RunRecords.Contents contents;
        boolean first;
        synchronized (run) {
            MlStagesAction action = run.getAction(MlStagesAction.class);
            if (action == null) {
                action = new MlStagesAction();
                run.addAction(action);
            }
            contents = records.read();
            if (model.isEmpty() && record instanceof DatasetRecord recorded) {
                action.summarise(recorded);
            }
            first = !model.isEmpty() && action.summarise(model, new ModelSummary(RunSummary.of(contents, model)));
            run.save();
        }
        if (first) {
            JobHistory.of(run.getParent()).add(run, contents);
        }
    }

    private synchronized boolean summarise(String model, ModelSummary summary) {
        return models.put(model, summary) == null;
    }

    private synchronized void summarise(DatasetRecord recorded) {
        Map<String, DataSummary> all = data == null ? new TreeMap<>() : new TreeMap<>(data);
        all.put(recorded.dataset().name(), new DataSummary(recorded));
        data = all;
    }

    /** Data that belong to no model in particular. */
    @Exported(inline = true)
    public synchronized List<DataSummary> getData() {
        return data == null ? List.of() : List.copyOf(data.values());
    }

    @Exported(inline = true)
    public synchronized List<ModelSummary> getModels() {
        return new ArrayList<>(models.values());
    }

    /** Of all models, from the job's history; at the end of the build the whole of it. */
    @Exported
    public List<ExportedMetric> getMetrics() throws IOException {
        return JobHistory.of(run.getParent()).lines(run).stream()
                .flatMap(ExportedMetric::of)
                .toList();
    }

    synchronized boolean workedOn(String model) {
        return models.containsKey(model);
    }

    public Run<?, ?> getRun() {
        return run;
    }

    /** {@code ml-stages/api/...}: the page's data, and core's {@code api/json} beside it. */
    public BuildApi getApi() {
        return new BuildApi(this);
    }

    @Override
    public void onAttached(Run<?, ?> attachedTo) {
        run = attachedTo;
        object = attachedTo;
    }

    @Override
    public void onLoad(Run<?, ?> loadedOf) {
        onAttached(loadedOf);
        JobHistory.of(loadedOf.getParent()).expect();
    }

    @Override
    public String getIconFileName() {
        return "symbol-analytics-outline plugin-ionicons-api";
    }

    @Override
    public String getDisplayName() {
        return Messages.MlStagesAction_DisplayName();
    }

    @Override
    public String getUrlName() {
        return "ml-stages";
    }
}
