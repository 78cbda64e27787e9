package io.jenkins.plugins.mlstages.cli.serve;

import io.jenkins.plugins.mlstages.engine.record.RunRef;
import io.jenkins.plugins.mlstages.engine.report.ReportLinks;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;

/**
 * Addresses of a server's pages in reports.
 *
 * @param server where {@code ml-stages serve} can be reached by those who read the report
 */
record PageLinks(URI server) implements ReportLinks {
    @Override
    public String run(RunRef run) {
        return RunRef.LOCAL.equals(run.job()) ? address("/runs/" + run.number() + "/") : null;
    }

    @Override
    public String version(String model, int number) {
        return address("/models/version?name=" + URLEncoder.encode(model, StandardCharsets.UTF_8) + "&number=" + number);
    }

    private String address(String path) {
        return server.toString().replaceFirst("/+$", "") + path;
    }
}
