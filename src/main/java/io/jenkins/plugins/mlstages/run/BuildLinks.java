package io.jenkins.plugins.mlstages.run;

import hudson.model.Run;
import io.jenkins.plugins.mlstages.engine.record.RunRef;
import io.jenkins.plugins.mlstages.engine.report.ReportLinks;
import io.jenkins.plugins.mlstages.storage.BuildRecords;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import jenkins.model.Jenkins;

/** Addresses of this Jenkins's pages; none until an administrator has said where it can be reached. */
public final class BuildLinks implements ReportLinks {
    private static final String PAGE = "ml-stages/";

    /** The page of a build; {@code null} if this Jenkins does not know its own address. */
    public static String page(Run<?, ?> run) {
        String root = root();
        return root == null ? null : root + run.getUrl() + PAGE;
    }

    @Override
    public String run(RunRef reference) {
        return BuildRecords.build(reference).map(BuildLinks::page).orElse(null);
    }

    @Override
    public String version(String model, int number) {
        String root = root();
        return root == null
                ? null
                : root + "ml-models/version?name=" + URLEncoder.encode(model, StandardCharsets.UTF_8) + "&number="
                        + number;
    }

    private static String root() {
        return Jenkins.get().getRootUrl();
    }
}
