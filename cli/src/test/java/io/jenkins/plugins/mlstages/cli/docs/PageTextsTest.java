package io.jenkins.plugins.mlstages.cli.docs;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What the pages say is there in each language; this only reads the modules, in a browser {@code LanguagesBrowserTest} calls them. */
class PageTextsTest {
    private static final Path SCRIPTS = Path.of("..", "src", "main", "webapp", "js");
    private static final Path STRINGS = SCRIPTS.resolve("strings");
    private static final Path RESOURCES = Path.of("..", "src", "main", "resources");

    private static final Pattern KEY = Pattern.compile("(?<![\\\\\\w])(\\w+|'[a-z-]*'): (?=['`({\\[])");
    private static final Pattern FIRST_KEY = Pattern.compile("(?m)^ {4}(\\w+): ");
    private static final Pattern FUNCTION = Pattern.compile("\\(([\\w, ]+)\\) => ");
    private static final Pattern EMPTY = Pattern.compile("(\\w|'): (?:''|``)");
    private static final Pattern USED = Pattern.compile("\\btext\\.(\\w+)");

    static Stream<String> languages() throws IOException {
        try (Stream<Path> files = Files.list(STRINGS)) {
            List<String> languages = files.map(file -> file.getFileName().toString().replace(".js", "")).sorted().toList();
            assertThat(languages).containsExactly("de", "en", "fr");
            return languages.stream();
        }
    }

    private static String module(String language) throws IOException {
        return Files.readString(STRINGS.resolve(language + ".js"));
    }

    private static List<String> all(Pattern pattern, String text) {
        return pattern.matcher(text).results().map(match -> match.group(1)).toList();
    }

    @ParameterizedTest
    @MethodSource("languages")
    void everyTextIsThereWithTheSameValuesInIt(String language) throws IOException {
        String english = module("en");
        String module = module(language);
        assertThat(all(KEY, module)).hasSizeGreaterThan(250).isEqualTo(all(KEY, english));
        assertThat(functions(module)).isEqualTo(functions(english));
        assertThat(all(EMPTY, module)).isEmpty();
    }

    /** Each text with the values that it takes, all of which it must say or ask. */
    private static List<String> functions(String module) {
        List<MatchResult> keys = FIRST_KEY.matcher(module).results().toList();
        List<String> functions = new ArrayList<>();
        for (int i = 0; i < keys.size(); i++) {
            String body = module.substring(keys.get(i).start(), i + 1 < keys.size() ? keys.get(i + 1).start() : module.length());
            for (MatchResult function : FUNCTION.matcher(body).results().toList()) {
                functions.add(keys.get(i).group(1) + "(" + function.group(1) + ")");
                assertThat(function.group(1).split(", ")).as(body).allMatch(value -> count(value, body) > 1);
            }
        }
        return functions;
    }

    private static long count(String word, String text) {
        return Pattern.compile("\\b" + word + "\\b").matcher(text).results().count();
    }

    /** A text that no module shows is one that somebody would translate for nothing. */
    @Test
    void everyTextIsShownAndEveryShownTextIsThere() throws IOException {
        Set<String> used = new TreeSet<>();
        try (Stream<Path> files = Files.walk(SCRIPTS)) {
            for (Path file : files.filter(one -> one.toString().endsWith(".js") && !one.startsWith(STRINGS)).toList()) {
                used.addAll(all(USED, Files.readString(file)));
            }
        }
        assertThat(used).containsExactlyInAnyOrderElementsOf(all(FIRST_KEY, module("en")));
    }

    /** The shells choose a language by their bundles; where one of the two is missing, a page would stay empty. */
    @Test
    void bothShellsChooseAmongTheSameLanguages() throws IOException {
        Set<String> languages = languages().collect(Collectors.toSet());
        for (Path bundle : List.of(
                RESOURCES.resolve("lib/mlstages/place"),
                Path.of("src", "main", "resources", "io", "jenkins", "plugins", "mlstages", "cli", "serve", "Shell"))) {
            try (Stream<Path> files = Files.list(bundle.getParent())) {
                String base = bundle.getFileName().toString();
                assertThat(files.map(file -> file.getFileName().toString())
                                .filter(file -> file.matches(base + "(_[a-z]{2})?\\.properties"))
                                .map(file -> file.equals(base + ".properties") ? "en" : file.substring(base.length() + 1, base.length() + 3)))
                        .as(base)
                        .containsExactlyInAnyOrderElementsOf(languages);
            }
        }
        for (String language : languages) {
            Path place = RESOURCES.resolve("lib/mlstages/place" + (language.equals("en") ? "" : "_" + language) + ".properties");
            assertThat(Files.readString(place)).endsWith("language=" + language + "\n");
        }
    }
}
