package io.jenkins.plugins.mlstages.engine.expectation;

import io.jenkins.plugins.mlstages.engine.data.TableOptions;
import io.jenkins.plugins.mlstages.engine.dataset.CheckedData;
import io.jenkins.plugins.mlstages.engine.profile.RowCount;
import io.jenkins.plugins.mlstages.engine.record.GateVerdict;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;

/**
 * Judges files in a folder.
 *
 * @param folder where the files are
 */
record Judging(Path folder) {
    static final Instant NOW = Instant.parse("2026-11-03T12:00:00Z");

    static final String DATA = "data.csv";

    /** 100 rows: ids, prices from 0 to 9.9 of which 5 are missing, states, a code, times up to two days ago. */
    void writeData() throws IOException {
        List<String> lines = new ArrayList<>(List.of("id,price,state,zip,code,time,odd"));
        for (int i = 0; i < 100; i++) {
            lines.add("r" + i + "," + (i < 5 ? "" : Double.toString(i / 10.0)) + "," + (i % 2 == 0 ? "new" : "sold")
                    + ","
                    + (i == 7 ? "none" : String.format("%05d", i)) + "," + i % 3 + ",2026-11-0" + (i % 2) + "T12:00:00,"
                    + (i == 0 ? "Infinity" : i == 1 ? "NaN" : "1.5"));
        }
        lines.replaceAll(line -> line.replace("2026-11-00", "2026-10-31"));
        Files.write(folder.resolve(DATA), lines);
    }

    GateVerdict judge(String expectation, KnownData known) throws IOException {
        return judge(Expectation.parse(expectation), DATA, 2, known);
    }

    GateVerdict judge(Expectation expectation, String file, int threads, KnownData known) throws IOException {
        DataRecorder recorder = new DataRecorder(List.of(expectation), false);
        CheckedData read = CheckedData.read(
                folder, List.of(file), "train", TableOptions.DEFAULT, Map.of(), recorder.rowChecks(), threads);
        return new ExpectationEvaluator(read.data().profile(), known, NOW)
                .judge(List.of(expectation), read.counts().isEmpty() ? Collections.singletonList(null) : read.counts())
                .get(0);
    }

    List<GateVerdict> judge(List<String> texts, Path file, TableOptions options) throws IOException {
        List<GateVerdict> verdicts = new ArrayList<>();
        for (String text : texts) {
            List<Expectation> one = List.of(Expectation.parse(text));
            CheckedData read = CheckedData.read(
                    file.getParent(),
                    List.of(file.getFileName().toString()),
                    "x",
                    options,
                    Map.of(),
                    new DataRecorder(one, false).rowChecks(),
                    1);
            List<RowCount> counts = read.counts().isEmpty() ? Collections.singletonList(null) : read.counts();
            verdicts.addAll(new ExpectationEvaluator(read.data().profile(), KnownData.NONE, NOW).judge(one, counts));
        }
        return verdicts;
    }
}
