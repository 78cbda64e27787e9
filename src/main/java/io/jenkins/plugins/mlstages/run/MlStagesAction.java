package io.jenkins.plugins.mlstages.run;

import hudson.model.Run;
import io.jenkins.plugins.mlstages.engine.record.RunRecords;
import io.jenkins.plugins.mlstages.engine.record.RunSummary;
import io.jenkins.plugins.mlstages.engine.record.StageRecord;
import io.jenkins.plugins.mlstages.storage.BuildRecords;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import jenkins.model.RunAction2;
import org.kohsuke.stapler.export.ExportedBean;

/**
 * What a build keeps and shows of its machine-learning stages: a small summary per model in {@code build.xml}; the
 * records themselves stand in side files, read when a page asks.
 */
@ExportedBean
public final class MlStagesAction implements RunAction2 {
    private final Map<String, ModelSummary> models = new TreeMap<>();
    private transient Run<?, ?> run;

    /**
     * Keeps a record with its build: first the record, durably, then the summary.
     *
     * @throws IOException when either cannot be written; the step then fails
     */
    public static void keep(Run<?, ?> run, StageRecord record) throws IOException {
        RunRecords records = BuildRecords.of(run);
        records.add(record);
        synchronized (run) {
            MlStagesAction action = run.getAction(MlStagesAction.class);
            if (action == null) {
                action = new MlStagesAction();
                run.addAction(action);
            }
            String model = record.origin().model();
            action.summarise(model, new ModelSummary(RunSummary.of(records.read(), model)));
            run.save();
        }
    }

    private synchronized void summarise(String model, ModelSummary summary) {
        models.put(model, summary);
    }

    public synchronized List<ModelSummary> getModels() {
        return new ArrayList<>(models.values());
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
    }

    @Override
    public void onLoad(Run<?, ?> loadedOf) {
        run = loadedOf;
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
