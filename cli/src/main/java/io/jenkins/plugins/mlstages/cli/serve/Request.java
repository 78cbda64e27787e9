package io.jenkins.plugins.mlstages.cli.serve;

import com.sun.net.httpserver.HttpExchange;
import io.jenkins.plugins.mlstages.cli.http.QueryText;
import io.jenkins.plugins.mlstages.engine.io.InputException;
import io.jenkins.plugins.mlstages.engine.view.Query;
import java.io.IOException;
import java.util.List;
import java.util.Map;

/**
 * What a browser asks for.
 *
 * @param method {@code GET}, {@code HEAD}, {@code POST}, ...
 * @param path decoded, with a leading slash
 * @param query the parameters
 * @param language the one of {@link Languages} that the browser prefers
 * @param crumb the token that a page sends with a change, {@code null} without one
 * @param body at most {@link #MAX_BODY} bytes
 */
record Request(String method, String path, Map<String, List<String>> query, String language, String crumb, byte[] body) {
    static final String CRUMB_HEADER = "X-ML-Stages-Crumb";
    private static final int MAX_BODY = 100_000;

    static Request of(HttpExchange exchange) throws IOException {
        byte[] body = exchange.getRequestBody().readNBytes(MAX_BODY + 1);
        if (body.length > MAX_BODY) {
            throw new InputException("The request has more than " + MAX_BODY + " bytes.");
        }
        return new Request(
                exchange.getRequestMethod(),
                exchange.getRequestURI().getPath(),
                QueryText.parse(exchange.getRequestURI().getRawQuery()),
                Languages.chosen(exchange.getRequestHeaders().getFirst("Accept-Language")),
                exchange.getRequestHeaders().getFirst(CRUMB_HEADER),
                body);
    }

    boolean reads() {
        return method.equals("GET") || method.equals("HEAD");
    }

    List<String> all(String name) {
        return parameters().all(name);
    }

    /** {@code null} when it was not given. */
    String optional(String name) {
        return parameters().optional(name);
    }

    String required(String name) {
        return parameters().required(name);
    }

    /** Numbers parted by commas, such as {@code 3,7,12}; without repetition. */
    List<Integer> numbers(String name, int most) {
        return parameters().numbers(name, most);
    }

    int number(String name, int least, int most, int otherwise) {
        return parameters().number(name, least, most, otherwise);
    }

    /** All parameters, to be read strictly. */
    Query parameters() {
        return new Query(query);
    }
}
