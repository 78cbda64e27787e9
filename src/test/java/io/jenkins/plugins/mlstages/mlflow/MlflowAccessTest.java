package io.jenkins.plugins.mlstages.mlflow;

import static org.assertj.core.api.Assertions.assertThat;

import hudson.model.Item;
import hudson.model.Result;
import hudson.model.User;
import io.jenkins.plugins.mlstages.engine.mlflow.RawCalls;
import io.jenkins.plugins.mlstages.engine.record.ModelName;
import io.jenkins.plugins.mlstages.engine.record.ModelReference;
import io.jenkins.plugins.mlstages.engine.registry.Change;
import io.jenkins.plugins.mlstages.engine.registry.ModelDeployments;
import io.jenkins.plugins.mlstages.engine.registry.RegisteredModel;
import io.jenkins.plugins.mlstages.engine.registry.VersionState;
import io.jenkins.plugins.mlstages.registry.ModelPermissions;
import io.jenkins.plugins.mlstages.storage.Models;
import java.net.URI;
import java.net.URL;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import jenkins.model.Jenkins;
import jenkins.security.ApiTokenProperty;
import org.htmlunit.HttpMethod;
import org.htmlunit.WebRequest;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.jvnet.hudson.test.JenkinsRule;
import org.jvnet.hudson.test.MockAuthorizationStrategy;
import org.jvnet.hudson.test.junit.jupiter.WithJenkins;

/** What a block's token and a user's API token open on a secured Jenkins, and what they do not. */
@WithJenkins
class MlflowAccessTest {
    private JenkinsRule jenkins;

    @BeforeEach
    void secure(JenkinsRule rule) {
        jenkins = rule;
        rule.jenkins.setSecurityRealm(rule.createDummySecurityRealm());
        rule.jenkins.setAuthorizationStrategy(new MockAuthorizationStrategy()
                .grant(Jenkins.ADMINISTER)
                .everywhere()
                .to("admin")
                .grant(Jenkins.READ)
                .everywhere()
                .to("visitor", "reader")
                .grant(Item.READ)
                .everywhere()
                .to("reader"));
    }

    private HttpResponse<String> asUser(String user, String method, String path, String body) throws Exception {
        String secret =
                User.getById(user, true).getProperty(ApiTokenProperty.class).generateNewToken("mlflow").plainValue;
        String basic = Base64.getEncoder().encodeToString((user + ":" + secret).getBytes(StandardCharsets.UTF_8));
        HttpRequest request = HttpRequest.newBuilder(URI.create(jenkins.getURL() + "mlflow/api/2.0/mlflow/" + path))
                .method(method, HttpRequest.BodyPublishers.ofString(body))
                .header("Authorization", "Basic " + basic)
                .header("Content-Type", "application/json")
                .build();
        return HttpClient.newHttpClient().send(request, HttpResponse.BodyHandlers.ofString());
    }

    @Test
    void aBlockOfOneFolderChangesNoModelOfAnother() throws Exception {
        OpenBlock other = OpenBlock.start(jenkins, "b/train", "");
        assertThat(other.register("m").status()).isEqualTo(200);
        RegisteredModel theirs = Models.registry().model(new ModelName("b/m"));
        theirs.setAlias("production", 1, Change.by("admin"));
        int events = theirs.events().size();
        OpenBlock block = OpenBlock.start(jenkins, "a/train", "");

        assertThat(block.register("m").status()).isEqualTo(200);
        assertThat(Models.registry()
                        .model(new ModelName("a/m"))
                        .version(1)
                        .origin()
                        .run()
                        .job())
                .isEqualTo("a/train");
        for (Map.Entry<String, Map<String, String>> call : Map.of(
                        "POST registered-models/alias", Map.of("name", "/b/m", "alias", "mine", "version", "1"),
                        "DELETE registered-models/alias", Map.of("name", "/b/m", "alias", "production"),
                        "POST registered-models/set-tag", Map.of("name", "/b/m", "key", "k", "value", "v"),
                        "PATCH registered-models/update", Map.of("name", "/b/m", "description", "mine"),
                        "DELETE registered-models/delete", Map.of("name", "/b/m"),
                        "DELETE model-versions/delete", Map.of("name", "/b/m", "version", "1"),
                        "POST model-versions/set-tag", Map.of("name", "/b/m", "version", "1", "key", "k", "value", "v"),
                        "POST model-versions/transition-stage",
                                Map.of("name", "/b/m", "version", "1", "stage", "Archived"),
                        "POST registered-models/create", Map.of("name", "/b/new"))
                .entrySet()) {
            String[] how = call.getKey().split(" ");
            RawCalls.Answer answer = block.call(how[0], how[1], call.getValue());
            assertThat(OpenBlock.error(answer)).as(call.getKey()).startsWith("PERMISSION_DENIED: ");
            assertThat(answer.status()).isEqualTo(403);
        }
        assertThat(OpenBlock.error(block.call(
                        "POST",
                        "model-versions/create",
                        Map.of("name", "/b/m", "source", "runs:/" + block.runId() + "/model"))))
                .startsWith("PERMISSION_DENIED: ");
        assertThat(theirs.events()).hasSize(events);
        assertThat(Models.registry().has(new ModelName("b/new"))).isFalse();

        other.end();
        block.end();
        jenkins.assertBuildStatusSuccess(jenkins.waitForCompletion(other.build()));
        jenkins.assertBuildStatusSuccess(jenkins.waitForCompletion(block.build()));
    }

    @Test
    void aBlockSeesOnlyItsOwnRuns() throws Exception {
        OpenBlock other = OpenBlock.start(jenkins, "b/train", "");
        OpenBlock block = OpenBlock.start(jenkins, "a/train", "");

        RawCalls.Answer read = block.calls().call("GET", "mlflow/runs/get?run_id=" + other.runId(), null);
        RawCalls.Answer written =
                block.call("POST", "runs/log-parameter", Map.of("run_id", other.runId(), "key", "k", "value", "v"));

        assertThat(OpenBlock.error(read)).startsWith("RESOURCE_DOES_NOT_EXIST");
        assertThat(OpenBlock.error(written)).startsWith("RESOURCE_DOES_NOT_EXIST");
        other.end();
        block.end();
        jenkins.waitForCompletion(other.build());
        jenkins.waitForCompletion(block.build());
    }

    @Test
    void aRegistrationThatTheBuildsGatesRefuseIsDeniedWithTheirSentence() throws Exception {
        OpenBlock block = OpenBlock.start(jenkins, "train", """
                writeFile file: 'metrics.json', text: '{"auc": 0.6}'
                validateModel(model: 'm', metrics: 'metrics.json', gates: [[metric: 'auc', atLeast: 0.8, criticality: 'NOTE']])
                """);

        RawCalls.Answer refused = block.register("m");

        assertThat(refused.status()).isEqualTo(403);
        assertThat(OpenBlock.error(refused))
                .startsWith("PERMISSION_DENIED: No version of m is registered")
                .contains("auc 0.600 (reported) is below the bound 0.8");
        assertThat(Models.registry().model(new ModelName("m")).state().versions())
                .isEmpty();
        assertThat(block.build().isKeepLog()).isFalse();
        block.end();
        jenkins.assertBuildStatusSuccess(jenkins.waitForCompletion(block.build()));
    }

    @Test
    void theTokenOfABlockThatWasAbortedOrKilledOpensNothing() throws Exception {
        OpenBlock aborted = OpenBlock.start(jenkins, "aborted", "");
        OpenBlock killed = OpenBlock.start(jenkins, "killed", "");
        assertThat(aborted.calls()
                        .call("GET", "mlflow/experiments/search", null)
                        .status())
                .isEqualTo(200);

        aborted.build().doStop();
        jenkins.assertBuildStatus(Result.ABORTED, jenkins.waitForCompletion(aborted.build()));
        killed.build().doKill();
        jenkins.assertBuildStatus(Result.ABORTED, jenkins.waitForCompletion(killed.build()));

        for (OpenBlock block : List.of(aborted, killed)) {
            RawCalls.Answer late = block.calls().call("GET", "mlflow/experiments/search", null);
            assertThat(late.status())
                    .as("%s %s %s", block.build(), block.build().isBuilding(), OpenBlock.error(late))
                    .isEqualTo(401);
            assertThat(OpenBlock.error(late)).startsWith("UNAUTHENTICATED: ");
        }
    }

    @Test
    void aUserSeesAndDoesWhatPermissionsAllow() throws Exception {
        OpenBlock block = OpenBlock.start(jenkins, "train", "");
        block.register("m");
        block.end();
        jenkins.waitForCompletion(block.build());

        assertThat(asUser("reader", "GET", "registered-models/get?name=m", "").statusCode())
                .isEqualTo(200);
        assertThat(asUser("visitor", "GET", "registered-models/get?name=m", "").body())
                .contains("RESOURCE_DOES_NOT_EXIST");
        assertThat(asUser("visitor", "GET", "runs/get?run_id=" + block.runId(), "")
                        .body())
                .contains("RESOURCE_DOES_NOT_EXIST");
        assertThat(asUser("visitor", "GET", "experiments/search?max_results=10", "")
                        .body())
                .doesNotContain("train");
        for (String user : List.of("reader", "visitor")) {
            HttpResponse<String> created = asUser(user, "POST", "registered-models/create", "{\"name\": \"new\"}");
            assertThat(created.statusCode()).as(user).isEqualTo(403);
            assertThat(created.body()).contains("PERMISSION_DENIED");
        }
        assertThat(asUser("reader", "DELETE", "registered-models/delete", "{\"name\": \"m\"}")
                        .body())
                .contains("PERMISSION_DENIED");
        HttpResponse<String> stranger = asUser("stranger", "GET", "experiments/search", "");
        assertThat(stranger.statusCode()).isEqualTo(401);
        assertThat(stranger.body()).contains("UNAUTHENTICATED");

        ModelDeployments deployments =
                Models.registry().model(new ModelName("m")).deployments();
        deployments.succeed(deployments.start(1, "eu", Change.by("admin")).line(), Change.by("admin"));
        for (String kind : List.of("registered-models", "model-versions")) {
            HttpResponse<String> refused =
                    asUser("admin", "DELETE", kind + "/delete", "{\"name\": \"m\", \"version\": \"1\"}");
            assertThat(refused.statusCode()).as(kind).isEqualTo(400);
            assertThat(refused.body()).contains("INVALID_PARAMETER_VALUE", "'eu'");
        }
        assertThat(block.build().isKeepLog()).isTrue();
        deployments.undeploy("eu", Change.by("admin"));

        HttpResponse<String> deleted = asUser("admin", "DELETE", "registered-models/delete", "{\"name\": \"m\"}");
        assertThat(deleted.statusCode()).isEqualTo(200);
        assertThat(Models.registry().model(new ModelName("m")).state().versions())
                .extracting(VersionState::status)
                .containsExactly(VersionState.Status.DELETED);
        assertThat(block.build().isKeepLog()).isFalse();
        assertThat(asUser("reader", "GET", "registered-models/get?name=m", "").body())
                .contains("RESOURCE_DOES_NOT_EXIST");
        assertThat(Models.registry().version(ModelReference.parse("m/1")).number())
                .isEqualTo(1);
    }

    private void registerTwoModels() throws Exception {
        OpenBlock block = OpenBlock.start(jenkins, "train", "");
        block.register("m");
        block.register("n");
        block.end();
        jenkins.assertBuildStatusSuccess(jenkins.waitForCompletion(block.build()));
    }

    @Test
    void aBrowsersSessionChangesNothingWithoutACrumb() throws Exception {
        registerTwoModels();
        RegisteredModel model = Models.registry().model(new ModelName("m"));
        model.setAlias("production", 1, Change.by("admin"));
        int events = model.events().size();
        String api = jenkins.getURL() + "mlflow/api/2.0/mlflow/registered-models/";
        try (JenkinsRule.WebClient browser = jenkins.createWebClient()) {
            browser.login("admin");
            browser.setThrowExceptionOnFailingStatusCode(false);
            assertThat(browser.goTo("mlflow/api/2.0/mlflow/registered-models/get?name=m", null)
                            .getWebResponse()
                            .getStatusCode())
                    .isEqualTo(200);
            WebRequest post = new WebRequest(new URL(api + "alias"), HttpMethod.POST);
            post.setRequestBody("{\"name\": \"m\", \"alias\": \"x\", \"version\": \"1\"}");
            WebRequest delete = new WebRequest(new URL(api + "alias?name=m&alias=production"), HttpMethod.DELETE);
            WebRequest patch = new WebRequest(new URL(api + "update"), HttpMethod.PATCH);
            patch.setRequestBody("{\"name\": \"m\", \"description\": \"forged\"}");
            for (WebRequest request : List.of(post, delete, patch)) {
                assertThat(browser.getPage(request).getWebResponse().getStatusCode())
                        .as(request.getHttpMethod().toString())
                        .isEqualTo(403);
            }
        }
        assertThat(model.events()).hasSize(events);

        assertThat(asUser("admin", "PATCH", "registered-models/update", "{\"name\": \"m\", \"description\": \"mine\"}")
                        .statusCode())
                .isEqualTo(200);
        assertThat(asUser("admin", "DELETE", "registered-models/alias?name=m&alias=production", "")
                        .statusCode())
                .isEqualTo(200);
        assertThat(model.state().description()).isEqualTo("mine");
        assertThat(model.state().aliases()).isEmpty();
    }

    @Test
    void archivingTakesAliasesOnlyFromWhoMayPromoteAndOnlyIfItWorks() throws Exception {
        registerTwoModels();
        jenkins.jenkins.setAuthorizationStrategy(new MockAuthorizationStrategy()
                .grant(Jenkins.ADMINISTER)
                .everywhere()
                .to("admin")
                .grant(Jenkins.READ, Item.READ, ModelPermissions.DELETE)
                .everywhere()
                .to("cleaner"));
        RegisteredModel model = Models.registry().model(new ModelName("m"));
        model.setAlias("production", 1, Change.by("admin"));
        String archive = "{\"name\": \"m\", \"version\": \"1\", \"stage\": \"Archived\"}";

        HttpResponse<String> denied = asUser("cleaner", "POST", "model-versions/transition-stage", archive);
        assertThat(denied.statusCode()).isEqualTo(403);
        assertThat(model.state().aliases()).containsEntry("production", 1);

        model.setAlias("champion", 1, Change.by("admin"));
        HttpResponse<String> refused = asUser("admin", "POST", "model-versions/transition-stage", archive);
        assertThat(refused.statusCode()).isEqualTo(400);
        assertThat(refused.body()).contains("Version m/1 is not archived while the alias 'champion' points to it.");
        assertThat(model.state().aliases()).containsEntry("production", 1);

        model.removeAlias("champion", Change.by("admin"));
        assertThat(asUser("admin", "POST", "model-versions/transition-stage", archive)
                        .statusCode())
                .isEqualTo(200);
        assertThat(model.state().aliases()).isEmpty();
        assertThat(model.state().version(1).status()).isEqualTo(VersionState.Status.ARCHIVED);

        assertThat(asUser("cleaner", "POST", "model-versions/transition-stage", archive.replace("\"m\"", "\"n\""))
                        .statusCode())
                .as("a version without an alias")
                .isEqualTo(200);
    }

    @Test
    void aDamagedVersionIsLeftOutAndHidesNoOther() throws Exception {
        registerTwoModels();
        Path file = jenkins.jenkins.getRootDir().toPath().resolve("ml-stages/models/n/versions/00000001.json");
        Files.writeString(file, Files.readString(file).replaceFirst("\"schema\":1", "\"schema\":9"));

        HttpResponse<String> all = asUser("admin", "GET", "model-versions/search", "");
        assertThat(all.statusCode()).isEqualTo(200);
        assertThat(all.body()).contains("\"name\":\"m\"").doesNotContain("\"name\":\"n\"");
        assertThat(asUser("admin", "GET", "model-versions/search?filter=name%3D%27m%27", "")
                        .body())
                .contains("\"name\":\"m\"");
        HttpResponse<String> models = asUser("admin", "GET", "registered-models/search", "");
        assertThat(models.statusCode()).isEqualTo(200);
        assertThat(models.body()).contains("\"name\":\"m\"");
    }

    @Test
    void whatABlockChangesIsDoneByItsBuildUnlessAUserStartedIt() throws Exception {
        registerTwoModels();

        assertThat(Models.registry().model(new ModelName("m")).events())
                .isNotEmpty()
                .allSatisfy(entry -> assertThat(entry.by()).isEqualTo("train #1"));
    }
}
