package io.jenkins.plugins.mlstages.engine.mlflow;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class RouteTest {
    @Test
    void theDocumentedCallsAreTheCalls() throws IOException {
        Path page = Files.exists(Path.of("docs")) ? Path.of("docs/mlflow.md") : Path.of("../docs/mlflow.md");
        Matcher calls =
                Pattern.compile("`((?:GET|POST|PATCH|DELETE) [a-z{][^`]*)`").matcher(Files.readString(page));
        Set<String> documented = new TreeSet<>();
        while (calls.find()) {
            assertThat(documented.add(calls.group(1))).as(calls.group(1)).isTrue();
        }
        Set<String> answered = new TreeSet<>();
        Route.ALL.forEach(route -> answered.add(route.method() + " " + route.path()));
        assertThat(documented).isEqualTo(answered);
        assertThat(answered).hasSameSizeAs(Route.ALL);
    }

    @Test
    void partsInBracesBecomeArguments() {
        Route route = new Route("GET", "logged-models/{model_id}/artifacts/directories", (session, arguments) -> null);
        assertThat(route.match("logged-models/m-1/artifacts/directories")).contains(Map.of("model_id", "m-1"));
        assertThat(route.match("logged-models/m-1/artifacts")).isEmpty();
        assertThat(route.match("logged-models/m-1/artifacts/other")).isEmpty();
    }
}
