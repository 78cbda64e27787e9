package io.jenkins.plugins.mlstages.engine.mlflow.search;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.jenkins.plugins.mlstages.engine.io.InputException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FilterTest {
    private static final Vocabulary WORDS = new Vocabulary(
            Set.of(Field.Kind.METRIC, Field.Kind.PARAMETER, Field.Kind.TAG, Field.Kind.DATASET),
            Set.of("run_id", "status", "run_name"),
            Set.of("start_time"),
            Map.of("created", "start_time"));

    private record Thing(String name, Map<String, Double> numbers, Map<String, List<String>> words)
            implements Searchable {
        @Override
        public Double number(Field field) {
            return numbers.get(field.toString());
        }

        @Override
        public List<String> texts(Field field) {
            return words.getOrDefault(field.toString(), List.of());
        }
    }

    private static final Thing RUN = new Thing(
            "run",
            Map.of("metric.rmse", 0.5, "metric.a.b", 2.0, "metric.nan", Double.NaN, "start_time", 1000.0),
            Map.of(
                    "parameter.model", List.of("Tree_1"),
                    "tag.mlflow.note", List.of("it's 100%"),
                    "dataset.name", List.of("train", "test"),
                    "run_id", List.of("r1"),
                    "status", List.of("RUNNING")));

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '~', textBlock = """
            metrics.rmse < 1                                  | true
            metric.rmse>=0.5 and metrics.rmse<=5e-1           | true
            metrics.`a.b` = 2                                 | true
            metrics.a.b != 2                                  | false
            metrics.rmse > -1                                 | true
            metrics.nan = 1                                   | false
            metrics.nan != 1                                  | true
            metrics.none != 1                                 | false
            metrics.none IS NULL                              | true
            params.model IS NOT NULL                          | true
            params.model = 'Tree_1'                           | true
            params.model LIKE 'Tree%'                         | true
            params.model LIKE 'tree%'                         | false
            params.model ILIKE 'tree\\__'                     | false
            params.model ILIKE 'tre__1'                       | true
            params.model LIKE 'ree'                           | false
            params.model LIKE '%ree%1'                        | true
            param.other != 'x'                                | false
            tags.`mlflow.note` = "it's 100%"                  | true
            tags.mlflow.note LIKE '%100_'                     | true
            datasets.name = 'test' AND dataset.name = 'train' | true
            run_id IN ('r0', 'r1')                            | true
            attributes.run_id NOT IN ('r0')                   | true
            status = 'RUNNING' AND created >= 1000            | true
            status != 'RUNNING'                               | false
            """)
    void aFilterIsReadAsMlflowReadsIt(String filter, boolean expected) {
        assertThat(Filter.parse(filter, WORDS).matches(RUN)).isEqualTo(expected);
    }

    @Test
    void noFilterMatchesEverything() {
        assertThat(Filter.parse(null, WORDS).matches(RUN)).isTrue();
        assertThat(Filter.parse("  ", WORDS).matches(RUN)).isTrue();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '~', textBlock = """
            metrics.rmse                | it ends too early
            metrics.rmse < 'x'          | a number was expected at position 16
            metrics.rmse LIKE 'x'       | Invalid comparator 'LIKE' for 'metric.rmse', which is a number.
            params.model > 'x'          | Invalid comparator '>' for 'parameter.model', which is a text.
            params.model = x            | a quoted text was expected
            params.model = 'x           | the quote at position 16 is never closed
            params.model == 'x'         | a comparator was expected
            thing.model = 'x'           | Invalid entity type 'thing'
            colour = 'x'                | Invalid attribute key 'colour' specified. Valid keys are [run_id, run_name, start_time, status]
            datasets.colour = 'x'       | Invalid dataset key 'colour'
            run_id = 'a' OR run_id = 'b' | AND or the end was expected at position 14
            run_id IN ('a'              | it ends too early
            run_id IN ()                | a quoted text was expected
            """)
    void aWrongFilterIsRefusedWithItsPlace(String filter, String message) {
        assertThatThrownBy(() -> Filter.parse(filter, WORDS))
                .isInstanceOf(InputException.class)
                .hasMessageContaining(message);
    }

    @Test
    void likeTakesNoTimeOnPatternsMadeToHurt() {
        String text = "a".repeat(8_000);
        assertThat(Condition.like(text, "%a".repeat(200) + "b")).isFalse();
        assertThat(Condition.like(text, "%a%a%")).isTrue();
    }

    @Test
    void whatHasNoValueComesLastEitherWay() {
        List<Thing> things = new ArrayList<>(
                List.of(thing("none", null), thing("two", 2.0), thing("nan", Double.NaN), thing("one", 1.0)));
        Comparator<Thing> last = Comparator.comparing(Thing::name);
        things.sort(Ordering.parse(List.of("metrics.m DESC"), WORDS, last));
        assertThat(things).extracting(Thing::name).containsExactly("two", "one", "nan", "none");
        things.sort(Ordering.parse(List.of("metrics.`m` ASC"), WORDS, last));
        assertThat(things).extracting(Thing::name).containsExactly("one", "two", "nan", "none");
        assertThatThrownBy(() -> Ordering.parse(List.of("metrics.m UP"), WORDS, last))
                .hasMessageContaining("ASC or DESC");
    }

    private static Thing thing(String name, Double m) {
        return new Thing(name, m == null ? Map.of() : Map.of("metric.m", m), Map.of());
    }

    @Test
    void pagesFollowEachOtherToTheEnd() {
        List<Integer> all = Stream.iterate(0, i -> i + 1).limit(7).toList();
        Page<Integer> first = Page.of(all, null, 3);
        Page<Integer> second = Page.of(all, first.nextToken(), 3);
        Page<Integer> third = Page.of(all, second.nextToken(), 3);
        assertThat(first.items()).containsExactly(0, 1, 2);
        assertThat(second.items()).containsExactly(3, 4, 5);
        assertThat(third.items()).containsExactly(6);
        assertThat(third.nextToken()).isNull();
        assertThatThrownBy(() -> Page.of(all, "nonsense", 3)).hasMessageContaining("page token");
    }

    @Test
    void aPageHoldsAThousandThingsHoweverManyAreAskedFor() {
        List<Integer> all = Stream.iterate(0, i -> i + 1).limit(1_500).toList();
        Page<Integer> first = Page.of(all, null, 50_000);
        assertThat(first.items()).hasSize(1_000);
        assertThat(Page.of(all, first.nextToken(), 50_000).items()).hasSize(500).startsWith(1_000);
    }

    @Test
    void aNameAloneTellsWhatCannotMatch() {
        Vocabulary models = new Vocabulary(Set.of(Field.Kind.TAG), Set.of("name"), Set.of(), Map.of());
        Filter filter = Filter.parse("name LIKE 'price%' AND tags.stage = 'x'", models);
        assertThat(filter.mayMatchName("price-up")).isTrue();
        assertThat(filter.mayMatchName("churn")).isFalse();
        assertThat(Filter.parse("tags.stage = 'x'", models).mayMatchName("churn"))
                .isTrue();
    }
}
