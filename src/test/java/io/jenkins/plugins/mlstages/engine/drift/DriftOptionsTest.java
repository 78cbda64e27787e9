package io.jenkins.plugins.mlstages.engine.drift;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.jenkins.plugins.mlstages.engine.io.InputException;
import java.util.List;
import java.util.Map;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;

class DriftOptionsTest {
    private static void refused(ThrowingCallable call, String... parts) {
        assertThatThrownBy(call).isInstanceOf(InputException.class).hasMessageContainingAll(parts);
    }

    private static final List<String> KNOWN = List.of("price", "class");

    @Test
    void unknownNamesAreRefusedWithWhatWasExpected() {
        DriftOptions options = new DriftOptions();
        refused(
                () -> options.methods(List.of("ks", "kolmogorow")),
                "'kolmogorow' is not known",
                "ks, wasserstein-normed");
        refused(() -> Correction.of("sidak"), "'sidak'", "holm, benjamini-hochberg, bonferroni, none");
        refused(() -> options.preset("nanny"), "'nanny' is not known", "'evidently'");
        refused(() -> options.alpha(1.5), "1.5", "between 0 and 1");
        refused(() -> options.alpha(Double.NaN), "NaN");
        refused(() -> options.thresholds(Map.of("price", -0.1)), "'price' is -0.1");
        refused(() -> options.thresholds(Map.of("price", Double.NaN)), "'price' is NaN");
        refused(() -> DatasetRule.parse("most"), "'most' is not a data set rule", "'share >= 0.5'");
        refused(() -> DatasetRule.parse("share >= 1.5"), "1.5", "up to 1");
        refused(() -> DatasetRule.parse("share >= 0"), "above 0");
        refused(() -> DatasetRule.parse("share 1.2.3"), "not a number");
        refused(() -> DatasetRule.parse("columns: ,"), "no important column");
    }

    @Test
    void namesThatTheReferenceLacksAreRefused() {
        refused(
                () -> new DriftOptions().columns(List.of("prize")).checkColumns(KNOWN),
                "no column 'prize'",
                "price, class");
        refused(() -> new DriftOptions().exclude(List.of("x")).checkColumns(KNOWN), "no column 'x'", "exclude");
        refused(
                () -> new DriftOptions().thresholds(Map.of("prize", 1.0)).checkColumns(KNOWN),
                "'prize'",
                "numeric",
                "missing-values");
        refused(
                () -> new DriftOptions()
                        .datasetRule(DatasetRule.parse("columns: prize"))
                        .checkColumns(KNOWN),
                "no column 'prize'");
        refused(
                () -> new DriftOptions()
                        .datasetRule(DatasetRule.parse("columns: price"))
                        .exclude(List.of("price"))
                        .checkColumns(KNOWN),
                "'price', which is not compared");
        refused(() -> new DriftOptions().exclude(KNOWN).checkColumns(KNOWN), "No column is left");
        refused(
                () -> new DriftOptions()
                        .preset("evidently")
                        .methods(List.of("ks"))
                        .checkColumns(KNOWN),
                "leave out");
    }

    @Test
    void rulesReadBackWhatTheyWrite() {
        for (String text : List.of("any", "share >= 0.5", "columns: a, b")) {
            assertThat(DatasetRule.parse(text).text()).isEqualTo(text);
        }
        assertThat(new DriftOptions().datasetRule()).isEqualTo(new DatasetRule.Any());
        assertThat(new DriftOptions().preset("evidently").datasetRule()).isEqualTo(new DatasetRule.Share(0.5));
    }
}
