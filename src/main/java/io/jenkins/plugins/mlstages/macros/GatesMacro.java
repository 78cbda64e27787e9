package io.jenkins.plugins.mlstages.macros;

import hudson.Extension;
import io.jenkins.plugins.mlstages.engine.report.ReportTexts;

/** {@code ${ML_GATES, model="price-up"}}: what the gates said, one sentence a line. */
@Extension(optional = true)
public final class GatesMacro extends ReportMacro {
    public GatesMacro() {
        super("ML_GATES");
    }

    @Override
    String text(ReportTexts texts) {
        return texts.gates();
    }
}
