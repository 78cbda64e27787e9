package io.jenkins.plugins.mlstages.modelpages;

import com.fasterxml.jackson.databind.node.ObjectNode;
import hudson.security.Permission;
import io.jenkins.plugins.mlstages.engine.io.InputException;
import io.jenkins.plugins.mlstages.engine.record.ModelName;
import io.jenkins.plugins.mlstages.engine.record.ModelReference;
import io.jenkins.plugins.mlstages.engine.registry.ModelState;
import io.jenkins.plugins.mlstages.engine.registry.ModelVersion;
import io.jenkins.plugins.mlstages.engine.registry.RegisteredModel;
import io.jenkins.plugins.mlstages.engine.registry.Retirement;
import io.jenkins.plugins.mlstages.engine.view.ChangeView;
import io.jenkins.plugins.mlstages.engine.view.CompareView;
import io.jenkins.plugins.mlstages.engine.view.DataDriftView;
import io.jenkins.plugins.mlstages.engine.view.ModelView;
import io.jenkins.plugins.mlstages.engine.view.Query;
import io.jenkins.plugins.mlstages.engine.view.RetirementView;
import io.jenkins.plugins.mlstages.engine.view.Snapshot;
import io.jenkins.plugins.mlstages.engine.view.VersionView;
import io.jenkins.plugins.mlstages.registry.ModelPermissions;
import io.jenkins.plugins.mlstages.registry.VisibleProduction;
import io.jenkins.plugins.mlstages.registry.VisibleProfiles;
import io.jenkins.plugins.mlstages.rest.JsonAnswer;
import io.jenkins.plugins.mlstages.rest.NotFoundException;
import io.jenkins.plugins.mlstages.rest.Queries;
import io.jenkins.plugins.mlstages.storage.BuildInventory;
import io.jenkins.plugins.mlstages.storage.Models;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import jenkins.model.Jenkins;
import org.kohsuke.stapler.HttpResponse;
import org.kohsuke.stapler.StaplerRequest2;
import org.kohsuke.stapler.WebMethod;
import org.kohsuke.stapler.interceptor.RequirePOST;
import org.kohsuke.stapler.verb.GET;

/**
 * The data of the models' pages, as docs/rest-api.md describes it. A model that the reader may not see is not there: the
 * answer is the same as for a name that nobody uses.
 */
public final class ModelsApi extends ModelListApi {
    private static final int LAST_VERSION = 999_999_999;

    ModelsApi(ModelsRootAction page) {
        super(page, "");
    }

    @GET
    public HttpResponse doModel(StaplerRequest2 request) {
        Jenkins.get().checkPermission(Jenkins.READ);
        Query query = Queries.of(request);
        return JsonAnswer.of(() -> {
            RegisteredModel model = model(query.required("name"));
            Instant asOf = query.time("asOf");
            ModelState state = asOf == null ? model.state() : model.state(asOf);
            return ModelView.of(state, model.events(), model::version, asOf, may(model.name()));
        });
    }

    @GET
    public HttpResponse doVersion(StaplerRequest2 request) {
        Jenkins.get().checkPermission(Jenkins.READ);
        Query query = Queries.of(request);
        return JsonAnswer.of(() -> {
            RegisteredModel model = model(query.required("name"));
            ModelVersion version = version(model, query);
            Snapshot production =
                    new VisibleProduction(access()).now(model.name().full());
            boolean other = production != null && production.version() != version.number();
            return VersionView.of(model.state(), version, model.events(), other ? production : null, may(model.name()));
        });
    }

    @GET
    public HttpResponse doCompare(StaplerRequest2 request) {
        Jenkins.get().checkPermission(Jenkins.READ);
        Query query = Queries.of(request);
        return JsonAnswer.of(() -> {
            RegisteredModel model = model(query.required("name"));
            VisibleProduction visible = new VisibleProduction(access());
            List<Snapshot> sides = new ArrayList<>();
            for (int number : query.numbers("versions", CompareView.MOST)) {
                sides.add(visible.version(model, number));
            }
            return CompareView.of(model.name().full(), sides);
        });
    }

    /** The second version's data against the first's. */
    @GET
    @WebMethod(name = "data-drift")
    public HttpResponse doDataDrift(StaplerRequest2 request) {
        Jenkins.get().checkPermission(Jenkins.READ);
        Query query = Queries.of(request);
        return JsonAnswer.of(() -> {
            RegisteredModel model = model(query.required("name"));
            List<Integer> numbers = query.numbers("versions", 2);
            if (numbers.size() != 2) {
                throw new InputException("Choose 2 versions, the reference first.");
            }
            return DataDriftView.of(
                    Snapshot.ofVersion(model.version(numbers.get(0))),
                    Snapshot.ofVersion(model.version(numbers.get(1))),
                    query.required("dataset"),
                    new VisibleProfiles(access(), model.name().full()));
        });
    }

    /** What a promotion or a rollback would do; a page shows it before it asks for confirmation. */
    @GET
    public HttpResponse doChange(StaplerRequest2 request) {
        Jenkins.get().checkPermission(Jenkins.READ);
        Query query = Queries.of(request);
        return JsonAnswer.of(() -> {
            RegisteredModel model = model(query.required("name"));
            String alias = query.required("alias");
            return query.optional("number") == null
                    ? ChangeView.rollback(model.state(), model.events(), model::version, alias)
                    : ChangeView.promotion(
                            model.state(), model::version, alias, query.number("number", 1, LAST_VERSION, 0));
        });
    }

    @GET
    public HttpResponse doAudit(StaplerRequest2 request) {
        Jenkins.get().checkPermission(Jenkins.READ);
        Query query = Queries.of(request);
        return JsonAnswer.of(() -> {
            ModelName name = new ModelName(query.required("name"));
            ModelName kept =
                    Models.registry().kept(name).filter(access()::mayRead).orElseThrow(() -> noSuchModel(name.full()));
            return ModelView.audit(Models.registry().verify(kept, false, null));
        });
    }

    @GET
    public HttpResponse doArtifact(StaplerRequest2 request) {
        Jenkins.get().checkPermission(Jenkins.READ);
        Query query = Queries.of(request);
        return ArtifactAnswer.of(() -> {
            String path = query.required("path");
            return version(model(query.required("name")), query).artifacts().stream()
                    .filter(artifact -> artifact.file().path().equals(path))
                    .findFirst()
                    .orElseThrow(() -> new NotFoundException("The version has no artifact of that path."));
        });
    }

    @RequirePOST
    public HttpResponse doPromote(StaplerRequest2 request) {
        Jenkins.get().checkPermission(Jenkins.READ);
        return JsonAnswer.of(() -> {
            ChangeWish wish = ChangeWish.of(request);
            RegisteredModel model = permitted(wish, ModelPermissions.PROMOTE);
            String alias = wish.requiredAlias();
            ModelReference version = new ModelReference(model.name(), wish.number(), null);
            return RetirementView.changed(model.promote(version, alias, wish.force(), wish.change()));
        });
    }

    @RequirePOST
    public HttpResponse doRollback(StaplerRequest2 request) {
        Jenkins.get().checkPermission(Jenkins.READ);
        return JsonAnswer.of(() -> {
            ChangeWish wish = ChangeWish.of(request);
            RegisteredModel model = permitted(wish, ModelPermissions.PROMOTE);
            return RetirementView.changed(model.rollback(wish.requiredAlias(), wish.number(), wish.change()));
        });
    }

    /** What archiving, restoring or deleting a version would do; a page shows it before it asks for confirmation. */
    @GET
    public HttpResponse doRetirement(StaplerRequest2 request) {
        Jenkins.get().checkPermission(Jenkins.READ);
        Query query = Queries.of(request);
        return JsonAnswer.of(() -> {
            RegisteredModel model = model(query.required("name"));
            access().checkPermission(ModelPermissions.DELETE, model.name());
            return RetirementView.outlook(
                    model, Retirement.of(query.required("change")), query.number("number", 1, LAST_VERSION, 0));
        });
    }

    @RequirePOST
    public HttpResponse doArchive(StaplerRequest2 request) {
        Jenkins.get().checkPermission(Jenkins.READ);
        return retire(request, Retirement.ARCHIVE);
    }

    @RequirePOST
    public HttpResponse doRestore(StaplerRequest2 request) {
        Jenkins.get().checkPermission(Jenkins.READ);
        return retire(request, Retirement.RESTORE);
    }

    @RequirePOST
    public HttpResponse doDelete(StaplerRequest2 request) {
        Jenkins.get().checkPermission(Jenkins.READ);
        return retire(request, Retirement.DELETE);
    }

    private static HttpResponse retire(StaplerRequest2 request, Retirement what) {
        return JsonAnswer.of(() -> {
            ChangeWish wish = ChangeWish.of(request);
            RegisteredModel model = permitted(wish, ModelPermissions.DELETE);
            return RetirementView.perform(model, what, wish.number(), wish.change());
        });
    }

    /** What nothing needs any more. It names builds of all jobs, so it is for administrators. */
    @GET
    public HttpResponse doGarbage(StaplerRequest2 request) {
        Jenkins.get().checkPermission(Jenkins.ADMINISTER);
        return JsonAnswer.of(() -> garbage(false));
    }

    @RequirePOST
    public HttpResponse doFree(StaplerRequest2 request) {
        Jenkins.get().checkPermission(Jenkins.ADMINISTER);
        return JsonAnswer.of(() -> garbage(true));
    }

    private static ObjectNode garbage(boolean free) throws IOException {
        return RetirementView.garbage(
                Models.registry().garbage(new BuildInventory()).run(free, Instant.now()));
    }

    @Override
    ObjectNode models(Query query) throws IOException {
        ObjectNode view = super.models(query);
        view.putObject("may").put("free", Jenkins.get().hasPermission(Jenkins.ADMINISTER));
        return view;
    }

    /** The model, for somebody who has the permission. */
    private static RegisteredModel permitted(ChangeWish wish, Permission permission) throws IOException {
        RegisteredModel model = model(wish.requiredName());
        access().checkPermission(permission, model.name());
        return model;
    }

    private static RegisteredModel model(String name) throws IOException {
        return visible().find(new ModelName(name)).orElseThrow(() -> noSuchModel(name));
    }

    private static NotFoundException noSuchModel(String name) {
        return new NotFoundException("There is no model '" + name + "', or it may not be seen by you.");
    }

    private static ModelVersion version(RegisteredModel model, Query query) throws IOException {
        int number = query.number("number", 1, LAST_VERSION, 0);
        if (number > model.state().versions().size() || number == 0) {
            throw new NotFoundException(
                    "There is no version " + query.optional("number") + " of '" + model.name() + "'.");
        }
        return model.version(number);
    }

    private static Map<String, Boolean> may(ModelName model) {
        boolean promote = access().mayPromote(model);
        return Map.of("promote", promote, "rollback", promote, "delete", access().mayDelete(model));
    }
}
