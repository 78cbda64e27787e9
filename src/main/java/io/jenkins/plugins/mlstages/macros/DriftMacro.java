package io.jenkins.plugins.mlstages.macros;

import hudson.Extension;
import io.jenkins.plugins.mlstages.engine.report.ReportTexts;

/** {@code ${ML_DRIFT, model="price-up"}}: what the drift checks found, one sentence a line. */
@Extension(optional = true)
public final class DriftMacro extends ReportMacro {
    public DriftMacro() {
        super("ML_DRIFT");
    }

    @Override
    String text(ReportTexts texts) {
        return texts.drift();
    }
}
