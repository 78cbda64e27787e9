package io.jenkins.plugins.mlstages.pages;

import com.fasterxml.jackson.databind.JsonNode;
import io.jenkins.plugins.mlstages.engine.io.Json;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.htmlunit.HttpMethod;
import org.htmlunit.WebRequest;
import org.htmlunit.WebResponse;
import org.jvnet.hudson.test.JenkinsRule;

/** A controller as one of its users sees it over HTTP; statuses are looked at, never thrown. */
public final class Site {
    private final JenkinsRule jenkins;
    private final JenkinsRule.WebClient client;

    private Site(JenkinsRule jenkins, JenkinsRule.WebClient client) {
        this.jenkins = jenkins;
        this.client = client.withThrowExceptionOnFailingStatusCode(false).withJavaScriptEnabled(false);
    }

    public static Site of(JenkinsRule jenkins) {
        return new Site(jenkins, jenkins.createWebClient());
    }

    public static Site as(JenkinsRule jenkins, String user) throws Exception {
        return new Site(jenkins, jenkins.createWebClient().login(user));
    }

    public WebResponse get(String path) throws Exception {
        return client.getPage(new WebRequest(new URL(jenkins.getURL(), path))).getWebResponse();
    }

    public WebResponse getWith(String path, String header, String value) throws Exception {
        WebRequest request = new WebRequest(new URL(jenkins.getURL(), path));
        request.setAdditionalHeader(header, value);
        return client.getPage(request).getWebResponse();
    }

    /** What stands at an address that answers 200. */
    public JsonNode json(String path) throws Exception {
        WebResponse response = get(path);
        if (response.getStatusCode() != 200 || !response.getContentType().equals("application/json")) {
            throw new AssertionError(path + ": " + response.getStatusCode() + " " + response.getContentAsString());
        }
        return Json.tree(response.getContentAsString().getBytes(StandardCharsets.UTF_8), path);
    }

    public int status(String path) throws Exception {
        return get(path).getStatusCode();
    }

    public String html(String path) throws Exception {
        return get(path).getContentAsString();
    }

    public WebResponse post(String path, String json, boolean withCrumb) throws Exception {
        WebRequest request = new WebRequest(new URL(jenkins.getURL(), path), HttpMethod.POST);
        request.setAdditionalHeader("Content-Type", "application/json");
        request.setRequestBody(json);
        if (withCrumb) {
            JsonNode crumb = json("crumbIssuer/api/json");
            request.setAdditionalHeader(
                    crumb.path("crumbRequestField").asText(),
                    crumb.path("crumb").asText());
        }
        return client.getPage(request).getWebResponse();
    }

    /** What the shell tells the module that fills the page's one place. */
    public static Map<String, String> place(String html) {
        Matcher element =
                Pattern.compile("<div ([^>]*class=\"ml-stages\"[^>]*)></div>").matcher(html);
        if (!element.find()) {
            throw new AssertionError("There is no place for a page in " + html);
        }
        Map<String, String> data = new TreeMap<>();
        Matcher attribute = Pattern.compile("data-([a-z-]+)=\"([^\"]*)\"").matcher(element.group(1));
        while (attribute.find()) {
            data.put(attribute.group(1), attribute.group(2));
        }
        return data;
    }
}
