package io.jenkins.plugins.mlstages.engine.expectation;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.mlstages.engine.data.TableOptions;
import io.jenkins.plugins.mlstages.engine.dataset.CheckedData;
import io.jenkins.plugins.mlstages.engine.record.Verdict;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SuggestionsTest {
    @TempDir
    Path folder;

    private Judging judging;

    @BeforeEach
    void data() throws IOException {
        judging = new Judging(folder);
        judging.writeData();
    }

    private void suggestionsHoldFor(Path file) throws IOException {
        CheckedData read = CheckedData.read(
                file.getParent(),
                List.of(file.getFileName().toString()),
                "x",
                TableOptions.DEFAULT,
                Map.of(),
                List.of(),
                1);
        List<String> suggested = Suggestions.of(read.data().profile());
        assertThat(judging.judge(suggested, file, TableOptions.DEFAULT))
                .as(suggested.toString())
                .allSatisfy(verdict ->
                        assertThat(verdict.verdict()).as(verdict.sentence()).isEqualTo(Verdict.PASSED));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "True False True False",
                "true False FALSE TRUE",
                "true false maybe True",
                "2024-01-01 2024-01-01T00:00 2024-01-02 open",
                "1 1.0 01 2 x",
                "Infinity inf -Infinity a",
                "'  ' a '  ' b",
                "1e2 100 '100 ' b",
                ""
            })
    void whatIsSuggestedHoldsHoweverValuesAreSpelled(String values) throws IOException {
        List<String> lines = new ArrayList<>(List.of("id,x"));
        for (int i = 0; i < 60 && !values.isEmpty(); i++) {
            Matcher parts = Pattern.compile("'([^']*)'|(\\S+)").matcher(values);
            while (parts.find()) {
                lines.add("r" + lines.size() + "," + (parts.group(1) == null ? parts.group(2) : parts.group(1)));
            }
        }
        Path file = Files.write(folder.resolve("spelled.csv"), lines);
        suggestionsHoldFor(file);
    }

    @ParameterizedTest
    @ValueSource(strings = {"snappy.parquet", "gzip.parquet", "zstd-v2.parquet", "lz4.parquet"})
    void whatIsSuggestedHoldsForTypedFiles(String name) throws IOException {
        Path file = folder.resolve(name);
        try (InputStream kept = TableOptions.class.getResourceAsStream(name)) {
            Files.copy(kept, file);
        }
        suggestionsHoldFor(file);
    }

    @Test
    void suggestionsHoldForTheDataTheyComeFromAndNotForWorse() throws IOException {
        CheckedData read =
                CheckedData.read(folder, List.of("data.csv"), "x", TableOptions.DEFAULT, Map.of(), List.of(), 1);
        List<String> suggested = Suggestions.of(read.data().profile());
        assertThat(suggested)
                .contains(
                        "rows >= 50",
                        "missing(id) <= 0%",
                        "unique(id) >= 100%",
                        "min(price) >= 0",
                        "missing(price) <= 12%",
                        "values(state) in {new, sold}",
                        "values(code) in {0, 1, 2}",
                        "times(time) >= 100%");
        for (String text : suggested) {
            assertThat(judging.judge(text, KnownData.NONE).verdict()).as(text).isEqualTo(Verdict.PASSED);
        }
        Files.writeString(
                folder.resolve("data.csv"), "id,price,state,zip,code,time,odd\nr,-1,gone,,7,x,1\nr,-1,gone,,7,x,1\n");
        List<String> failed = new ArrayList<>();
        for (String text : suggested) {
            if (judging.judge(text, KnownData.NONE).verdict() == Verdict.FAILED) {
                failed.add(text);
            }
        }
        assertThat(failed)
                .contains(
                        "rows >= 50",
                        "unique(id) >= 100%",
                        "min(price) >= 0",
                        "values(state) in {new, sold}",
                        "values(code) in {0, 1, 2}",
                        "times(time) >= 100%");
    }
}
