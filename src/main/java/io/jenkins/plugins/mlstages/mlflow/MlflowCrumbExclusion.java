package io.jenkins.plugins.mlstages.mlflow;

import hudson.Extension;
import hudson.security.csrf.CrumbExclusion;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;

/**
 * Lets requests through that carry a block's token: no page of somebody else can make a browser send one. Such a request is
 * answered by its token alone, never by who is logged in, so a wrong or late one is refused by the action in words. A user's API
 * token needs nothing here, since Jenkins itself asks it for no crumb.
 */
@Extension
public final class MlflowCrumbExclusion extends CrumbExclusion {
    @Override
    public boolean process(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        String path = request.getPathInfo();
        if (path == null
                || !path.startsWith("/" + MlflowRootAction.URL + "/")
                || !MlflowBlocks.isBearer(request.getHeader("Authorization"))) {
            return false;
        }
        chain.doFilter(request, response);
        return true;
    }
}
