package io.jenkins.plugins.mlstages.engine.expectation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.jenkins.plugins.mlstages.engine.gate.Bound;
import io.jenkins.plugins.mlstages.engine.gate.GatePolicy;
import io.jenkins.plugins.mlstages.engine.io.InputException;
import io.jenkins.plugins.mlstages.engine.record.Criticality;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ExpectationTextTest {
    private static final GatePolicy PASS_UNDECIDED = new GatePolicy(true, false, false, null, false);

    private static Expectation of(Measure measure, String column, String argument, Demand demand) {
        return new Expectation(measure, column, argument, demand, Criticality.UNSTABLE, GatePolicy.STRICT);
    }

    private static Demand.Compared atMost(double bound) {
        return new Demand.Compared(false, new Bound.Absolute(bound));
    }

    @Test
    void everyFormIsRead() {
        assertThat(Expectation.parse("rows >= 1000"))
                .isEqualTo(of(Measure.ROWS, null, null, new Demand.Compared(true, new Bound.Absolute(1000))));
        assertThat(Expectation.parse(" missing( age )<=1% "))
                .isEqualTo(of(Measure.MISSING, "age", null, atMost(0.01)))
                .isEqualTo(Expectation.parse("missing(age) <= 0.01"));
        assertThat(Expectation.parse("quantile('unit price', 0.95) <= 12.5"))
                .isEqualTo(of(Measure.QUANTILE, "unit price", "0.95", atMost(12.5)));
        assertThat(Expectation.parse("matching(zip, '[0-9]{5}(-[0-9]{4})?') >= 99%"))
                .isEqualTo(of(
                        Measure.MATCHING,
                        "zip",
                        "[0-9]{5}(-[0-9]{4})?",
                        new Demand.Compared(true, new Bound.Absolute(0.99))));
        assertThat(Expectation.parse("range(price) in [-0.5,1e3]"))
                .isEqualTo(of(Measure.RANGE, "price", null, new Demand.Within(-0.5, 1000)));
        assertThat(Expectation.parse("values(state) in {a, 'b c', \"d'e\", 'f''g'}"))
                .isEqualTo(of(Measure.VALUES, "state", null, new Demand.Among(List.of("a", "b c", "d'e", "f'g"))));
        assertThat(Expectation.parse("age(time) <= 36h")).isEqualTo(of(Measure.AGE, "time", null, atMost(129_600)));
        assertThat(Expectation.parse("rows >= last * 0.9"))
                .isEqualTo(
                        of(Measure.ROWS, null, null, new Demand.Compared(true, new Bound.Versus("last", 0.1, true))));
        assertThat(Expectation.parse("mean(x) <= last + 2"))
                .isEqualTo(of(Measure.MEAN, "x", null, new Demand.Compared(false, new Bound.Versus("last", 2, false))));
        assertThat(Expectation.parse("schema == team/price-up@production : failure (whenUndecided=PASS)"))
                .isEqualTo(new Expectation(
                        Measure.SCHEMA,
                        null,
                        null,
                        new Demand.SameAs("team/price-up@production"),
                        Criticality.FAILURE,
                        PASS_UNDECIDED));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "rows",
                "rows > 5",
                "rows >= ",
                "rows(age) >= 5",
                "missing <= 1%",
                "missing(age) in [0, 1]",
                "missing(age, b) <= 1%",
                "lines >= 5",
                "range(x) in [1, 0]",
                "range(x) in [1]",
                "range(x) in [1, 2",
                "range(x) >= 1",
                "values(x) in {}",
                "values(x) in {a, }",
                "values(x) in {'a}",
                "quantile(x) <= 1",
                "quantile(x, 1.5) <= 1",
                "quantile(x, 'y') <= 1",
                "matching(x, '[') >= 1",
                "age(t) <= 3",
                "age(t) <= last",
                "unique(id) >= last",
                "rows >= production",
                "rows >= 5 : SEVERE",
                "rows >= 5 (otherRows=COMPARE)",
                "rows >= 5 (whenUndecided=MAYBE)",
                "rows >= 1e999",
                "rows >= NaN",
                "schema == "
            })
    void whatIsNoExpectationIsRefusedInOneSentence(String text) {
        assertThatThrownBy(() -> Expectation.parse(text))
                .isInstanceOf(InputException.class)
                .hasMessageContaining("expect")
                .hasMessageEndingWith(".")
                .message()
                .hasLineCount(1);
    }

    @Test
    void aVeryLongTextIsRefusedAndNotRepeated() {
        assertThatThrownBy(() -> Expectation.parse("values(x) in {" + "'',".repeat(50_000) + "a}"))
                .isInstanceOf(InputException.class)
                .hasMessageContaining("more than 100000 characters")
                .message()
                .hasSizeLessThan(1_000);
    }

    @Test
    void theMapFormGivesTheSame() {
        Map<Map<String, ?>, String> both = Map.of(
                Map.of("measure", "rows", "atLeast", 1000), "rows >= 1000",
                Map.of("measure", "missing", "column", "age", "atMost", "1%", "criticality", "FAILURE"),
                        "missing(age) <= 1% : FAILURE",
                Map.of("measure", "rows", "baseline", "last", "relativeMargin", 0.1, "direction", "higher"),
                        "rows >= last * 0.9",
                Map.of("measure", "range", "column", "price", "between", List.of(0, 1)), "range(price) in [0, 1]",
                Map.of("measure", "values", "column", "s", "among", List.of("a", 2)), "values(s) in {a, 2}",
                Map.of("measure", "matching", "column", "zip", "pattern", "[0-9]+", "atLeast", 1),
                        "matching(zip, '[0-9]+') >= 100%",
                Map.of("measure", "quantile", "column", "x", "share", 0.5, "atMost", 3), "quantile(x, 0.5) <= 3",
                Map.of("measure", "age", "column", "t", "atMost", "2d", "whenUndecided", "PASS"),
                        "age(t) <= 2d (whenUndecided=PASS)",
                Map.of("measure", "schema", "version", "price-up@production"), "schema == price-up@production");
        both.forEach((map, text) -> assertThat(Expectation.of(map)).as(text).isEqualTo(Expectation.parse(text)));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '"',
            value = {
                "metric | auc | 'metric' is no part",
                "atLeast | 3 | measure is missing",
            })
    void aMapThatIsNoExpectationIsRefusedNamingThePart(String key, String value, String sentence) {
        assertThatThrownBy(() -> Expectation.of(Map.of(key, value)))
                .isInstanceOf(InputException.class)
                .hasMessageContaining(sentence);
        assertThatThrownBy(() -> Expectation.of(Map.of("measure", "rows", "atLeast", 1, "atMost", 2)))
                .hasMessageContaining("exactly one of")
                .hasMessageContaining("atLeast, atMost are given");
        assertThatThrownBy(() -> Expectation.of(Map.of("measure", "range", "column", "x", "between", List.of(1))))
                .hasMessageContaining("between has 1 numbers");
        assertThatThrownBy(() -> Expectation.of(Map.of("measure", "rows", "baseline", "last")))
                .hasMessageContaining("direction");
    }

    @Test
    void whatIsPrintedIsReadBackEqual() {
        Random random = new Random(5);
        for (int i = 0; i < 5_000; i++) {
            Expectation expectation = random(random);
            assertThat(Expectation.parse(expectation.toString()))
                    .as(expectation.toString())
                    .isEqualTo(expectation);
        }
    }

    private static Expectation random(Random random) {
        Measure measure = Measure.values()[random.nextInt(Measure.values().length)];
        boolean atLeast = random.nextBoolean();
        double number = random.nextInt(4) == 0
                ? random.nextInt(3)
                : random.nextGaussian() * Math.pow(10, random.nextInt(12) - 4);
        Bound bound = measure.keptInProfiles() && random.nextBoolean()
                ? new Bound.Versus("last", (1 + random.nextInt(999)) / 1_000.0 - 1, random.nextBoolean())
                : new Bound.Absolute(number + 0.0);
        Demand demand =
                switch (measure) {
                    case RANGE -> new Demand.Within(Math.min(0, number) + 0.0, Math.max(1, number) + 0.0);
                    case VALUES -> {
                        List<String> values = new ArrayList<>(List.of(text(random)));
                        while (random.nextBoolean()) {
                            values.add(text(random));
                        }
                        yield new Demand.Among(values);
                    }
                    case SCHEMA -> new Demand.SameAs("team/price-up@" + random.nextInt(9));
                    default -> new Demand.Compared(atLeast, bound);
                };
        return new Expectation(
                measure,
                measure.ofColumn() ? text(random) : null,
                measure == Measure.QUANTILE ? "0.25" : measure == Measure.MATCHING ? "[a-z'\" ,()]{2}" : null,
                demand,
                Criticality.values()[random.nextInt(4)],
                new GatePolicy(random.nextBoolean(), random.nextBoolean(), false, null, false));
    }

    private static String text(Random random) {
        String signs = "ab1 '\"(),{}[]<=>:@%\u00fc\\";
        StringBuilder text = new StringBuilder();
        int length = 1 + random.nextInt(6);
        for (int i = 0; i < length; i++) {
            text.append(signs.charAt(random.nextInt(signs.length())));
        }
        return text.toString();
    }
}
