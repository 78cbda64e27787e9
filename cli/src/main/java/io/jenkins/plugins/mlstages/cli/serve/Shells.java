package io.jenkins.plugins.mlstages.cli.serve;

import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * The HTML around the pages' content, with the attributes by which the modules know where they are. In Jenkins the Jelly
 * shells take this place.
 */
final class Shells {
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
        Map<String, String> path = new LinkedHashMap<>();
        path.put("Runs", "/runs/");
        return page("Run " + number, path, "build", Map.of());
    }

    Answer job() {
        return page("Runs", Map.of(), "job", Map.of());
    }

    Answer compareRuns() {
        return page("Compare runs", Map.of("Runs", "/runs/"), "compare", Map.of());
    }

    Answer home() {
        return page("Models and runs", Map.of(), "home", Map.of("api", "models/api", "runs-api", "runs/api"));
    }

    Answer models() {
        return page("Models", Map.of(), "models", Map.of());
    }

    Answer model(String name) {
        return page(name, Map.of("Models", "/models/"), "model", Map.of());
    }

    Answer version(String name, String number) {
        Map<String, String> path = new LinkedHashMap<>();
        path.put("Models", "/models/");
        path.put(name, "/models/model?name=" + java.net.URLEncoder.encode(name, java.nio.charset.StandardCharsets.UTF_8));
        return page("Version " + number, path, "version", Map.of());
    }

    Answer compareVersions(String name) {
        Map<String, String> path = new LinkedHashMap<>();
        path.put("Models", "/models/");
        path.put(name, "/models/model?name=" + java.net.URLEncoder.encode(name, java.nio.charset.StandardCharsets.UTF_8));
        return page("Compare versions", path, "compare", Map.of());
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
                <title>%s - ML Stages</title>
                <link rel="icon" href="/static/images/ml-stages.svg" type="image/svg+xml">
                <script src="/shell/theme.js"></script>
                <link rel="stylesheet" href="/shell/shell.css">
                <link rel="stylesheet" href="/static/css/ml-stages.css">
                <script type="module" src="/static/js/main.js"></script>
                </head>
                <body>
                <a class="jenkins-skip-link" href="#main-panel">Skip to content</a>
                <header class="shell-header">
                <a class="shell-logo" href="/"><img src="/static/images/ml-stages.svg" alt="" width="26" height="26"><span class="shell-name">ML Stages</span></a>
                <nav aria-label="Breadcrumbs"><ol class="shell-crumbs">%s</ol></nav>
                <button class="jenkins-button jenkins-button--tertiary" id="theme" type="button"></button>
                </header>
                <main id="main-panel" tabindex="-1">
                <div class="jenkins-app-bar"><div class="jenkins-app-bar__content"><h1>%s</h1></div></div>
                <div class="ml-stages" data-page="%s" data-root="" data-host="local"%s></div>
                </main>
                </body>
                </html>
                """.formatted(
                        Request.CRUMB_HEADER, crumb, escaped(title), crumbs, escaped(title), escaped(page), attributes));
    }

    static String escaped(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;")
                .replace("'", "&#39;");
    }
}
