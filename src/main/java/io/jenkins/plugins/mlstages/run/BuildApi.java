package io.jenkins.plugins.mlstages.run;

import hudson.model.Api;
import hudson.model.Item;
import hudson.model.Run;
import io.jenkins.plugins.mlstages.engine.record.RunRecords;
import io.jenkins.plugins.mlstages.engine.view.BuildView;
import io.jenkins.plugins.mlstages.engine.view.Query;
import io.jenkins.plugins.mlstages.rest.JsonAnswer;
import io.jenkins.plugins.mlstages.rest.Queries;
import io.jenkins.plugins.mlstages.storage.BuildRecords;
import org.kohsuke.stapler.HttpResponse;
import org.kohsuke.stapler.StaplerRequest2;
import org.kohsuke.stapler.verb.GET;

/** The data of a build's page, as docs/rest-api.md describes it. */
public final class BuildApi extends Api {
    private final Run<?, ?> run;

    BuildApi(MlStagesAction action) {
        super(action);
        run = action.getRun();
    }

    @GET
    public HttpResponse doBuild() {
        run.checkPermission(Item.READ);
        return JsonAnswer.of(() -> {
            RunRecords.Contents contents = BuildRecords.of(run).read();
            return BuildView.of(
                    BuildRecords.reference(run), contents, model -> BuildBaselines.of(run, contents, model));
        });
    }

    @GET
    public HttpResponse doDrift(StaplerRequest2 request) {
        run.checkPermission(Item.READ);
        return JsonAnswer.of(() -> {
            Query query = Queries.of(request);
            return BuildView.driftColumn(
                    BuildRecords.of(run).read(),
                    query.number("record", 0, 9_999, 0),
                    query.number("column", 0, 1_000_000, 0));
        });
    }
}
