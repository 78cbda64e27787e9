package io.jenkins.plugins.mlstages.engine.mlflow;

import io.jenkins.plugins.mlstages.engine.record.FileRef;
import io.jenkins.plugins.mlstages.engine.record.LearningCurves;
import io.jenkins.plugins.mlstages.engine.record.TrainingRecord;
import io.jenkins.plugins.mlstages.engine.tracking.DatasetUse;
import io.jenkins.plugins.mlstages.engine.tracking.MetricPoint;
import io.jenkins.plugins.mlstages.engine.tracking.RunChange;
import io.jenkins.plugins.mlstages.engine.tracking.RunState;
import io.jenkins.plugins.mlstages.engine.tracking.RunStatus;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** A training that was recorded without MLflow, as its clients see it. It never changes. */
public record RecordedRun(String id, String experiment, TrainingRecord record) implements TrackedRun {
    private static final String MODEL_TAG = "ml-stages.model";
    private static final String RUN_TAG = "ml-stages.run";

    @Override
    public RunState state() {
        long end = record.origin().time().toEpochMilli();
        Map<String, String> params = new TreeMap<>();
        record.parameters().forEach((name, value) -> params.put(name, String.valueOf(value)));
        Map<String, MetricPoint> metrics = new TreeMap<>();
        record.metrics().forEach((name, metric) -> {
            double value = metric.value() == null ? Double.NaN : metric.value();
            List<MetricPoint> curve = history(name);
            metrics.put(
                    name,
                    new MetricPoint(
                            value,
                            end,
                            curve.isEmpty() ? 0 : curve.get(curve.size() - 1).step()));
        });
        Map<String, String> tags = new TreeMap<>(record.tags());
        tags.put(MODEL_TAG, record.origin().model());
        tags.put(RUN_TAG, record.origin().run().toString());
        List<DatasetUse> datasets = record.datasets().stream()
                .map(data -> new DatasetUse(
                        data.name(), data.sha256().substring(0, 32), "ml-stages", data.name(), null, null, Map.of()))
                .toList();
        return new RunState(
                id,
                experiment,
                record.origin().run().toString(),
                "",
                record.succeeded() ? RunStatus.FINISHED : RunStatus.FAILED,
                end - record.millis(),
                end,
                false,
                params,
                metrics,
                tags,
                datasets,
                List.of(),
                false);
    }

    @Override
    public List<MetricPoint> history(String metric) {
        long end = record.origin().time().toEpochMilli();
        LearningCurves curves = record.curves();
        List<MetricPoint> points = new ArrayList<>();
        if (curves != null && curves.series().containsKey(metric)) {
            List<Double> values = curves.series().get(metric);
            for (int i = 0; i < values.size(); i++) {
                if (values.get(i) != null) {
                    points.add(new MetricPoint(
                            values.get(i), end, Math.round(curves.steps().get(i))));
                }
            }
        } else if (record.metrics().containsKey(metric)
                && record.metrics().get(metric).value() != null) {
            points.add(new MetricPoint(record.metrics().get(metric).value(), end, 0));
        }
        return points;
    }

    @Override
    public void log(List<? extends RunChange> changes) {
        throw MlflowException.denied(
                "The run " + id + " is a record of " + record.origin().run() + " and never changes.");
    }

    @Override
    public RunFiles files() {
        return new Listed(record.artifacts());
    }

    /** What is known of the files that a training made; their bytes stayed in its workspace. */
    private record Listed(List<FileRef> files) implements RunFiles {
        @Override
        public List<Entry> list(String folder) {
            return FileTree.list(files, folder);
        }

        @Override
        public MlflowAnswer open(String path) {
            throw MlflowException.missing("The bytes of '" + Arguments.shorten(path)
                    + "' are not kept with the run, but with the version that was registered of it.");
        }

        @Override
        public void put(String path, InputStream bytes) {
            throw never();
        }

        @Override
        public void delete(String path) {
            throw never();
        }

        private static MlflowException never() {
            return MlflowException.denied("The artifacts of a record never change.");
        }
    }
}
