package io.jenkins.plugins.mlstages.engine.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.jenkins.plugins.mlstages.engine.io.InputException;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CsvTableTest {
    @TempDir
    Path folder;

    private Table table(String name, String text, TableOptions options) throws IOException {
        Files.writeString(folder.resolve(name), text);
        return Table.open(DataFiles.find(folder, List.of(name)), options);
    }

    private List<List<String>> rows(String text, TableOptions options) throws IOException {
        return rows(table("a.csv", text, options), 2);
    }

    private static List<List<String>> rows(Table table, int threads) throws IOException {
        int columns = table.columns().size();
        return table.scan(table.columns(), threads, () -> new Cells(columns)).rows;
    }

    private List<List<String>> rows(String text) throws IOException {
        return rows(text, TableOptions.DEFAULT);
    }

    @Test
    void quotesDelimitersAndLineEndsWithinQuotesAreData() throws IOException {
        assertThat(rows("a,b,c\r\n\"x, \"\"y\"\"\",\"1\r\n2\",\"\"\r\n\"\"\"\",7\"8,z\r\n"))
                .containsExactly(Arrays.asList("x, \"y\"", "1\r\n2", null), List.of("\"", "7\"8", "z"));
    }

    @Test
    void aByteOrderMarkAndALastLineWithoutEndAndBlankLinesDoNotMatter() throws IOException {
        assertThat(rows("\uFEFF\n a ,b\n\n1,2\n\r\n3,")).containsExactly(List.of("1", "2"), Arrays.asList("3", null));
        assertThat(rows("a\n\"x\"")).containsExactly(List.of("x"));
        assertThat(rows("a,b\r\n1,\"x\"\r\n2,\"y\"\r\n")).containsExactly(List.of("1", "x"), List.of("2", "y"));
    }

    @Test
    void otherDelimitersAndFilesWithoutHeaderAreRead() throws IOException {
        TableOptions options = TableOptions.DEFAULT.withDelimiter(';').withHeader(false);
        assertThat(table("a.csv", "1;2,5\n", options).columns()).containsExactly("column1", "column2");
        assertThat(rows("1;2,5\n3;\n", options)).containsExactly(List.of("1", "2,5"), Arrays.asList("3", null));
        assertThat(rows(table("a.tsv", "a\tb\n1\t2\n", TableOptions.DEFAULT), 1))
                .containsExactly(List.of("1", "2"));
    }

    @Test
    void missingValuesAreTheEmptyOneAndTheGivenTexts() throws IOException {
        assertThat(rows("a,b\nNA,null\nnone,?\n")).containsExactly(Arrays.asList(null, null), List.of("none", "?"));
        assertThat(rows("a,b\nNA,?\n", TableOptions.DEFAULT.withMissing(java.util.Set.of("?"))))
                .containsExactly(Arrays.asList("NA", null));
    }

    @Test
    void aHeaderMayEndAnywhere() throws IOException {
        for (int length = (1 << 14) - 30; length < (1 << 14) + 4; length++) {
            String first = "n".repeat(length);
            Table table = table("a.csv", first + ",\"q\"\"x\",\"b\r\n2\",c\r\n1,2,3,4\r\n", TableOptions.DEFAULT);
            assertThat(table.columns()).containsExactly(first, "q\"x", "b\r\n2", "c");
            assertThat(rows(table, 1)).containsExactly(List.of("1", "2", "3", "4"));
            assertThat(table("a.csv", "\n".repeat(length) + "a\n1", TableOptions.DEFAULT)
                            .columns())
                    .containsExactly("a");
        }
        String wide = IntStream.range(0, 90_000).mapToObj(i -> "column" + i).collect(Collectors.joining(","));
        assertThat(table("a.csv", wide, TableOptions.DEFAULT).columns())
                .hasSize(90_000)
                .contains("column89999");
        assertThatThrownBy(() -> table("a.csv", "n".repeat((1 << 22) + 1), TableOptions.DEFAULT))
                .isInstanceOf(InputException.class)
                .hasMessage("a.csv, line 1: the line is longer than 4194304 bytes: expected the names of the columns,"
                        + " or the first row.");
    }

    @Test
    void aFileWithAHeaderOnlyHasNoRows() throws IOException {
        assertThat(rows("a,b\n")).isEmpty();
        assertThat(rows("a,b")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"big.csv", "big.csv.gz"})
    void anyNumberOfThreadsReadsTheSameRowsInOrder(String name) throws IOException {
        List<List<String>> expected = new ArrayList<>();
        StringBuilder text = new StringBuilder("n,text,x\n");
        Random random = new Random(3);
        String[] parts = {"a", "\n", "\"", ",", "\r\n", "word", "\"\n", "é"};
        for (int i = 0; i < 60_000; i++) {
            StringBuilder value = new StringBuilder("t");
            for (int k = random.nextInt(random.nextInt(1000) == 0 ? 9000 : 12); k > 0; k--) {
                value.append(parts[random.nextInt(parts.length)]);
            }
            String x = Integer.toString(random.nextInt());
            expected.add(List.of(Integer.toString(i), value.toString(), x));
            text.append(i)
                    .append(",\"")
                    .append(value.toString().replace("\"", "\"\""))
                    .append("\",")
                    .append(x)
                    .append('\n');
        }
        Path file = folder.resolve(name);
        try (OutputStream raw = Files.newOutputStream(file);
                OutputStream out = name.endsWith(".gz") ? new GZIPOutputStream(raw) : raw) {
            out.write(text.toString().getBytes(StandardCharsets.UTF_8));
        }
        Table table = Table.open(DataFiles.find(folder, List.of(name)), TableOptions.DEFAULT);
        assertThat(rows(table, 1).equals(expected)).isTrue();
        assertThat(rows(table, 5).equals(expected)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"\n", "\r\n"})
    void linesWithoutQuotesAreSplitWhateverTheirCharacters(String lineEnd) throws IOException {
        Random random = new Random(5);
        String[] characters = {"a", "7", ".", "-", "é", "€", "\uD834\uDD1E", "\u0001", "\u007F", " ", "*", ":"};
        List<List<String>> expected = new ArrayList<>();
        StringBuilder text = new StringBuilder(String.join(",", names(25)) + lineEnd);
        for (int row = 0; row < 20_000; row++) {
            int longest = row % 3 == 0 ? 1 : 12; // many marks close to each other, and few
            int kinds = row % 100 < 50 ? 4 : characters.length; // stretches of ASCII alone, and of all
            List<String> values = new ArrayList<>();
            for (int column = 0; column < 25; column++) {
                StringBuilder value = new StringBuilder();
                for (int k = random.nextInt(longest + 1); k > 0; k--) {
                    value.append(characters[random.nextInt(kinds)]);
                }
                values.add(value.isEmpty() ? null : value.toString());
            }
            expected.add(values);
            text.append(values.stream().map(v -> v == null ? "" : v).collect(Collectors.joining(",")))
                    .append(lineEnd);
        }
        Table table = table("a.csv", text.toString(), TableOptions.DEFAULT);
        assertThat(rows(table, 1).equals(expected)).isTrue();
        assertThat(rows(table, 3).equals(expected)).isTrue();
    }

    private static List<String> names(int columns) {
        return IntStream.range(0, columns).mapToObj(i -> "c" + i).toList();
    }

    @Test
    void manyFilesAreOneTableInTheOrderOfTheirNames() throws IOException {
        Files.writeString(folder.resolve("2.csv"), "b,a\n4,3\n");
        Files.writeString(folder.resolve("1.csv"), "a,b\n1,2\n");
        Table table = Table.open(DataFiles.find(folder, List.of("*.csv")), TableOptions.DEFAULT);
        assertThat(rows(table, 3)).containsExactly(List.of("1", "2"), List.of("3", "4"));
        Files.writeString(folder.resolve("3.csv"), "a,c\n1,2\n");
        assertThatThrownBy(() -> Table.open(DataFiles.find(folder, List.of("*.csv")), TableOptions.DEFAULT))
                .isInstanceOf(InputException.class)
                .hasMessage("3.csv lacks the column 'b', which 1.csv has.");
    }

    @Test
    void aBrokenLineNamesFileLineAndWhatWasExpected() {
        assertThatThrownBy(() -> rows("a,b\n1,2\n\"x\ny\",3\n4\n"))
                .isInstanceOf(InputException.class)
                .hasMessage("a.csv, line 5: only 1 of 2 values.");
        assertThatThrownBy(() -> rows("a,b\n1,2\n1,2,3\n")).hasMessage("a.csv, line 3: more than 2 values.");
        assertThatThrownBy(() -> rows("a,b\n1,2\n\"1\"2,3\n"))
                .hasMessage("a.csv, line 3: text after the closing quote of value 1.");
        assertThatThrownBy(() -> rows("a,b\n1,2\n1,\"2\n3,4\n"))
                .hasMessage("a.csv, line 3: a quote is opened and never closed.");
    }

    @Test
    void theFirstOfManyErrorsIsReportedWhateverTheNumberOfThreads() throws IOException {
        StringBuilder text = new StringBuilder("a,b\n");
        for (int i = 0; i < 300_000; i++) {
            text.append(i % 100_000 == 99_999 ? "broken\n" : "1234,5678\n");
        }
        Table table = table("a.csv", text.toString(), TableOptions.DEFAULT);
        for (int threads = 1; threads <= 8; threads++) {
            int some = threads;
            assertThatThrownBy(() -> rows(table, some)).hasMessage("a.csv, line 100001: only 1 of 2 values.");
        }
    }

    @Test
    void aTextInAColumnOfNumbersNamesFileLineAndColumn() throws IOException {
        Table table = table("a.csv", "a,b\n1,2\n1,x\n", TableOptions.DEFAULT);
        assertThatThrownBy(() -> table.scan(List.of("b"), 1, Sum::new))
                .isInstanceOf(InputException.class)
                .hasMessage("a.csv, line 3, column 'b': 'x' is not a number.");
    }

    @Test
    void filesThatAreNoTablesAreRefusedInOneSentence() throws IOException {
        assertThatThrownBy(() -> rows("")).hasMessage("a.csv is empty: expected a line with the names of the columns.");
        assertThatThrownBy(() -> rows("a,a\n")).hasMessage("a.csv, line 1: the column 'a' is there twice.");
        Files.write(folder.resolve("u.csv"), "a,b\n1,2\n".getBytes(StandardCharsets.UTF_16));
        assertThatThrownBy(() -> Table.open(DataFiles.find(folder, List.of("u.csv")), TableOptions.DEFAULT))
                .hasMessage("u.csv is written in UTF-16: expected UTF-8.");
        Files.writeString(folder.resolve("n.csv.gz"), "a,b\n");
        assertThatThrownBy(() -> Table.open(DataFiles.find(folder, List.of("n.csv.gz")), TableOptions.DEFAULT))
                .hasMessage("n.csv.gz is not gzip, although its name ends with .gz.");
        ByteArrayOutputStream whole = new ByteArrayOutputStream();
        try (OutputStream zip = new GZIPOutputStream(whole)) {
            zip.write("a,b\n1,2\n".getBytes(StandardCharsets.UTF_8));
        }
        Files.write(folder.resolve("cut.csv.gz"), Arrays.copyOf(whole.toByteArray(), whole.size() - 12));
        assertThatThrownBy(() -> Table.open(DataFiles.find(folder, List.of("cut.csv.gz")), TableOptions.DEFAULT))
                .hasMessage("cut.csv.gz is damaged: its gzip data break off or are not valid.");
        assertThatThrownBy(() -> table("a.csv", "a\n1\n", TableOptions.DEFAULT).scan(List.of("z"), 1, Sum::new))
                .hasMessage("There is no column 'z' in a.csv: its columns are a.");
    }

    /** Adds up the first column. */
    private static final class Sum implements BatchCollector<Sum> {
        private double sum;

        @Override
        public void add(Batch batch) {
            for (int row = 0; row < batch.rows(); row++) {
                sum += batch.number(0, row);
            }
        }

        @Override
        public void merge(Sum other) {
            sum += other.sum;
        }
    }
}
