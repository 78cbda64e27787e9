package io.jenkins.plugins.mlstages.choices;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import hudson.Extension;
import hudson.model.InvisibleAction;
import hudson.model.RootAction;
import hudson.model.User;
import io.jenkins.plugins.mlstages.engine.io.InputException;
import io.jenkins.plugins.mlstages.engine.io.Json;
import io.jenkins.plugins.mlstages.rest.JsonAnswer;
import io.jenkins.plugins.mlstages.rest.JsonBody;
import java.util.Map;
import jenkins.model.Jenkins;
import org.kohsuke.stapler.HttpResponse;
import org.kohsuke.stapler.StaplerRequest2;
import org.kohsuke.stapler.interceptor.RequirePOST;
import org.kohsuke.stapler.verb.GET;

/** {@code /ml-stages-choices/}: where the pages read and keep what the user who is signed in chose there. */
@Extension
public final class PageChoicesAction extends InvisibleAction implements RootAction {
    @Override
    public String getUrlName() {
        return "ml-stages-choices";
    }

    /** All choices of whoever asks. */
    @GET
    public HttpResponse doChoices() {
        Jenkins.get().checkPermission(Jenkins.READ);
        return JsonAnswer.of(() -> {
            ObjectNode answer = Json.mapper().createObjectNode();
            answer.put("schema", 1).put("kind", "choices");
            ObjectNode values = answer.putObject("values");
            for (Map.Entry<String, String> choice : own(user()).values().entrySet()) {
                values.set(choice.getKey(), Json.mapper().readTree(choice.getValue()));
            }
            return answer;
        });
    }

    /** Keeps one choice: {@code {"key": ..., "value": ...}}. */
    @RequirePOST
    public HttpResponse doChoose(StaplerRequest2 request) {
        Jenkins.get().checkPermission(Jenkins.READ);
        return JsonAnswer.of(() -> {
            JsonNode choice = JsonBody.of(request);
            User user = user();
            own(user).put(choice.path("key").asText(""), Json.text(choice.path("value")));
            user.save();
            return Json.mapper().createObjectNode().put("schema", 1).put("kind", "chosen");
        });
    }

    private static User user() {
        User user = User.current();
        if (user == null) {
            throw new InputException("Sign in: choices are kept for users only.");
        }
        return user;
    }

    private static PageChoices own(User user) throws java.io.IOException {
        PageChoices choices = user.getProperty(PageChoices.class);
        if (choices == null) {
            choices = new PageChoices();
            user.addProperty(choices);
        }
        return choices;
    }
}
