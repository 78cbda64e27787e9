package io.jenkins.plugins.mlstages.engine.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.jenkins.plugins.mlstages.engine.io.InputException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ParquetTableTest {
    private static final List<String> COLUMNS = List.of(
            "whole", "large", "real", "small", "money", "big", "flag", "day", "moment", "name", "text", "gaps", "tiny");

    @TempDir
    Path folder;

    private Table table(String name) throws IOException {
        try (InputStream in = getClass().getResourceAsStream(name)) {
            Files.copy(in, folder.resolve(name));
        }
        return Table.open(DataFiles.find(folder, List.of(name)), TableOptions.DEFAULT);
    }

    @ParameterizedTest
    @ValueSource(strings = {"snappy.parquet", "gzip.parquet", "zstd-v2.parquet", "lz4.parquet"})
    void everyTypeIsRead(String name) throws IOException {
        Table table = table(name);
        assertThat(table.columns()).isEqualTo(COLUMNS);
        List<List<String>> rows = table.scan(COLUMNS, 2, () -> new Cells(COLUMNS.size())).rows;
        assertThat(rows).hasSize(1000);
        for (int i = 0; i < 1000; i++) {
            LocalDateTime moment = LocalDateTime.of(2024, 1, 1, 0, 0).plusNanos(i * 1_500_000_000L);
            assertThat(rows.get(i))
                    .isEqualTo(Arrays.asList(
                            Integer.toString(i),
                            Long.toString(i * 3_000_000_000L),
                            NumberText.of(i * 0.1),
                            NumberText.of(i / 4.0),
                            NumberText.of(i * 0.25),
                            NumberText.of(i * 1234567.125),
                            Boolean.toString(i % 3 == 0),
                            LocalDate.of(2024, 1, 1).plusDays(i).toString(),
                            i == 0 ? "2024-01-01" : moment.toString(),
                            "name " + i % 7,
                            i % 10 == 3 ? null : "unique-" + i + "-é",
                            i % 10 == 4 ? null : Integer.toString(i),
                            Integer.toString(i % 200)));
        }
    }

    @Test
    void someColumnsInAnotherOrderAreRead() throws IOException {
        List<List<String>> rows = table("snappy.parquet").scan(List.of("gaps", "name"), 1, () -> new Cells(2)).rows;
        assertThat(rows.get(4)).isEqualTo(Arrays.asList(null, "name 4"));
        assertThat(rows.get(999)).isEqualTo(List.of("999", "name 5"));
    }

    @Test
    void whatCannotBeReadIsRefusedInOneSentence() throws IOException {
        assertThatThrownBy(() -> table("nested.parquet"))
                .isInstanceOf(InputException.class)
                .hasMessage(
                        "nested.parquet, column 'list': lists, maps and structures are not supported; write flat columns.");
        Files.writeString(folder.resolve("text.parquet"), "this is no such file");
        assertRefused(
                "text.parquet is no Parquet file, or breaks off: it lacks the footer at its end.", "text.parquet");
        byte[] whole = getClass().getResourceAsStream("snappy.parquet").readAllBytes();
        Files.write(folder.resolve("cut.parquet"), Arrays.copyOf(whole, whole.length - 9));
        assertRefused("cut.parquet is no Parquet file, or breaks off: it lacks the footer at its end.", "cut.parquet");
    }

    private void assertRefused(String sentence, String name) {
        assertThatThrownBy(() -> Table.open(DataFiles.find(folder, List.of(name)), TableOptions.DEFAULT))
                .isInstanceOf(InputException.class)
                .hasMessage(sentence);
    }

    @Test
    void damagedPagesAreRefusedWithFileAndColumn() throws IOException {
        byte[] whole = getClass().getResourceAsStream("zstd-v2.parquet").readAllBytes();
        int refused = 0;
        for (int at = 4; at < 4000; at += 97) {
            byte[] damaged = whole.clone();
            Arrays.fill(damaged, at, at + 8, (byte) 0xEE);
            Files.write(folder.resolve("damaged.parquet"), damaged);
            Table table = Table.open(DataFiles.find(folder, List.of("damaged.parquet")), TableOptions.DEFAULT);
            try {
                table.scan(COLUMNS, 1, () -> new Cells(COLUMNS.size()));
            } catch (InputException e) {
                assertThat(e.getMessage())
                        .startsWith("damaged.parquet, column '")
                        .contains("is damaged");
                refused++;
            }
        }
        assertThat(refused).isGreaterThan(10);
        assertThat(new String(whole, 0, 4, StandardCharsets.ISO_8859_1)).isEqualTo("PAR1");
    }
}
