package io.jenkins.plugins.mlstages.macros;

import hudson.Extension;
import io.jenkins.plugins.mlstages.engine.report.ReportTexts;

/** {@code ${ML_VERSION, model="price-up"}}: the version that the build registered, as {@code price-up/7}. */
@Extension(optional = true)
public final class VersionMacro extends ReportMacro {
    public VersionMacro() {
        super("ML_VERSION");
    }

    @Override
    String text(ReportTexts texts) {
        return texts.version();
    }
}
