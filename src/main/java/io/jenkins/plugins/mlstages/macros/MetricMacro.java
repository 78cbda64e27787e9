package io.jenkins.plugins.mlstages.macros;

import hudson.Extension;
import hudson.Util;
import io.jenkins.plugins.mlstages.engine.report.ReportTexts;

/** {@code ${ML_METRIC, model="price-up", metric="auc", baseline="production"}}: a number, or its change against a baseline. */
@Extension(optional = true)
public final class MetricMacro extends ReportMacro {
    @Parameter(required = true)
    public String metric;

    /** {@code production}, {@code previous} or {@code target}; without it, the number itself. */
    @Parameter
    public String baseline;

    public MetricMacro() {
        super("ML_METRIC");
    }

    @Override
    String text(ReportTexts texts) {
        return texts.metric(metric, Util.fixEmptyAndTrim(baseline));
    }
}
