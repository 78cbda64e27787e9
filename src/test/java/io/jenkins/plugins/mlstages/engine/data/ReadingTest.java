package io.jenkins.plugins.mlstages.engine.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.jenkins.plugins.mlstages.engine.io.InputException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ReadingTest {
    private static final int MANY = 120_000;

    @TempDir
    Path folder;

    private final AtomicInteger collectors = new AtomicInteger();

    private Reading<Cells, List<String>> reading(String name, String lines) throws IOException {
        Files.writeString(folder.resolve(name), "a,b\n" + lines);
        Table table = Table.open(DataFiles.find(folder, List.of(name)), TableOptions.DEFAULT);
        return table.reading(
                table.columns(),
                () -> {
                    collectors.incrementAndGet();
                    return new Cells(2);
                },
                all -> all.rows.stream().map(row -> row.get(0)).sorted().toList(),
                null);
    }

    private static String lines(String first, int rows) {
        return IntStream.range(0, rows).mapToObj(row -> first + row + ",1\n").collect(Collectors.joining());
    }

    private static List<String> sorted(String first, int rows) {
        return IntStream.range(0, rows).mapToObj(row -> first + row).sorted().toList();
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 8})
    void tablesReadSideBySideGiveTheirOwnRowsWhateverTheNumberOfThreads(int threads) throws IOException {
        Reading<Cells, List<String>> large = reading("large.csv", lines("x", MANY));
        Reading<Cells, List<String>> small = reading("small.csv", lines("y", 10));
        Reading<Cells, List<String>> empty = reading("empty.csv", "");

        Reading.run(List.of(large, small, empty), threads);

        assertThat(large.result().equals(sorted("x", MANY))).isTrue();
        assertThat(small.result()).isEqualTo(sorted("y", 10));
        assertThat(empty.result()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 5})
    void theErrorOfTheFirstBrokenTableIsThrown(int threads) throws IOException {
        Reading<Cells, List<String>> first = reading("1.csv", lines("x", MANY) + "broken\n");
        Reading<Cells, List<String>> second = reading("2.csv", "broken\n");
        Reading<Cells, List<String>> third = reading("3.csv", lines("z", 10));

        assertThatThrownBy(() -> Reading.run(List.of(first, second, third), threads))
                .isInstanceOf(InputException.class)
                .hasMessage("1.csv, line " + (MANY + 2) + ": only 1 of 2 values.");
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 5})
    void anErrorOfALaterTableIsThrownToo(int threads) throws IOException {
        Reading<Cells, List<String>> first = reading("1.csv", lines("x", MANY));
        Reading<Cells, List<String>> second = reading("2.csv", "broken\n");

        assertThatThrownBy(() -> Reading.run(List.of(first, second), threads))
                .hasMessage("2.csv, line 2: only 1 of 2 values.");
    }

    @Test
    void nothingIsReadAfterAnErrorThatComesBefore() throws IOException {
        Reading<Cells, List<String>> broken = reading("1.csv", "broken\n");
        Reading<Cells, List<String>> fine = reading("2.csv", lines("y", 10));
        collectors.set(0);

        assertThatThrownBy(() -> Reading.run(List.of(broken, fine), 1)).hasMessageStartingWith("1.csv, line 2");

        assertThat(fine.result()).isNull();
        assertThat(collectors).hasValueLessThanOrEqualTo(1);
    }
}
