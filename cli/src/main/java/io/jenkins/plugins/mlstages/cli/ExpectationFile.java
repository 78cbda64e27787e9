package io.jenkins.plugins.mlstages.cli;

import io.jenkins.plugins.mlstages.engine.io.InputException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** A file with expectations, one a line; empty lines and lines that begin with {@code #} are left out. */
final class ExpectationFile {
    private static final long MAX_BYTES = 1 << 20;
    private static final String MARK = "\uFEFF";

    private ExpectationFile() {}

    /** @throws InputException when it is no file of a sensible size, or no text in UTF-8 */
    static List<String> lines(Path file) throws IOException {
        if (!Files.isRegularFile(file)) {
            throw new InputException("--expectations: " + file + " does not exist or is no file.");
        }
        if (Files.size(file) > MAX_BYTES) {
            throw new InputException("--expectations: " + file + " has " + Files.size(file) + " bytes; at most " + MAX_BYTES
                    + " were expected.");
        }
        String text;
        try {
            text = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(Files.readAllBytes(file))).toString();
        } catch (CharacterCodingException e) {
            throw new InputException("--expectations: " + file + " is no text in UTF-8; save it in that encoding.", e);
        }
        return (text.startsWith(MARK) ? text.substring(MARK.length()) : text).lines()
                .filter(line -> !line.isBlank() && !line.stripLeading().startsWith("#"))
                .toList();
    }
}
