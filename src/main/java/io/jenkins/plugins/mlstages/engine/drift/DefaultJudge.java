package io.jenkins.plugins.mlstages.engine.drift;

import io.jenkins.plugins.mlstages.engine.drift.method.DriftMethod;
import io.jenkins.plugins.mlstages.engine.drift.method.PairedCategories;
import io.jenkins.plugins.mlstages.engine.drift.method.PairedNumbers;
import io.jenkins.plugins.mlstages.engine.record.DriftTest;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/**
 * Significant and large. Of the methods asked, the first test that applies gives the significance and the first distance without
 * a unit gives the effect; what is not asked is taken from the default pair of the type. If distances are asked and no
 * test, the effect decides alone.
 */
record DefaultJudge(DriftOptions options) implements Judge {
    @Override
    public boolean findingsCount() {
        return true;
    }

    @Override
    public Evidence numbers(ColumnData column, PairedNumbers pair) {
        return judge(column, Methods.NUMERIC, method -> method.test(pair), pair.distinct() == 1);
    }

    @Override
    public Evidence categories(ColumnData column, PairedCategories pair) {
        return judge(column, Methods.CATEGORICAL, method -> method.test(pair), pair.distinct() == 1);
    }

    private record Answer<M extends DriftMethod>(M method, DriftTest test) {}

    private <M extends DriftMethod> Evidence judge(
            ColumnData column, List<M> kind, Function<M, DriftTest> run, boolean oneValue) {
        M defaultTest = kind.get(0);
        M defaultEffect = kind.get(1);
        List<M> asked = Methods.asked(kind, options.methods());
        List<Answer<M>> answers = new ArrayList<>();
        asked.forEach(m -> answers.add(new Answer<>(m, run.apply(m))));
        boolean testAsked = asked.stream().anyMatch(Methods::isTest);
        boolean effectAsked = asked.stream().anyMatch(Methods::isEffect);

        Answer<M> effect = first(answers, Methods::isEffect, defaultEffect, run);
        Answer<M> test = testAsked || !effectAsked ? first(answers, Methods::isTest, defaultTest, run) : null;
        List<DriftTest> tests = ordered(test, effect, answers);
        boolean decides =
                effect.test().hasAnswer() && (test == null || test.test().hasAnswer());
        if (!decides) {
            DriftTest obstacle = effect.test().hasAnswer() && test != null ? test.test() : effect.test();
            return Evidence.undecidable(tests, obstacle.reason(), oneValue && bothHaveValues(obstacle));
        }
        double threshold = options.threshold(column.name(), column.type());
        Criterion criterion = test == null
                ? Criterion.large(effect.method(), effect.test(), threshold)
                : Criterion.significantAndLarge(test.method(), test.test(), effect.method(), effect.test(), threshold);
        return Evidence.decidable(tests, criterion, effect.test().statistic());
    }

    private static boolean bothHaveValues(DriftTest answer) {
        return answer.reason().startsWith("every value of both");
    }

    /** The first asked method of this sort that has an answer; else the default one. */
    private static <M extends DriftMethod> Answer<M> first(
            List<Answer<M>> answers,
            java.util.function.Predicate<DriftMethod> sort,
            M fallback,
            Function<M, DriftTest> run) {
        return answers.stream()
                .filter(a -> sort.test(a.method()) && a.test().hasAnswer())
                .findFirst()
                .orElseGet(() -> new Answer<>(fallback, run.apply(fallback)));
    }

    private static <M extends DriftMethod> List<DriftTest> ordered(
            Answer<M> test, Answer<M> effect, List<Answer<M>> all) {
        List<DriftTest> tests = new ArrayList<>();
        if (test != null) {
            tests.add(test.test());
        }
        tests.add(effect.test());
        all.stream()
                .map(Answer::test)
                .filter(t -> tests.stream().noneMatch(s -> s.method().equals(t.method())))
                .forEach(tests::add);
        return tests;
    }
}
