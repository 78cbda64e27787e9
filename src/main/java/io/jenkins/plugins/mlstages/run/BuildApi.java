package io.jenkins.plugins.mlstages.run;

import hudson.model.Api;
import hudson.model.Item;
import hudson.model.Run;
import io.jenkins.plugins.mlstages.engine.io.InputException;
import io.jenkins.plugins.mlstages.engine.record.RunRecords;
import io.jenkins.plugins.mlstages.engine.view.BuildView;
import io.jenkins.plugins.mlstages.engine.view.DataDriftView;
import io.jenkins.plugins.mlstages.engine.view.Query;
import io.jenkins.plugins.mlstages.engine.view.Snapshot;
import io.jenkins.plugins.mlstages.registry.ModelAccess;
import io.jenkins.plugins.mlstages.registry.VisibleProfiles;
import io.jenkins.plugins.mlstages.rest.JsonAnswer;
import io.jenkins.plugins.mlstages.rest.Queries;
import io.jenkins.plugins.mlstages.storage.BuildRecords;
import jenkins.model.Jenkins;
import org.kohsuke.stapler.HttpResponse;
import org.kohsuke.stapler.StaplerRequest2;
import org.kohsuke.stapler.WebMethod;
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
        return JsonAnswer.of(() -> BuildReport.view(run));
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

    /** The build's data against that of what its failed gates are explained by. */
    @GET
    @WebMethod(name = "data-drift")
    public HttpResponse doDataDrift(StaplerRequest2 request) {
        run.checkPermission(Item.READ);
        return JsonAnswer.of(() -> {
            Query query = Queries.of(request);
            String model = query.required("model");
            RunRecords.Contents contents = BuildRecords.of(run).read();
            Snapshot now = Snapshot.ofRun(contents, model);
            Snapshot before = BuildBaselines.of(run, contents, model).forExplanation();
            if (now == null || before == null) {
                throw new InputException("There is nothing to compare build #" + run.getNumber() + " with.");
            }
            ModelAccess access = ModelAccess.of(Jenkins.getAuthentication2());
            return DataDriftView.of(before, now, query.required("dataset"), new VisibleProfiles(access, model));
        });
    }
}
