package io.jenkins.plugins.mlstages.docs;

import hudson.model.Result;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * A pipeline on a page: every block that begins with {@code ```groovy}. How its build ends, if not in success, stands in a
 * comment right above it: {@code <!-- result: UNSTABLE -->}.
 *
 * @param number counts from 1 on each page
 */
record Snippet(Path page, int number, String text, Result result) {
    private static final Pattern BLOCK = Pattern.compile(
            "(?:<!-- result: (\\w+) -->\\s*\\n)?^```groovy\\n(.*?)^```$", Pattern.MULTILINE | Pattern.DOTALL);
    private static final Pattern WHOLE =
            Pattern.compile("^\\s*pipeline \\{|^properties\\(|\\bnode\\b", Pattern.MULTILINE);
    private static final Pattern PART_OF_DECLARATIVE = Pattern.compile("^(triggers|options|parameters) \\{");

    /** The pages of the documentation and the README. */
    static List<Path> pages() throws IOException {
        try (Stream<Path> docs = Files.walk(Path.of("docs"))) {
            return Stream.concat(
                            Stream.of(Path.of("README.md")),
                            docs.filter(p -> p.toString().endsWith(".md")).sorted())
                    .toList();
        }
    }

    static List<Snippet> of(Path page) throws IOException {
        List<Snippet> found = new ArrayList<>();
        Matcher block = BLOCK.matcher(Files.readString(page));
        while (block.find()) {
            Result result = block.group(1) == null ? Result.SUCCESS : Result.fromString(block.group(1));
            found.add(new Snippet(page, found.size() + 1, block.group(2), result));
        }
        return found;
    }

    /** What runs: fragments of steps stand in a node, parts of Declarative in a pipeline. */
    String script() {
        if (PART_OF_DECLARATIVE.matcher(text).find()) {
            return "pipeline {\nagent any\n" + text + "stages { stage('It') { steps { echo 'done' } } }\n}\n";
        }
        return WHOLE.matcher(text).find() ? text : "node {\n" + text + "}\n";
    }

    @Override
    public String toString() {
        return page + " #" + number;
    }
}
