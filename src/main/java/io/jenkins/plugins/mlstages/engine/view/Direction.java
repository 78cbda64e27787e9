package io.jenkins.plugins.mlstages.engine.view;

import java.util.Locale;
import java.util.regex.Pattern;

/** Which way a metric gets better, as far as its name tells. */
public enum Direction {
    HIGHER,
    LOWER,
    /** The name says nothing: a change is neither better nor worse. */
    UNKNOWN;

    private static final Pattern LOWER_IS_BETTER = Pattern.compile(
            "loss|brier|error|(^|[^a-z])(r?mse|mae|mape|smape|rmsle|msle|ece|mce|deviance|perplexity|bias)([^a-z]|$)|hinge|falsepositive"
                    + "|falsenegative|false.positive|false.negative|(^|[^a-z])(fpr|fnr|wer|cer)([^a-z]|$)|latency|duration");
    private static final Pattern HIGHER_IS_BETTER = Pattern.compile(
            "auc|accuracy|precision|recall|sensitivity|specificity|(^|[^a-z])(f1|f2|fbeta|r2|mcc|kappa|gini|ndcg|map|mrr|bleu|iou|dice)"
                    + "([^a-z]|$)|^f1|r.?squared|explained|correlation|likelihood|averageprecision");

    public static Direction of(String metric) {
        String name = metric.toLowerCase(Locale.ROOT);
        if (LOWER_IS_BETTER.matcher(name).find()) {
            return LOWER;
        }
        return HIGHER_IS_BETTER.matcher(name).find() ? HIGHER : UNKNOWN;
    }

    /** The word in views; {@code null} where nothing is known, so that the key is left out. */
    String json() {
        return this == UNKNOWN ? null : name().toLowerCase(Locale.ROOT);
    }
}
