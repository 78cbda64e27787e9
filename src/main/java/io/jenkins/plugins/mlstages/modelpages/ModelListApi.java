package io.jenkins.plugins.mlstages.modelpages;

import com.fasterxml.jackson.databind.node.ObjectNode;
import hudson.model.Api;
import io.jenkins.plugins.mlstages.engine.registry.ModelList;
import io.jenkins.plugins.mlstages.engine.view.ModelsView;
import io.jenkins.plugins.mlstages.engine.view.Query;
import io.jenkins.plugins.mlstages.registry.ModelAccess;
import io.jenkins.plugins.mlstages.registry.VisibleModels;
import io.jenkins.plugins.mlstages.rest.JsonAnswer;
import io.jenkins.plugins.mlstages.rest.Queries;
import java.io.IOException;
import jenkins.model.Jenkins;
import org.kohsuke.stapler.HttpResponse;
import org.kohsuke.stapler.StaplerRequest2;
import org.kohsuke.stapler.verb.GET;

/** The list of the models of one folder and below that the reader may see. */
public class ModelListApi extends Api {
    private final String folder;

    /**
     * @param folder full name, {@code ""} for the root
     */
    ModelListApi(Object page, String folder) {
        super(page);
        this.folder = folder;
    }

    @GET
    public HttpResponse doModels(StaplerRequest2 request) {
        Jenkins.get().checkPermission(Jenkins.READ);
        Query query = Queries.of(request);
        return JsonAnswer.of(() -> models(query));
    }

    ObjectNode models(Query query) throws IOException {
        return ModelsView.of(list(folder), query.paging(100), new ModelHealth(visible()));
    }

    /** The models of a folder and below that the reader may see. */
    static ModelList list(String folder) throws IOException {
        ModelList all = visible().list();
        String prefix = folder.isEmpty() ? "" : folder + "/";
        return new ModelList(
                all.models().stream()
                        .filter(model -> model.model().startsWith(prefix))
                        .toList(),
                all.problems().stream()
                        .filter(problem -> problem.model().startsWith(prefix))
                        .toList());
    }

    static ModelAccess access() {
        return ModelAccess.of(Jenkins.getAuthentication2());
    }

    static VisibleModels visible() {
        return new VisibleModels(access());
    }
}
