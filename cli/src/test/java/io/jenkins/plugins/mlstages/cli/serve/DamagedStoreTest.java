package io.jenkins.plugins.mlstages.cli.serve;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.jenkins.plugins.mlstages.cli.LocalStore;
import io.jenkins.plugins.mlstages.cli.MlStages;
import io.jenkins.plugins.mlstages.engine.io.Json;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** One model of two is damaged, or was written by a newer program: that is said, and the other one goes on working. */
class DamagedStoreTest {
    @TempDir
    Path folder;

    private final List<String> logged = new ArrayList<>();
    private final Handler log = new Handler() {
        @Override
        public void publish(LogRecord line) {
            logged.add(line.getMessage());
        }

        @Override
        public void flush() {
            // nothing is held back
        }

        @Override
        public void close() {
            // nothing is open
        }
    };
    private Path bad;

    @BeforeEach
    void twoModels() throws IOException {
        Files.writeString(folder.resolve("model.json"), "{}");
        Files.writeString(folder.resolve("metrics.json"), "{\"auc\": 0.9}");
        for (String model : List.of("good", "bad")) {
            run("validate", "--model", model, "--metrics", folder.resolve("metrics.json").toString());
            run("register", "--model", model, "--artifacts", folder.resolve("model.json").toString(), "--alias", "production");
        }
        bad = folder.resolve("store/models/bad");
        Logger.getLogger("io.jenkins.plugins.mlstages").addHandler(log);
    }

    @AfterEach
    void stopListening() {
        Logger.getLogger("io.jenkins.plugins.mlstages").removeHandler(log);
    }

    private void run(String... arguments) {
        List<String> all = new ArrayList<>(Arrays.asList(arguments));
        all.addAll(List.of("--store", folder.resolve("store").toString()));
        StringWriter err = new StringWriter();
        int exit = MlStages.commandLine()
                .setOut(new PrintWriter(new StringWriter()))
                .setErr(new PrintWriter(err))
                .execute(all.toArray(String[]::new));
        assertThat(exit).as("%s: %s", all, err).isZero();
    }

    private static void replace(Path file, String from, String to) throws IOException {
        String text = Files.readString(file);
        assertThat(text).contains(from);
        Files.writeString(file, text.replace(from, to));
    }

    /** Asks for all pages' data while one model is damaged so. */
    private void check(String modelSentence, String listSentence) throws Exception {
        logged.clear();
        try (PagesServer server = PagesServer.start(new LocalStore(folder.resolve("store")), "127.0.0.1", 0)) {
            JsonNode list = json(server, "models/api/models", 200);
            if (listSentence == null) {
                assertThat(list.path("models").findValuesAsText("model")).contains("good", "bad");
            } else {
                assertThat(list.path("models").findValuesAsText("model")).containsExactly("good");
                assertThat(list.at("/problems/0/sentence").asText()).contains(listSentence);
                json(server, "models/api/models", 200);
                assertThat(logged).filteredOn(line -> line.contains(listSentence)).hasSize(1);
            }
            assertThat(json(server, "models/api/model?name=good", 200).at("/model").asText()).isEqualTo("good");
            assertThat(json(server, "models/api/version?name=good&number=1", 200).at("/version/metrics")).hasSize(1);
            assertThat(json(server, "models/api/version?name=bad&number=1", 500).at("/message").asText()).contains(modelSentence);
            assertThat(logged).anySatisfy(line -> assertThat(line).contains(modelSentence));
            JsonNode audit = json(server, "models/api/audit?name=bad", 200);
            assertThat(audit.path("whole").asBoolean(true)).isFalse();
            assertThat(audit.at("/findings/0").asText()).contains(modelSentence);
            assertThat(json(server, "runs/1/api/build", 200).at("/models")).hasSize(1);
            assertThat(json(server, "runs/2/api/build", 200).at("/models")).hasSize(1);
            assertThat(get(server, "models/model?name=bad").statusCode()).isEqualTo(200);
        }
    }

    private static HttpResponse<byte[]> get(PagesServer server, String path) throws Exception {
        return HttpClient.newHttpClient()
                .send(HttpRequest.newBuilder(server.address().resolve(path)).build(), HttpResponse.BodyHandlers.ofByteArray());
    }

    private static JsonNode json(PagesServer server, String path, int status) throws Exception {
        HttpResponse<byte[]> answer = get(server, path);
        assertThat(answer.statusCode()).as("%s: %s", path, new String(answer.body())).isEqualTo(status);
        return Json.tree(answer.body(), path);
    }

    @Test
    void anAlteredLineOfTheLog() throws Exception {
        replace(bad.resolve("events.jsonl"), "\"production\"", "\"productioN\"");

        check("line 1", null);
    }

    @Test
    void aLogThatLostItsEnd() throws Exception {
        Files.writeString(bad.resolve("events.jsonl"), "");

        check("line 1 is missing", "line 1 is missing");
    }

    @Test
    void aLogThatIsGone() throws Exception {
        Files.delete(bad.resolve("events.jsonl"));

        check("events.jsonl", "The log of 'bad' is gone");
    }

    @Test
    void aVersionFileThatWasAlteredOrWrittenByANewerProgram() throws Exception {
        Path version = bad.resolve("versions/00000001.json");
        String whole = Files.readString(version);
        Files.writeString(version, whole.replace("0.9", "0.8"));
        check("The file of version bad/1 was altered", null);

        Files.writeString(version, whole.replace("\"schema\":1", "\"schema\":99"));
        check("The file of version bad/1 was altered", null);
    }

    @Test
    void aVersionFileThatAPowerCutTookIsRestoredAndTheLogSaysSo() throws Exception {
        Path version = bad.resolve("versions/00000001.json");
        String whole = Files.readString(version);
        for (int length : new int[] {0, whole.length() / 2}) {
            Files.writeString(version, whole.substring(0, length));
            logged.clear();
            try (PagesServer server = PagesServer.start(new LocalStore(folder.resolve("store")), "127.0.0.1", 0)) {
                assertThat(json(server, "models/api/version?name=bad&number=1", 200).at("/version/metrics")).hasSize(1);
                assertThat(logged).filteredOn(line -> line.contains("file of version bad/1 was lost")).hasSize(1);
                JsonNode audit = json(server, "models/api/audit?name=bad", 200);
                assertThat(audit.path("whole").asBoolean(false)).isTrue();
                assertThat(audit.path("notes")).isEmpty();
            }
            assertThat(Files.readString(version)).isEqualTo(whole);
        }
    }

    @Test
    void aRecordOfARunThatIsDamagedIsSaidOnItsPageAndTheRestIsShown() throws Exception {
        Path records = folder.resolve("store/runs/2/records");
        Files.writeString(records.resolve("0003.json"), "{\"schema\": 99, \"kind\": \"evaluation\"}");

        try (PagesServer server = PagesServer.start(new LocalStore(folder.resolve("store")), "127.0.0.1", 0)) {
            JsonNode run = json(server, "runs/2/api/build", 200);
            assertThat(run.at("/problems/0").asText()).startsWith("0003.json has schema 99").contains("use a newer ML Stages");
            assertThat(run.at("/models")).hasSize(1);
        }
    }
}
