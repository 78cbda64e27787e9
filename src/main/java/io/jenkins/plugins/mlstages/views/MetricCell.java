package io.jenkins.plugins.mlstages.views;

import io.jenkins.plugins.mlstages.engine.report.MetricText;
import io.jenkins.plugins.mlstages.engine.view.MetricTrend;

/** A cell of {@link MetricColumn}, in words and signs. */
public final class MetricCell {
    private final MetricTrend trend;

    MetricCell(MetricTrend trend) {
        this.trend = trend;
    }

    public int getBuild() {
        return trend.run();
    }

    /** The raw number, by which lists sort. */
    public double getNumber() {
        return trend.value();
    }

    public String getValue() {
        return MetricText.value(trend.value());
    }

    /** {@code up}, {@code down}, {@code forward} for no change, {@code null} when there is nothing to compare with. */
    public String getArrow() {
        if (trend.before() == null) {
            return null;
        }
        return trend.sign() > 0 ? "up" : trend.sign() < 0 ? "down" : "forward";
    }

    /** A class of core's colours. */
    public String getColour() {
        if (trend.better() == null) {
            return "jenkins-!-text-color-secondary";
        }
        return trend.better() ? "jenkins-!-success-color" : "jenkins-!-error-color";
    }

    /** What the arrow means, for its tooltip and for those who do not see it. */
    public String getDescription() {
        String change = MetricText.change(trend.value() - trend.before());
        if (trend.better() == null) {
            return Messages.MetricCell_change(change);
        }
        return trend.better() ? Messages.MetricCell_better(change) : Messages.MetricCell_worse(change);
    }
}
