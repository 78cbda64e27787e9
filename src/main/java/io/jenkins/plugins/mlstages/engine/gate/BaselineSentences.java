package io.jenkins.plugins.mlstages.engine.gate;

import io.jenkins.plugins.mlstages.engine.evaluation.Difference;
import io.jenkins.plugins.mlstages.engine.record.Metric;

/**
 * What is said of a metric held against another version's.
 *
 * @param judged the candidate's rows
 * @param metric the candidate's metric
 */
record BaselineSentences(Gate gate, Bound.Versus versus, Judged judged, Metric metric) {
    String noVersion() {
        return about() + " cannot be compared: there is no version '"
                + versus.baseline()
                + "' yet; register one and give it that alias (the first build of a model has none), or"
                + " let the gate pass until then with whenNoBaseline: PASS.";
    }

    String itself(Baseline baseline) {
        return about() + " is not compared: " + baseline.name() + " is " + baseline.reference()
                + ", the candidate itself.";
    }

    String noEvaluation(Baseline baseline) {
        return about() + " cannot be compared: " + named(baseline)
                + " has no kept evaluation; validate it once on these rows.";
    }

    /** @param why as the end of a sentence */
    String noMetric(Baseline baseline, String why) {
        return about() + " cannot be compared: " + named(baseline) + " has no " + gate.metric() + ", for " + why + ".";
    }

    /** The one was reported and the other computed. */
    String otherSource(Baseline baseline) {
        String mine = metric.reported() ? "reported" : "computed";
        String theirs = metric.reported() ? "computed" : "reported";
        return about() + " is not compared: it is " + mine + " here and " + theirs + " for " + named(baseline) + ".";
    }

    /** @param end what to do about it */
    String otherDefinition(Baseline baseline, OtherDefinition definition, String end) {
        return about() + " is not compared: " + named(baseline) + " was judged with "
                + definition.option() + " " + definition.baseline() + ", the candidate with "
                + definition.candidate() + end;
    }

    String otherRows(Baseline baseline, long rowsThere) {
        return about() + " is not compared: "
                + named(baseline) + " was judged on other rows (" + Wording.count(rowsThere) + " there, "
                + Wording.count(judged.rows())
                + " here) and too few row ids match; evaluate both on the same rows, with an id"
                + " column, or say otherRows: COMPARE.";
    }

    String tooLarge(Baseline baseline) {
        return about() + " is not compared: the margin or the difference from " + named(baseline)
                + " is too large for a number.";
    }

    /**
     * Both values and what is allowed, without the end of the sentence.
     *
     * @param where on which rows, if not on all
     */
    String compared(Baseline baseline, Difference difference, double allowed, String where) {
        boolean shown = difference.candidate() == metric.value();
        Metric candidate = new Metric(
                difference.candidate(),
                shown ? metric.low() : null,
                shown ? metric.high() : null,
                metric.reported(),
                null);
        int digits = Wording.digits(difference.candidate(), difference.baseline());
        String against = baseline.name() + "'s " + Wording.number(difference.baseline(), digits);
        String how = difference.value() == 0
                ? " equals " + against
                : " is " + (difference.value() < 0 ? "below " : "above ") + against + " by "
                        + Wording.number(Math.abs(difference.value()));
        return Sentences.value(gate.metric(), judged, candidate, difference.baseline()) + how + where + "; "
                + asked(allowed) + evidence(difference);
    }

    String interval(Difference difference, double level) {
        return "; the difference's " + Wording.level(level) + " interval is "
                + Sentences.interval(difference.low(level), difference.high(level));
    }

    String withoutInterval(double level) {
        return ": without confidence intervals it cannot be told with " + Wording.level(level) + " confidence.";
    }

    private String about() {
        return Sentences.named(gate.metric(), judged);
    }

    private static String named(Baseline baseline) {
        return baseline.name().equals(baseline.reference())
                ? baseline.name()
                : baseline.name() + " (" + baseline.reference() + ")";
    }

    private String asked(double allowed) {
        String percent = versus.relative() ? " (" + Wording.given(Math.abs(versus.margin()) * 100) + " %)" : "";
        if (allowed < 0) {
            return "asked for is an improvement by " + Wording.number(-allowed) + percent;
        }
        return "allowed " + (allowed == 0 ? "0" : Wording.number(allowed)) + percent;
    }

    private static String evidence(Difference difference) {
        if (difference.rows() == 0) {
            return "";
        }
        String test = Double.isNaN(difference.pValue())
                ? ""
                : (difference.paired() ? "paired, " : "unpaired, ") + Wording.pValue(difference.pValue()) + ", ";
        return " (" + test + "n = " + Wording.count(difference.rows()) + ")";
    }
}
