package io.jenkins.plugins.mlstages.job;

import hudson.model.Api;
import hudson.model.Item;
import hudson.model.Job;
import hudson.model.Run;
import io.jenkins.plugins.mlstages.engine.io.InputException;
import io.jenkins.plugins.mlstages.engine.record.HistoryLine;
import io.jenkins.plugins.mlstages.engine.record.RunRecords;
import io.jenkins.plugins.mlstages.engine.validation.GateReplay;
import io.jenkins.plugins.mlstages.engine.view.CompareView;
import io.jenkins.plugins.mlstages.engine.view.DataDriftView;
import io.jenkins.plugins.mlstages.engine.view.JobView;
import io.jenkins.plugins.mlstages.engine.view.Query;
import io.jenkins.plugins.mlstages.engine.view.ReplayView;
import io.jenkins.plugins.mlstages.engine.view.Snapshot;
import io.jenkins.plugins.mlstages.registry.ModelAccess;
import io.jenkins.plugins.mlstages.registry.VisibleProduction;
import io.jenkins.plugins.mlstages.registry.VisibleProfiles;
import io.jenkins.plugins.mlstages.rest.JsonAnswer;
import io.jenkins.plugins.mlstages.rest.NotFoundException;
import io.jenkins.plugins.mlstages.rest.Queries;
import io.jenkins.plugins.mlstages.storage.BuildRecords;
import io.jenkins.plugins.mlstages.storage.BuildsOfJob;
import io.jenkins.plugins.mlstages.storage.JobHistory;
import io.jenkins.plugins.mlstages.storage.Models;
import java.io.IOException;
import java.util.List;
import java.util.Objects;
import jenkins.model.Jenkins;
import org.kohsuke.stapler.HttpResponse;
import org.kohsuke.stapler.StaplerRequest2;
import org.kohsuke.stapler.WebMethod;
import org.kohsuke.stapler.verb.GET;

/** The data of a job's page, as docs/rest-api.md describes it. Only {@code compare} loads builds: those it compares. */
public final class JobApi extends Api {
    private final Job<?, ?> job;

    JobApi(MlJobAction action) {
        super(action);
        job = action.getJob();
    }

    @GET
    public HttpResponse doJob(StaplerRequest2 request) {
        job.checkPermission(Item.READ);
        Query query = Queries.of(request);
        return JsonAnswer.of(() -> JobView.overview(job.getFullName(), lines(), query.optional("model")));
    }

    @GET
    public HttpResponse doTrend(StaplerRequest2 request) {
        job.checkPermission(Item.READ);
        Query query = Queries.of(request);
        return JsonAnswer.of(() -> {
            String model = query.required("model");
            VisibleProduction production = new VisibleProduction(ModelAccess.of(Jenkins.getAuthentication2()));
            return JobView.trend(
                    lines(),
                    model,
                    query.all("metric"),
                    query.number("last", 1, 1_000_000, 200),
                    production.now(model));
        });
    }

    @GET
    public HttpResponse doRuns(StaplerRequest2 request) {
        job.checkPermission(Item.READ);
        Query query = Queries.of(request);
        return JsonAnswer.of(() -> JobView.runs(
                lines(), query.optional("model"), query.optional("only"), query.all("metric"), query.paging(50)));
    }

    @GET
    public HttpResponse doCompare(StaplerRequest2 request) {
        job.checkPermission(Item.READ);
        Query query = Queries.of(request);
        return JsonAnswer.of(() -> {
            List<RunRecords.Contents> builds = builds(query);
            String model = model(query, builds);
            return CompareView.of(model, sides(builds, model));
        });
    }

    /** The second build's data against the first's. */
    @GET
    @WebMethod(name = "data-drift")
    public HttpResponse doDataDrift(StaplerRequest2 request) {
        job.checkPermission(Item.READ);
        Query query = Queries.of(request);
        return JsonAnswer.of(() -> {
            List<RunRecords.Contents> builds = builds(query);
            String model = model(query, builds);
            List<Snapshot> sides = sides(builds, model);
            if (sides.size() != 2) {
                throw new InputException("Choose 2 builds, the reference first.");
            }
            ModelAccess access = ModelAccess.of(Jenkins.getAuthentication2());
            return DataDriftView.of(
                    sides.get(0), sides.get(1), query.required("dataset"), new VisibleProfiles(access, model));
        });
    }

    /** Proposed gates over the job's kept evaluations. */
    @GET
    public HttpResponse doReplay(StaplerRequest2 request) {
        job.checkPermission(Item.READ);
        Query query = Queries.of(request);
        ModelAccess access = ModelAccess.of(Jenkins.getAuthentication2());
        return JsonAnswer.of(() -> ReplayView.of(
                query,
                model -> new GateReplay(
                        Models.registry(), new BuildsOfJob(job, access::mayRead, ModelAccess::mayTell), model)));
    }

    private List<RunRecords.Contents> builds(Query query) {
        return query.numbers("runs", CompareView.MOST).stream()
                .map(this::records)
                .toList();
    }

    private static List<Snapshot> sides(List<RunRecords.Contents> builds, String model) {
        return builds.stream()
                .map(build -> Snapshot.ofRun(build, model))
                .filter(Objects::nonNull)
                .toList();
    }

    private RunRecords.Contents records(int number) {
        Run<?, ?> build = job.getBuildByNumber(number);
        if (build == null) {
            throw new NotFoundException("There is no build #" + number + " of " + job.getFullName() + " (any more).");
        }
        return BuildRecords.of(build).read();
    }

    private static String model(Query query, List<RunRecords.Contents> builds) {
        String model = query.optional("model");
        return model != null
                ? model
                : builds.stream()
                        .flatMap(build -> build.models().stream())
                        .findFirst()
                        .orElseThrow(() -> new NotFoundException("These builds have no records."));
    }

    private List<HistoryLine> lines() throws IOException {
        return JobHistory.of(job).lines(job);
    }
}
