package io.jenkins.plugins.mlstages.rest;

import io.jenkins.plugins.mlstages.engine.view.Query;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.kohsuke.stapler.StaplerRequest2;

/** Reads the parameters of a request's address. */
public final class Queries {
    private Queries() {}

    public static Query of(StaplerRequest2 request) {
        Map<String, List<String>> values = new LinkedHashMap<>();
        request.getParameterMap().forEach((name, given) -> values.put(name, List.of(given)));
        return new Query(values);
    }
}
