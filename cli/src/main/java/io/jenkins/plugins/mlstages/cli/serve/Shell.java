package io.jenkins.plugins.mlstages.cli.serve;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.text.MessageFormat;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.ResourceBundle;

/**
 * The HTML around the pages' content, in one language, with the attributes by which the modules know where they are. In
 * Jenkins the Jelly shells take this place.
 */
final class Shell {
    /** English is the bundle without a language; that of the machine is never taken instead. */
    private static final ResourceBundle.Control ASKED_ONLY =
            ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES);

    private final String language;
    private final String crumb;
    private final ResourceBundle texts;

    /**
     * @param language one of {@link Languages#ALL}
     * @param crumb the token that a page sends with a change
     */
    Shell(String language, String crumb) {
        this.language = language;
        this.crumb = crumb;
        this.texts = ResourceBundle.getBundle(Shell.class.getName(), Locale.forLanguageTag(language), ASKED_ONLY);
    }

    Answer run(int number) {
        return page(text("run", String.valueOf(number)), above("runs", "/runs/"), "build", Map.of());
    }

    Answer job() {
        return page(text("runs"), Map.of(), "job", Map.of());
    }

    Answer compareRuns() {
        return page(text("compareRuns"), above("runs", "/runs/"), "compare", Map.of());
    }

    Answer home() {
        return page(text("home"), Map.of(), "home", Map.of("api", "models/api", "runs-api", "runs/api"));
    }

    Answer models() {
        return page(text("models"), Map.of(), "models", Map.of());
    }

    Answer model(String name) {
        return page(name, above("models", "/models/"), "model", Map.of());
    }

    Answer version(String name, String number) {
        return page(text("version", number), pathTo(name), "version", Map.of());
    }

    Answer compareVersions(String name) {
        return page(text("compareVersions"), pathTo(name), "compare", Map.of());
    }

    private Map<String, String> above(String key, String address) {
        return Map.of(text(key), address);
    }

    private Map<String, String> pathTo(String model) {
        Map<String, String> path = new LinkedHashMap<>(above("models", "/models/"));
        path.put(model, "/models/model?name=" + URLEncoder.encode(model, StandardCharsets.UTF_8));
        return path;
    }

    /** A text of the bundle beside this class, with its parameters. */
    private String text(String key, String... parameters) {
        return MessageFormat.format(texts.getString(key), (Object[]) parameters);
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
                <html lang="%s">
                <head data-crumb-header="%s" data-crumb-value="%s">
                <meta charset="utf-8">
                <meta name="viewport" content="width=device-width, initial-scale=1">
                <title>%s</title>
                <link rel="icon" href="/static/images/ml-stages.svg" type="image/svg+xml">
                <script src="/shell/theme.js"></script>
                <link rel="stylesheet" href="/shell/shell.css">
                <link rel="stylesheet" href="/static/css/ml-stages.css">
                <link rel="modulepreload" href="/static/js/strings/%s.js">
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
                <div class="ml-stages" lang="%s" data-page="%s" data-root="" data-host="local"%s></div>
                </main>
                </body>
                </html>
                """.formatted(
                        language, Request.CRUMB_HEADER, crumb, escaped(text("title", title)), language, bundled("skip"), bundled("product"),
                        bundled("breadcrumbs"), crumbs, bundled("theme.system"), bundled("theme.light"), bundled("theme.dark"), escaped(title),
                        language, escaped(page), attributes))
                .with("Vary", "Accept-Encoding, Accept-Language");
    }

    private String bundled(String key) {
        return escaped(text(key));
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;")
                .replace("'", "&#39;");
    }
}
