package io.jenkins.plugins.mlstages.cli.serve;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.text.MessageFormat;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.ResourceBundle;

/**
 * The HTML around the pages' content, with the attributes by which the modules know where they are. In Jenkins the Jelly
 * shells take this place.
 */
final class Shells {
    private static final ResourceBundle TEXTS = ResourceBundle.getBundle(Shells.class.getName());
    private static final Map<String, String> RUNS = Map.of(text("runs"), "/runs/");
    private static final Map<String, String> MODELS = Map.of(text("models"), "/models/");

    private final String crumb;

    Shells() {
        byte[] random = new byte[24];
        new SecureRandom().nextBytes(random);
        this.crumb = HexFormat.of().formatHex(random);
    }

    /** The token that a page sends with a change, so that another site's page cannot make one. */
    String crumb() {
        return crumb;
    }

    Answer run(int number) {
        return page(text("run", String.valueOf(number)), RUNS, "build", Map.of());
    }

    Answer job() {
        return page(text("runs"), Map.of(), "job", Map.of());
    }

    Answer compareRuns() {
        return page(text("compareRuns"), RUNS, "compare", Map.of());
    }

    Answer home() {
        return page(text("home"), Map.of(), "home", Map.of("api", "models/api", "runs-api", "runs/api"));
    }

    Answer models() {
        return page(text("models"), Map.of(), "models", Map.of());
    }

    Answer model(String name) {
        return page(name, MODELS, "model", Map.of());
    }

    Answer version(String name, String number) {
        return page(text("version", number), pathTo(name), "version", Map.of());
    }

    Answer compareVersions(String name) {
        return page(text("compareVersions"), pathTo(name), "compare", Map.of());
    }

    private static Map<String, String> pathTo(String model) {
        Map<String, String> path = new LinkedHashMap<>(MODELS);
        path.put(model, "/models/model?name=" + URLEncoder.encode(model, StandardCharsets.UTF_8));
        return path;
    }

    /** A text of the bundle beside this class, with its parameters. */
    static String text(String key, String... parameters) {
        return parameters.length == 0 ? TEXTS.getString(key) : MessageFormat.format(TEXTS.getString(key), (Object[]) parameters);
    }

    /**
     * @param title heading and title
     * @param path names and addresses of the pages above
     * @param page name of the module under {@code js/pages}
     * @param data further {@code data-} attributes
     */
    Answer page(String title, Map<String, String> path, String page, Map<String, String> data) {
        StringBuilder crumbs = new StringBuilder();
        path.forEach((name, address) -> crumbs.append("<li><a href=\"").append(escaped(address)).append("\">").append(escaped(name))
                .append("</a></li>"));
        if (!page.equals("home")) {
            crumbs.append("<li aria-current=\"page\">").append(escaped(title)).append("</li>");
        }
        StringBuilder attributes = new StringBuilder();
        Map<String, String> all = new LinkedHashMap<>(Map.of("api", "api"));
        all.putAll(data);
        all.forEach((name, value) ->
                attributes.append(" data-").append(name).append("=\"").append(escaped(value)).append('"'));
        return Answer.html("""
                <!doctype html>
                <html lang="en">
                <head data-crumb-header="%s" data-crumb-value="%s">
                <meta charset="utf-8">
                <meta name="viewport" content="width=device-width, initial-scale=1">
                <title>%s</title>
                <link rel="icon" href="/static/images/ml-stages.svg" type="image/svg+xml">
                <script src="/shell/theme.js"></script>
                <link rel="stylesheet" href="/shell/shell.css">
                <link rel="stylesheet" href="/static/css/ml-stages.css">
                <script type="module" src="/static/js/main.js"></script>
                </head>
                <body>
                <a class="jenkins-skip-link" href="#main-panel">%s</a>
                <header class="shell-header">
                <a class="shell-logo" href="/"><img src="/static/images/ml-stages.svg" alt="" width="26" height="26"><span class="shell-name">%s</span></a>
                <nav aria-label="%s"><ol class="shell-crumbs">%s</ol></nav>
                <button class="jenkins-button jenkins-button--tertiary" id="theme" type="button" data-system="%s" data-light="%s" data-dark="%s"></button>
                </header>
                <main id="main-panel" tabindex="-1">
                <div class="jenkins-app-bar"><div class="jenkins-app-bar__content"><h1>%s</h1></div></div>
                <div class="ml-stages" data-page="%s" data-root="" data-host="local"%s></div>
                </main>
                </body>
                </html>
                """.formatted(
                        Request.CRUMB_HEADER, crumb, escaped(text("title", title)), bundled("skip"), bundled("product"), bundled("breadcrumbs"), crumbs,
                        bundled("theme.system"), bundled("theme.light"), bundled("theme.dark"), escaped(title), escaped(page), attributes));
    }

    private static String bundled(String key) {
        return escaped(text(key));
    }

    static String escaped(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;")
                .replace("'", "&#39;");
    }
}
