package io.jenkins.plugins.mlstages.mlflow;

import hudson.Extension;
import hudson.security.csrf.CrumbExclusion;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;

/**
 * Lets requests through that carry a block's token: no page of somebody else can make a browser send one. A user's API token
 * needs nothing here, since Jenkins itself asks it for no crumb.
 */
@Extension
public final class MlflowCrumbExclusion extends CrumbExclusion {
    @Override
    public boolean process(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        String path = request.getPathInfo();
        if (path == null
                || !path.startsWith("/" + MlflowRootAction.URL + "/")
                || MlflowBlocks.get().authorized(request.getHeader("Authorization")).isEmpty()) {
            return false;
        }
        chain.doFilter(request, response);
        return true;
    }
}
