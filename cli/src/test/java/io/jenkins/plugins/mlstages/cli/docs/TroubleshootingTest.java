package io.jenkins.plugins.mlstages.cli.docs;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The messages that docs/troubleshooting.md explains are those that the program really has. */
class TroubleshootingTest {
    private static final Path ROOT = Path.of("..").toAbsolutePath().normalize();
    private static final Pattern MESSAGE = Pattern.compile("^(?:\\| |- \\*\\*)`([^`]+)`", Pattern.MULTILINE);
    /** Texts that are written in several pieces become one. */
    private static final Pattern JOINT = Pattern.compile("\"\\s*\\+\\s*\"");

    private static final int LONGEST_EXPRESSION = 400;

    static List<String> messages() throws IOException {
        Matcher matcher = MESSAGE.matcher(Files.readString(ROOT.resolve("docs/troubleshooting.md")));
        List<String> messages = new ArrayList<>();
        while (matcher.find()) {
            messages.add(matcher.group(1));
        }
        assertThat(messages).hasSizeGreaterThan(30);
        return messages;
    }

    @ParameterizedTest
    @MethodSource("messages")
    void isInTheSources(String message) throws IOException {
        List<String> parts = Arrays.stream(message.split("…"))
                .filter(part -> part.strip().length() > 2)
                .toList();
        try (Stream<Path> files = Files.walk(ROOT.resolve("src/main"))) {
            assertThat(files.filter(Files::isRegularFile)
                            .filter(file -> file.toString().matches(".*\\.(java|js|properties)"))
                            .anyMatch(file -> holds(file, parts)))
                    .as(message)
                    .isTrue();
        }
    }

    private static boolean holds(Path file, List<String> parts) {
        String source = JOINT.matcher(read(file)).replaceAll("");
        for (int start = source.indexOf(parts.get(0)); start >= 0; start = source.indexOf(parts.get(0), start + 1)) {
            if (follow(source, start, parts)) {
                return true;
            }
        }
        return false;
    }

    /** Whether the parts come one after the other, with no more than one expression between two. */
    private static boolean follow(String source, int start, List<String> parts) {
        int at = start + parts.get(0).length();
        for (String part : parts.subList(1, parts.size())) {
            int next = source.indexOf(part, at);
            if (next < 0 || next - at > LONGEST_EXPRESSION) {
                return false;
            }
            at = next + part.length();
        }
        return true;
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
