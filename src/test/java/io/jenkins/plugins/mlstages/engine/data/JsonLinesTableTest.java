package io.jenkins.plugins.mlstages.engine.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.jenkins.plugins.mlstages.engine.io.InputException;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class JsonLinesTableTest {
    @TempDir
    Path folder;

    private Table table(String name, String text) throws IOException {
        Files.writeString(folder.resolve(name), text);
        return Table.open(DataFiles.find(folder, List.of(name)), TableOptions.DEFAULT);
    }

    private static List<List<String>> rows(Table table, int threads) throws IOException {
        int columns = table.columns().size();
        return table.scan(table.columns(), threads, () -> new Cells(columns)).rows;
    }

    @Test
    void absentKeysAreMissingAndEscapesAreText() throws IOException {
        Table table = table(
                "a.jsonl",
                "{\"x\":1.50,\"s\":\"a\\u00e9\\n\\\"\"}\n\n{\"s\":null,\"b\":true}\r\n{\"x\":NaN,\"s\":\"\"}");
        assertThat(table.columns()).containsExactly("x", "s", "b");
        assertThat(rows(table, 2))
                .containsExactly(
                        Arrays.asList("1.50", "aé\n\"", null),
                        Arrays.asList(null, null, "true"),
                        Arrays.asList("NaN", null, null));
    }

    @Test
    void bigAndCompressedFilesAreReadInOrderByAnyNumberOfThreads() throws IOException {
        StringBuilder text = new StringBuilder();
        List<List<String>> expected = new ArrayList<>();
        for (int i = 0; i < 50_000; i++) {
            text.append("{\"n\":")
                    .append(i)
                    .append(",\"t\":\"text ")
                    .append(i % 77)
                    .append("\"}\n");
            expected.add(List.of(Integer.toString(i), "text " + i % 77));
        }
        assertThat(rows(table("b.ndjson", text.toString()), 4).equals(expected)).isTrue();
        try (OutputStream out = new GZIPOutputStream(Files.newOutputStream(folder.resolve("c.jsonl.gz")))) {
            out.write(text.toString().getBytes(StandardCharsets.UTF_8));
        }
        Table compressed = Table.open(DataFiles.find(folder, List.of("c.jsonl.gz")), TableOptions.DEFAULT);
        assertThat(rows(compressed, 3).equals(expected)).isTrue();
    }

    @Test
    void aBrokenLineNamesFileAndLine() {
        assertRefused("{\"a\":1}\n{\"a\":\n", "a.jsonl, line 2: it is not readable as JSON");
        assertRefused("{\"a\":1}\n\n[1]\n", "a.jsonl, line 3: a JSON object was expected.");
        assertRefused("{\"a\":1}{\"a\":2}\n", "a.jsonl, line 1: something follows the JSON object.");
        assertRefused("{\"a\":[1]}\n", "a.jsonl, line 1: the key 'a' has a list or an object as its value");
        assertRefused("{\"a\":1,\"a\":2}\n", "a.jsonl, line 1: it is not readable as JSON: Duplicate field 'a'.");
        assertRefused("{\"a\":1}\n".repeat(1000) + "{\"b\":1}\n", "a.jsonl, line 1001: the key 'b' is in none");
        assertRefused("", "a.jsonl is empty: expected one JSON object a line.");
    }

    private void assertRefused(String text, String sentence) {
        assertThatThrownBy(() -> rows(table("a.jsonl", text), 2))
                .isInstanceOf(InputException.class)
                .hasMessageStartingWith(sentence);
    }
}
