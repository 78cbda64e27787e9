package io.jenkins.plugins.mlstages.steps;

import hudson.model.Item;
import hudson.model.Run;
import org.htmlunit.html.HtmlPage;
import org.jvnet.hudson.test.JenkinsRule;

/** Pages and data of a test's Jenkins as a browser without ES modules sees them. */
record JenkinsRuleClient(JenkinsRule jenkins) {
    HtmlPage page(Run<?, ?> run, String path) throws Exception {
        return jenkins.createWebClient().getPage(run, path);
    }

    HtmlPage page(Item item, String path) throws Exception {
        return jenkins.createWebClient().getPage(item, path);
    }

    String json(Run<?, ?> run, String path) throws Exception {
        return jenkins.createWebClient()
                .goTo(run.getUrl() + path, "application/json")
                .getWebResponse()
                .getContentAsString();
    }
}
