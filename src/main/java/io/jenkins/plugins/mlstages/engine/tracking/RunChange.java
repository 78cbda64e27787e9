package io.jenkins.plugins.mlstages.engine.tracking;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import java.util.Map;

/** One line of a run's log. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "kind")
@JsonSubTypes({
    @JsonSubTypes.Type(value = RunChange.Started.class, name = "started"),
    @JsonSubTypes.Type(value = RunChange.Metric.class, name = "metric"),
    @JsonSubTypes.Type(value = RunChange.Param.class, name = "param"),
    @JsonSubTypes.Type(value = RunChange.Tag.class, name = "tag"),
    @JsonSubTypes.Type(value = RunChange.TagRemoved.class, name = "tagRemoved"),
    @JsonSubTypes.Type(value = RunChange.Status.class, name = "status"),
    @JsonSubTypes.Type(value = RunChange.Named.class, name = "named"),
    @JsonSubTypes.Type(value = RunChange.Lifecycle.class, name = "lifecycle"),
    @JsonSubTypes.Type(value = RunChange.Input.class, name = "input"),
    @JsonSubTypes.Type(value = RunChange.Model.class, name = "model"),
})
public sealed interface RunChange {
    /**
     * The first line, and only it.
     *
     * @param time milliseconds since 1970
     */
    record Started(String experiment, String name, String user, long time, Map<String, String> tags)
            implements RunChange {
        public Started {
            tags = Map.copyOf(tags);
        }
    }

    /** @param value a number, or {@code NaN}, {@code Infinity}, {@code -Infinity} as text */
    record Metric(String key, Object value, long time, long step) implements RunChange {
        public static Metric of(String key, MetricPoint point) {
            Object value = Double.isFinite(point.value()) ? (Object) point.value() : Double.toString(point.value());
            return new Metric(key, value, point.timestamp(), point.step());
        }

        MetricPoint point() {
            double number = value instanceof Number n ? n.doubleValue() : Double.parseDouble(value.toString());
            return new MetricPoint(number, time, step);
        }
    }

    record Param(String key, String value) implements RunChange {}

    record Tag(String key, String value) implements RunChange {}

    record TagRemoved(String key) implements RunChange {}

    /** @param end milliseconds since 1970, {@code null} while it goes on */
    record Status(RunStatus status, Long end) implements RunChange {}

    record Named(String name) implements RunChange {}

    record Lifecycle(boolean deleted) implements RunChange {}

    record Input(DatasetUse dataset) implements RunChange {}

    /** A logged model as it is now; it replaces what was said of the same id before. */
    record Model(LoggedModel model) implements RunChange {}
}
