package io.jenkins.plugins.mlstages.engine.tracking;

import java.util.AbstractList;
import java.util.Arrays;
import java.util.List;

/** All values of one metric in the order in which they were logged, 24 bytes each. */
final class MetricSeries {
    private double[] values = new double[4];
    private long[] timestamps = new long[4];
    private long[] steps = new long[4];
    private int size;
    private MetricPoint latest;

    void add(MetricPoint point) {
        if (size == values.length) {
            int larger = size + size / 2;
            values = Arrays.copyOf(values, larger);
            timestamps = Arrays.copyOf(timestamps, larger);
            steps = Arrays.copyOf(steps, larger);
        }
        values[size] = point.value();
        timestamps[size] = point.timestamp();
        steps[size] = point.step();
        size++;
        if (latest == null || point.isLaterThan(latest)) {
            latest = point;
        }
    }

    MetricPoint latest() {
        return latest;
    }

    /** What is there now; later points do not change it. */
    List<MetricPoint> points() {
        return new Points(values, timestamps, steps, size);
    }

    /** Arrays are only ever appended to or replaced, so the first {@code size} entries stay as they are. */
    private static final class Points extends AbstractList<MetricPoint> {
        private final double[] values;
        private final long[] timestamps;
        private final long[] steps;
        private final int size;

        Points(double[] values, long[] timestamps, long[] steps, int size) {
            this.values = values;
            this.timestamps = timestamps;
            this.steps = steps;
            this.size = size;
        }

        @Override
        public MetricPoint get(int index) {
            if (index >= size) {
                throw new IndexOutOfBoundsException(index);
            }
            return new MetricPoint(values[index], timestamps[index], steps[index]);
        }

        @Override
        public int size() {
            return size;
        }
    }
}
