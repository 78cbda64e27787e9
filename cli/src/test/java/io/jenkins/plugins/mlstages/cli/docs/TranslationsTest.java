package io.jenkins.plugins.mlstages.cli.docs;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.text.MessageFormat;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What Jenkins and {@code ml-stages serve} show of ML Stages around the pages is complete in each language, with the same placeholders. */
class TranslationsTest {
    private static final List<Path> RESOURCES =
            List.of(Path.of("..", "src", "main", "resources"), Path.of("src", "main", "resources"));
    private static final Pattern IN_JELLY = Pattern.compile("\\$\\{%([^}(]*)(?:\\([^}]*)?}");
    private static final Pattern TRANSLATION = Pattern.compile("(.+)_[a-z]{2}\\.properties");
    private static final Pattern PLACEHOLDER = Pattern.compile("\\{\\d+}");

    @ParameterizedTest
    @ValueSource(strings = {"de", "fr"})
    void everyTextIsThere(String language) throws IOException {
        Map<Path, Map<String, String>> bundles = bundles();
        assertThat(bundles).hasSizeGreaterThan(20);
        for (Map.Entry<Path, Map<String, String>> bundle : bundles.entrySet()) {
            String base = bundle.getKey().toString().replaceAll("\\.(jelly|properties)$", "");
            Map<String, String> translated = properties(Path.of(base + "_" + language + ".properties"));
            assertThat(translated.keySet())
                    .as(base + " in " + language)
                    .containsExactlyInAnyOrderElementsOf(bundle.getValue().keySet());
            bundle.getValue().forEach((key, english) -> assertThat(translated.get(key))
                    .as(base + " in " + language + ": " + key)
                    .isNotBlank()
                    .satisfies(text -> assertThat(placeholders(text)).isEqualTo(placeholders(english))));
        }
    }

    /** A bundle that nothing reads any more, or a translation of one that is not there, would only seem to be complete. */
    @Test
    void everyBundleBelongsToWhatShowsIt() throws IOException {
        Map<Path, Map<String, String>> bundles = bundles();
        for (Path file : files()) {
            Matcher translation = TRANSLATION.matcher(file.toString());
            if (translation.matches()) {
                assertThat(bundles.keySet())
                        .as(file.toString())
                        .containsAnyOf(Path.of(translation.group(1) + ".properties"), Path.of(translation.group(1) + ".jelly"));
            } else if (file.toString().endsWith(".properties") && !bundles.containsKey(file)) {
                assertThat(bundles.getOrDefault(jellyOf(file), Map.of()).keySet())
                        .as(file.toString())
                        .containsAll(properties(file).keySet());
            }
        }
    }

    /** An apostrophe alone would swallow what follows it, in any language. */
    @ParameterizedTest
    @ValueSource(strings = {"", "_de", "_fr"})
    void noApostropheIsLost(String language) throws IOException {
        for (Path bundle : bundles().keySet()) {
            Path file = Path.of(bundle.toString().replaceAll("\\.(jelly|properties)$", language + ".properties"));
            properties(file).forEach((key, text) -> assertThat(pattern(text)).as(file + ": " + key).isEqualTo(text));
        }
    }

    /** What Java makes of a text, with the limits of choices as they are written: it says 0.0 for 0. */
    private static String pattern(String text) {
        return new MessageFormat(text).toPattern().replaceAll("(\\d)\\.0(?=[#<])", "$1");
    }

    /** The English texts by the file that they belong to: bundles for Java, and those in Jelly with or without a bundle. */
    private static Map<Path, Map<String, String>> bundles() throws IOException {
        Map<Path, Map<String, String>> bundles = new LinkedHashMap<>();
        for (Path file : files()) {
            boolean forJava = file.toString().endsWith(".properties")
                    && !TRANSLATION.matcher(file.toString()).matches()
                    && !Files.exists(jellyOf(file));
            Map<String, String> texts = forJava ? properties(file) : file.toString().endsWith(".jelly") ? inJelly(file) : Map.of();
            if (!texts.isEmpty()) {
                bundles.put(file, texts);
            }
        }
        return bundles;
    }

    private static List<Path> files() throws IOException {
        List<Path> found = new ArrayList<>();
        for (Path root : RESOURCES) {
            try (Stream<Path> files = Files.walk(root)) {
                files.filter(Files::isRegularFile).sorted().forEach(found::add);
            }
        }
        return found;
    }

    private static Path jellyOf(Path properties) {
        return Path.of(properties.toString().replaceAll("\\.properties$", ".jelly"));
    }

    private static Map<String, String> inJelly(Path jelly) throws IOException {
        Map<String, String> bundle = properties(Path.of(jelly.toString().replaceAll("\\.jelly$", ".properties")));
        Map<String, String> texts = new LinkedHashMap<>();
        Matcher key = IN_JELLY.matcher(Files.readString(jelly));
        while (key.find()) {
            texts.put(key.group(1), bundle.getOrDefault(key.group(1), key.group(1)));
        }
        return texts;
    }

    private static Map<String, String> properties(Path file) throws IOException {
        Properties properties = new Properties();
        if (Files.exists(file)) {
            try (InputStream in = Files.newInputStream(file)) {
                properties.load(in);
            }
        }
        Map<String, String> texts = new LinkedHashMap<>();
        properties.stringPropertyNames().forEach(name -> texts.put(name, properties.getProperty(name)));
        return texts;
    }

    private static List<String> placeholders(String text) {
        TreeSet<String> found = new TreeSet<>();
        Matcher matcher = PLACEHOLDER.matcher(text);
        while (matcher.find()) {
            found.add(matcher.group());
        }
        return List.copyOf(found);
    }
}
