package io.jenkins.plugins.mlstages.run;

import io.jenkins.plugins.mlstages.engine.record.DatasetRecord;
import io.jenkins.plugins.mlstages.engine.record.VerdictCounts;
import org.kohsuke.stapler.export.Exported;
import org.kohsuke.stapler.export.ExportedBean;

/** Data that a build recorded for no model in particular, as {@code build.xml} keeps them: plain fields. */
@ExportedBean
public final class DataSummary {
    private final String name;
    private final long rows;
    private final int passed;
    private final int failed;
    private final int undecided;

    DataSummary(DatasetRecord record) {
        VerdictCounts counts = VerdictCounts.of(record.expectations());
        name = record.dataset().name();
        rows = record.dataset().rows();
        passed = counts.passed();
        failed = counts.failed();
        undecided = counts.undecided();
    }

    @Exported
    public String getName() {
        return name;
    }

    @Exported
    public long getRows() {
        return rows;
    }

    @Exported
    public Judged getExpectations() {
        return Judged.expectations(new VerdictCounts(passed, failed, undecided));
    }
}
