package io.jenkins.plugins.mlstages.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.mlstages.engine.record.StageRecord;
import io.jenkins.plugins.mlstages.engine.validation.SameRecords;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The command line's side of {@link SameRecords}. */
class SameRecordsTest {
    private static final String DATA = SameRecords.FOLDER + "/";

    @TempDir
    Path store;

    private void run(int exit, String command, String... arguments) {
        List<String> all = new ArrayList<>(List.of(command, "--store", store.toString()));
        all.addAll(Arrays.asList(arguments));
        StringWriter err = new StringWriter();
        int got = MlStages.commandLine()
                .setOut(new PrintWriter(new StringWriter()))
                .setErr(new PrintWriter(err))
                .execute(all.toArray(String[]::new));
        assertThat(got).as("%s: %s", command, err).isEqualTo(exit);
    }

    @Test
    void commandsLeaveTheRecordsThatTheStepsLeave() throws IOException {
        SameRecords.writeData(Path.of("").toAbsolutePath());

        run(ExitCode.NOT_PASSED, "check-data", "--model", "price-up", "--name", "train", "--files", DATA + "train.csv",
                "--target", "label", "--suggest", "--types", "hour=categorical", "--expect", "rows >= 100",
                "--expect", "missing(price) <= 1% : NOTE", "--expect", "values(region) in {EU, US}",
                "--expect", "schema == price-up@production (whenNoBaseline=PASS)");
        run(ExitCode.FINE, "train", "--model", "price-up", "--data", "train", "--data", "first=" + DATA + "first.csv",
                "--target", "label", "--params", DATA + "params.json", "--metrics", DATA + "metrics.json",
                "--artifacts", DATA + "model.json", "--", "true");
        run(ExitCode.FINE, "validate", "--model", "price-up", "--predictions", DATA + "first.csv", "--label", "label",
                "--score", "score", "--id", "id", "--gate", "auc >= 0.8");
        run(ExitCode.FINE, "register", "--model", "price-up", "--alias", "production", "--force");
        run(ExitCode.NOT_PASSED, "validate", "--model", "price-up", "--predictions", DATA + "candidate.csv", "--label",
                "label", "--score", "score", "--id", "id", "--slice", "region", "--slice", "region&hour", "--metrics",
                DATA + "metrics.json", "--gate", "auc >= production - 0.01 @ 95%", "--gate", "logLoss <= production * 1.02 : NOTE",
                "--gate", "auc[region] >= 0.7", "--gate", "accuracy >= 0.5 @ 90%", "--gate", "latencyMs <= 20",
                "--gate", "nothing >= 1 (whenUndecided=PASS)");
        run(ExitCode.FINE, "validate", "--model", "price-up@production", "--predictions", DATA + "fresh.csv", "--label",
                "label", "--score", "score", "--id", "id", "--threshold", "0.4", "--level", "0.9", "--gate", "auc >= 0.6");
        run(ExitCode.FINE, "validate", "--model", "classes", "--predictions", DATA + "classes.csv", "--label", "label",
                "--probabilities", "p_*", "--weight", "weight", "--gate", "accuracy >= 0.4");
        run(ExitCode.FINE, "validate", "--model", "numbers", "--predictions", DATA + "numbers.csv", "--label", "truth",
                "--prediction", "predicted", "--gate", "rmse <= 2 @ 95%");
        run(ExitCode.NOT_PASSED, "drift", "--reference", "price-up@production", "--current", DATA + "fresh.csv",
                "--exclude", "id,score");
        run(ExitCode.NOT_PASSED, "drift", "--model", "price-up", "--reference-data", DATA + "train.csv", "--current",
                DATA + "fresh.csv", "--type", "hour=categorical", "--columns", "price,hour,region", "--threshold", "*=0.2",
                "--threshold", "price=0.3", "--alpha", "0.01", "--correction", "bonferroni", "--methods", "all");
        run(ExitCode.NOT_PASSED, "drift", "--model", "price-up", "--reference-data", DATA + "train.csv", "--current",
                DATA + "fresh.csv", "--exclude", "id", "--preset", "evidently", "--rule", "share >= 0.2");

        List<StageRecord> records = new ArrayList<>();
        LocalStore opened = new LocalStore(store);
        List<Integer> runs = new ArrayList<>(opened.runNumbers());
        runs.sort(null);
        for (int run : runs) {
            records.addAll(opened.run(run).records().read().records());
        }
        SameRecords.check("commands", records);
    }
}
