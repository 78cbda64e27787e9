package io.jenkins.plugins.mlstages.run;

import io.jenkins.plugins.mlstages.engine.record.HistoryLine;
import java.util.List;
import java.util.stream.Stream;
import org.kohsuke.stapler.export.Exported;
import org.kohsuke.stapler.export.ExportedBean;

/** A metric in core's remote API: a raw number, with its interval where one is known. */
@ExportedBean(defaultVisibility = 2)
public final class ExportedMetric {
    private static final int WITH_INTERVAL = 3;

    private final String model;
    private final String name;
    private final List<Double> numbers;

    private ExportedMetric(String model, String name, List<Double> numbers) {
        this.model = model;
        this.name = name;
        this.numbers = numbers;
    }

    /** The metrics of one line of a job's history. */
    static Stream<ExportedMetric> of(HistoryLine line) {
        return line.metrics().entrySet().stream()
                .filter(metric -> !metric.getValue().isEmpty())
                .map(metric -> new ExportedMetric(line.model(), metric.getKey(), metric.getValue()));
    }

    @Exported
    public String getModel() {
        return model;
    }

    @Exported
    public String getName() {
        return name;
    }

    @Exported
    public Double getValue() {
        return numbers.get(0);
    }

    /** Lower end of the confidence interval, {@code null} if there is none. */
    @Exported
    public Double getLow() {
        return numbers.size() == WITH_INTERVAL ? numbers.get(1) : null;
    }

    @Exported
    public Double getHigh() {
        return numbers.size() == WITH_INTERVAL ? numbers.get(2) : null;
    }
}
