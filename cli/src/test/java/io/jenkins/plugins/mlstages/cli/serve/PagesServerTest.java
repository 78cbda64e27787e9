package io.jenkins.plugins.mlstages.cli.serve;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import io.jenkins.plugins.mlstages.cli.LocalStore;
import io.jenkins.plugins.mlstages.engine.io.InputException;
import io.jenkins.plugins.mlstages.engine.io.Json;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PagesServerTest {
    @TempDir
    static Path folder;

    private static final HttpClient CLIENT = HttpClient.newHttpClient();
    private static Map<String, Integer> runs;
    private static PagesServer server;

    @BeforeAll
    static void start() throws IOException {
        runs = new SampleStore(folder).write();
        server = PagesServer.start(new LocalStore(folder), "127.0.0.1", 0);
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    private static HttpResponse<byte[]> get(String path, String... headers) throws Exception {
        HttpRequest.Builder request = HttpRequest.newBuilder(server.address().resolve(path));
        return CLIENT.send((headers.length == 0 ? request : request.headers(headers)).build(), HttpResponse.BodyHandlers.ofByteArray());
    }

    private static JsonNode json(String path) throws Exception {
        HttpResponse<byte[]> answer = get(path);
        assertThat(answer.statusCode()).as(new String(answer.body(), StandardCharsets.UTF_8)).isEqualTo(200);
        return Json.tree(answer.body(), path);
    }

    private static HttpResponse<String> post(String path, String crumb, String body) throws Exception {
        HttpRequest.Builder request = HttpRequest.newBuilder(server.address().resolve(path)).POST(HttpRequest.BodyPublishers.ofString(body));
        return CLIENT.send((crumb == null ? request : request.header("X-ML-Stages-Crumb", crumb)).build(), HttpResponse.BodyHandlers.ofString());
    }

    /** What a browser would not send as it stands: the path is not cleaned, the host is any. */
    private static String raw(String path, String host) throws Exception {
        try (Socket socket = new Socket("127.0.0.1", server.address().getPort())) {
            socket.getOutputStream()
                    .write(("GET " + path + " HTTP/1.1\r\nHost: " + host + "\r\nConnection: close\r\n\r\n").getBytes(StandardCharsets.ISO_8859_1));
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    @Test
    void everyAnswerForbidsWhatIsInlineAndForeign() throws Exception {
        for (String path : new String[] {"/", "/static/js/main.js", "/runs/1/api/build", "/nowhere"}) {
            var headers = get(path).headers();
            assertThat(headers.firstValue("Content-Security-Policy").orElse(""))
                    .contains("default-src 'self'", "frame-ancestors 'none'").doesNotContain("unsafe");
            assertThat(headers.firstValue("X-Content-Type-Options")).contains("nosniff");
        }
    }

    @Test
    void whatTheClientHasIsNotSentAgain() throws Exception {
        for (String path : new String[] {"/static/css/ml-stages.css", "/runs/1/api/build", "/runs/"}) {
            String tag = get(path).headers().firstValue("ETag").orElseThrow();
            HttpResponse<byte[]> again = get(path, "If-None-Match", tag);
            assertThat(again.statusCode()).isEqualTo(304);
            assertThat(again.body()).isEmpty();
        }
    }

    @Test
    void longAnswersArePackedForThoseWhoCanUnpackThem() throws Exception {
        HttpResponse<byte[]> packed = get("/runs/1/api/build", "Accept-Encoding", "gzip");
        assertThat(packed.headers().firstValue("Content-Encoding")).contains("gzip");
        assertThat(new GZIPInputStream(new ByteArrayInputStream(packed.body())).readAllBytes()).isEqualTo(get("/runs/1/api/build").body());
    }

    @ParameterizedTest
    @ValueSource(strings = {"evil.example", "evil.example:80", "127.0.0.1.evil.example", "", "localhost@evil.example", "[::1"})
    void foreignHostNamesAreNotAnswered(String host) throws Exception {
        assertThat(raw("/", host)).startsWith("HTTP/1.1 4").doesNotContain("<!doctype");
    }

    @ParameterizedTest
    @ValueSource(strings = {
        "/static/../../../../../../etc/passwd", "/static/%2e%2e/%2e%2e/etc/passwd", "/static/..%2f..%2fmodels/x.js", "/static//etc/passwd",
        "/static/js/../../Serve.class", "/shell/../pages/js/main.js", "/static/js/main.js%00.css", "/static/", "/static/js"
    })
    void noPathLeavesTheFolderOfPages(String path) throws Exception {
        assertThat(raw(path, "localhost")).startsWith("HTTP/1.1 404");
    }

    @ParameterizedTest
    @ValueSource(strings = {
        "/runs/999/", "/runs/0/", "/runs/x/", "/runs/1/api/nothing", "/models/nothing", "/favicon.ico"
    })
    void unknownAddressesAreNotFound(String path) throws Exception {
        assertThat(get(path).statusCode()).isEqualTo(404);
    }

    @ParameterizedTest
    @ValueSource(strings = {"model?name=none", "audit?name=none", "version?name=none&number=1", "compare?name=none&versions=1,2"})
    void aModelThatIsNotThereIsNotFoundInOneSentence(String path) throws Exception {
        HttpResponse<byte[]> answer = get("/models/api/" + path);
        assertThat(answer.statusCode()).isEqualTo(404);
        assertThat(Json.tree(answer.body(), path).path("message").asText()).isEqualTo("There is no model 'none'.");
    }

    @ParameterizedTest
    @ValueSource(strings = {
        "/runs/1/api/drift?record=x", "/runs/1/api/drift?record=0&column=0", "/runs/api/trend", "/runs/api/compare?runs=1", "/runs/api/compare?runs=1,2,x",
        "/runs/api/compare?runs=1,2,3,4,5,6,7,8,9,10,11", "/models/api/model?name=..%2F..", "/models/api/version?name=price-up&number=99",
        "/models/api/model?name=price-up&asOf=yesterday", "/models/api/change?name=price-up&alias=none"
    })
    void wrongParametersAreAnsweredByOneSentence(String path) throws Exception {
        HttpResponse<byte[]> answer = get(path);
        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(Json.tree(answer.body(), path).path("message").asText()).endsWith(".").doesNotContain("Exception");
    }

    @Test
    void aRunIsSetBesideTheRunBeforeAndWhatWasInProductionThen() throws Exception {
        JsonNode model = json("/runs/" + runs.get("ordinary12") + "/api/build").path("models").get(0);

        assertThat(model.at("/previous/run/number").asInt()).isEqualTo(11);
        assertThat(model.at("/production/version").asInt()).isPositive();
        JsonNode auc = find(model.at("/evaluations/0/metrics"), "auc");
        assertThat(auc.path("better").asText()).isEqualTo("higher");
        JsonNode change = auc.path("previous");
        assertThat(change.path("change").asDouble()).isEqualTo(auc.path("value").asDouble() - change.path("value").asDouble());
    }

    @Test
    void aThousandColumnsComeWithoutTheirDistributionsAndEachCanBeAsked() throws Exception {
        JsonNode columns = json("/runs/" + runs.get("wide") + "/api/build").at("/models/0/drifts/0/columns");
        assertThat(columns).hasSize(1_000);
        assertThat(columns.get(7).has("distributions")).isFalse();
        assertThat(columns.get(7).at("/picture/reference").size()).isBetween(1, 20);

        JsonNode column = json("/runs/" + runs.get("wide") + "/api/drift?record=0&column=7");
        assertThat(column.path("name")).isEqualTo(columns.get(7).path("name"));
        assertThat(column.path("tests").size()).isGreaterThan(1);
        assertThat(column.at("/distributions/reference").size()).isPositive();
    }

    @Test
    void runsAreSearchedSortedAndPagedHere() throws Exception {
        JsonNode page = json("/runs/api/runs?model=price-up&metric=auc&sort=metric:auc&limit=3&offset=1");
        assertThat(page.path("found").asInt()).isEqualTo(12);
        assertThat(page.path("runs")).hasSize(3);
        assertThat(page.at("/runs/0/metrics/auc/0").asDouble()).isLessThan(page.at("/runs/1/metrics/auc/0").asDouble());
        assertThat(json("/runs/api/runs?model=price-up&search=failed").path("found").asInt()).isEqualTo(2);
    }

    @Test
    void aTrendHasColumnsOfEqualLengthOldestFirst() throws Exception {
        JsonNode trend = json("/runs/api/trend?model=price-up&metric=auc&metric=logLoss&last=10");
        assertThat(trend.path("runs").get(0).asInt()).isEqualTo(3);
        for (String column : new String[] {"times", "failed", "drift", "versions"}) {
            assertThat(trend.path(column)).as(column).hasSize(10);
        }
        assertThat(trend.at("/metrics/logLoss/high")).hasSize(10);
        assertThat(trend.at("/production/auc").asDouble()).isPositive();
    }

    @Test
    void proposedGatesAreAskedOfWhatIsKept() throws Exception {
        JsonNode replay = json("/runs/api/replay?model=price-up&gate=auc%20%3E%3D%200.87&gate=logLoss%20%3C%3D%2099");
        assertThat(replay.path("kind").asText()).isEqualTo("replay");
        assertThat(replay.path("gates").path(0).asText()).isEqualTo("auc >= 0.87");
        assertThat(replay.path("evaluations").asInt()).isEqualTo(12);
        assertThat(replay.path("failed").asInt()).isEqualTo(2);
        assertThat(replay.path("sentence").asText()).isEqualTo("Of 12 kept evaluations, 2 would not have passed.");
        assertThat(replay.path("runs").path(0).path("run").path("number").asInt()).isEqualTo(runs.get("ordinary12"));
        assertThat(replay.path("runs").path(3).path("passed").asBoolean()).isFalse();
        assertThat(replay.path("runs").path(3).path("gates").path(0).path("sentence").asText()).contains("below the bound 0.87");
        assertThat(json("/runs/api/replay?model=price-up&gate=auc%20%3E%3D%200.87&last=3").path("failed").asInt()).isZero();
    }

    @ParameterizedTest
    @ValueSource(strings = {"model=price-up&gate=auc%20%3E%200.5", "model=price-up", "gate=auc%20%3E%3D%200.5", "model=price-up&gate=auc%20%3E%3D%201&last=501"})
    void whatIsNoGateIsOneSentence(String query) throws Exception {
        HttpResponse<byte[]> answer = get("/runs/api/replay?" + query);
        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(Json.tree(answer.body(), "answer").path("message").asText()).containsAnyOf("expected", "missing", "no whole number").hasLineCount(1);
    }

    @Test
    void aModelCanBeSeenAsItWas() throws Exception {
        JsonNode now = json("/models/api/model?name=price-up");
        JsonNode then = json("/models/api/model?name=price-up&asOf=2026-09-05T00:00:00Z");
        assertThat(then.path("versions").size()).isLessThan(now.path("versions").size());
        assertThat(then.at("/aliases/production").asInt()).isEqualTo(3);
        assertThat(then.path("may").size()).isZero();
        assertThat(now.at("/rollback/production").asInt()).isEqualTo(7);
    }

    @Test
    void withoutThePagesTokenNothingChanges() throws Exception {
        String wish = "{\"name\":\"lonely\",\"alias\":\"production\",\"number\":1}";
        assertThat(post("/models/api/promote", null, wish).statusCode()).isEqualTo(403);
        assertThat(post("/models/api/promote", "0".repeat(48), wish).statusCode()).isEqualTo(403);
        assertThat(post("/models/api/delete", null, wish).statusCode()).isEqualTo(403);
        assertThat(post("/models/api/free", null, "{}").statusCode()).isEqualTo(403);
        assertThat(post("/models/api/rename", null, wish).statusCode()).isEqualTo(405);
        assertThat(post("/runs/1/api/build", null, "").statusCode()).isEqualTo(405);
        assertThat(get("/models/api/promote").statusCode()).isEqualTo(404);
        assertThat(json("/models/api/model?name=lonely").path("aliases").size()).isZero();
    }

    @Test
    void withThePagesTokenAnAliasMoves() throws Exception {
        String page = new String(get("/models/model?name=twins").body(), StandardCharsets.UTF_8);
        String crumb = page.replaceAll("(?s).*data-crumb-value=\"([0-9a-f]+)\".*", "$1");

        HttpResponse<String> promoted = post("/models/api/promote", crumb, "{\"name\":\"twins\",\"alias\":\"production\",\"number\":2,\"comment\":\"by hand\"}");
        assertThat(promoted.statusCode()).as(promoted.body()).isEqualTo(200);
        JsonNode model = json("/models/api/model?name=twins");
        assertThat(model.at("/aliases/production").asInt()).isEqualTo(2);
        assertThat(model.at("/events/0/comment").asText()).isEqualTo("by hand");

        assertThat(post("/models/api/rollback", crumb, "{\"name\":\"twins\",\"alias\":\"production\"}").statusCode()).isEqualTo(200);
        assertThat(json("/models/api/model?name=twins").at("/aliases/production").asInt()).isEqualTo(1);
        assertThat(post("/models/api/promote", crumb, "{\"name\":\"twins\",\"alias\":\"a b\",\"number\":2}").statusCode()).isEqualTo(400);
    }

    @Test
    void aVersionIsArchivedRestoredAndDeletedWithItsOutlookFirst() throws Exception {
        new SampleRegistry(new LocalStore(folder)).retired(1, 2);
        String page = new String(get("/models/model?name=retired").body(), StandardCharsets.UTF_8);
        String crumb = page.replaceAll("(?s).*data-crumb-value=\"([0-9a-f]+)\".*", "$1");
        String first = "{\"name\":\"retired\",\"number\":1,\"comment\":\"too old\"}";

        JsonNode refused = json("/models/api/retirement?name=retired&number=2&change=delete");
        assertThat(refused.path("refused").asText())
                .isEqualTo("Version retired/2 is not deleted while the alias 'production' points to it.");
        HttpResponse<String> answer = post("/models/api/delete", crumb, "{\"name\":\"retired\",\"number\":2}");
        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(answer.body()).contains(refused.path("refused").asText());

        assertThat(post("/models/api/archive", crumb, first).statusCode()).isEqualTo(200);
        assertThat(json("/models/api/version?name=retired&number=1").at("/state/status").asText()).isEqualTo("archived");
        assertThat(post("/models/api/restore", crumb, first).statusCode()).isEqualTo(200);
        JsonNode outlook = json("/models/api/retirement?name=retired&number=1&change=delete");
        assertThat(outlook.path("refused").isNull()).isTrue();
        assertThat(outlook.path("freed")).extracting(JsonNode::asText).containsExactly("out/model.json");
        assertThat(outlook.path("bytes").asLong()).isPositive();
        JsonNode deleted = Json.tree(post("/models/api/delete", crumb, first).body().getBytes(StandardCharsets.UTF_8), "answer");
        assertThat(deleted.path("bytes")).isEqualTo(outlook.path("bytes"));
        assertThat(deleted.at("/entry/comment").asText()).isEqualTo("too old");
        JsonNode version = json("/models/api/version?name=retired&number=1");
        assertThat(version.at("/state/status").asText()).isEqualTo("deleted");
        assertThat(get("/models/api/artifact?name=retired&number=1&path=out/model.json").statusCode()).isEqualTo(404);
        assertThat(json("/models/api/garbage").path("pieces")).isEmpty();
        assertThat(post("/models/api/free", crumb, "{}").body()).contains("\"freed\":true");
    }

    @Test
    void artifactsAreNeverShownOnlyKept() throws Exception {
        HttpResponse<byte[]> file = get("/models/api/artifact?name=price-up&number=5&path=out/model.json");
        assertThat(file.headers().firstValue("Content-Disposition")).contains("attachment; filename=\"model.json\"");
        assertThat(file.headers().firstValue("Content-Type")).contains("application/octet-stream");
        assertThat(new String(file.body(), StandardCharsets.UTF_8)).contains("price-up");
    }

    @Test
    void aShellSpeaksTheLanguageThatIsAskedForAndLoadsItsTexts() throws Exception {
        HttpResponse<byte[]> german = get("/runs/4/", "Accept-Language", "de-CH,de;q=0.9,en;q=0.5");
        assertThat(new String(german.body(), StandardCharsets.UTF_8))
                .contains("<html lang=\"de\">", "<title>Lauf 4 - ML Stages</title>", "/static/js/strings/de.js", "class=\"ml-stages\" lang=\"de\"")
                .doesNotContain("strings/en.js", "Breadcrumbs");
        assertThat(german.headers().firstValue("Vary").orElseThrow()).contains("Accept-Language");
        assertThat(new String(get("/runs/4/", "Accept-Language", "fr").body(), StandardCharsets.UTF_8))
                .contains("<html lang=\"fr\">", "Exécution 4", "Fil d&#39;Ariane");
        assertThat(new String(get("/runs/4/").body(), StandardCharsets.UTF_8)).contains("<html lang=\"en\">", "Run 4", "/static/js/strings/en.js");
    }

    @Test
    void namesInShellsAreEscaped() throws Exception {
        String page = new String(get("/models/model?name=%3Cscript%3Ealert(1)%3C/script%3E%22").body(), StandardCharsets.UTF_8);
        assertThat(page).doesNotContain("<script>alert").contains("&lt;script&gt;alert(1)&lt;/script&gt;&quot;");
    }

    @Test
    void aTakenPortIsOneSentence() {
        int port = server.address().getPort();
        assertThatThrownBy(() -> PagesServer.start(new LocalStore(folder), "127.0.0.1", port))
                .isInstanceOf(InputException.class)
                .hasMessageContaining("Port " + port);
    }

    @Test
    void theAddressNamesThePort() {
        assertThat(server.address()).isEqualTo(URI.create("http://127.0.0.1:" + server.address().getPort() + "/"));
    }

    private static JsonNode find(JsonNode rows, String name) {
        for (JsonNode row : rows) {
            if (row.path("name").asText().equals(name)) {
                return row;
            }
        }
        throw new AssertionError(name + " is not in " + rows);
    }
}
