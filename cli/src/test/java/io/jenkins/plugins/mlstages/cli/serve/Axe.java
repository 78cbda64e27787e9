package io.jenkins.plugins.mlstages.cli.serve;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** The accessibility rules of axe-core, run in the page. */
final class Axe {
    private static final String SCRIPT = "META-INF/resources/webjars/axe-core/4.6.3/axe.min.js";

    private Axe() {}

    /** What axe calls serious or critical: rule, element and why, one text each. */
    @SuppressWarnings("unchecked")
    static List<String> serious(Browser browser) throws IOException {
        try (InputStream in = Axe.class.getClassLoader().getResourceAsStream(SCRIPT)) {
            browser.script(new String(in.readAllBytes(), StandardCharsets.UTF_8) + "; window.axe = axe;");
        }
        return (List<String>) browser.driver().executeAsyncScript("""
                const done = arguments[arguments.length - 1];
                axe.run(document, { resultTypes: ['violations'] }).then(
                    (result) => done(result.violations
                        .filter((violation) => ['serious', 'critical'].includes(violation.impact))
                        .flatMap((violation) => violation.nodes.slice(0, 5).map((node) => `${violation.id}: ${node.html.slice(0, 200)} ${node.failureSummary}`))),
                    (error) => done([String(error)]));
                """);
    }
}
