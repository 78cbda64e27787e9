package io.jenkins.plugins.mlstages.engine.expectation;

import io.jenkins.plugins.mlstages.engine.gate.Answer;
import io.jenkins.plugins.mlstages.engine.gate.Bound;
import io.jenkins.plugins.mlstages.engine.gate.Wording;
import io.jenkins.plugins.mlstages.engine.profile.ColumnProfile;
import io.jenkins.plugins.mlstages.engine.profile.ColumnType;
import io.jenkins.plugins.mlstages.engine.profile.DatasetProfile;
import io.jenkins.plugins.mlstages.engine.profile.NumericSample;
import io.jenkins.plugins.mlstages.engine.profile.RowCount;
import io.jenkins.plugins.mlstages.engine.record.GateVerdict;
import io.jenkins.plugins.mlstages.engine.record.Verdict;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Gives the verdict of each expectation, as gates do: what is missing, or cannot be told from a bounded summary, is undecided,
 * and undecided does not pass unless the expectation itself says so.
 */
public final class ExpectationEvaluator {
    private final DatasetProfile profile;
    private final KnownData known;
    private final Instant now;

    /** @param now from when the age of data is told */
    public ExpectationEvaluator(DatasetProfile profile, KnownData known, Instant now) {
        this.profile = profile;
        this.known = known;
        this.now = now;
    }

    /**
     * The verdicts in the order of the expectations.
     *
     * @param counts for each expectation what its {@link Expectation#rowCheck} found, {@code null} for those without one
     */
    public List<GateVerdict> judge(List<Expectation> expectations, List<RowCount> counts) throws IOException {
        List<GateVerdict> verdicts = new ArrayList<>();
        for (int i = 0; i < expectations.size(); i++) {
            Expectation expectation = expectations.get(i);
            verdicts.add(answer(expectation, counts.get(i))
                    .under(
                            expectation.policy(),
                            expectation.toString(),
                            expectation.subject(),
                            null,
                            expectation.criticality()));
        }
        return List.copyOf(verdicts);
    }

    private Answer answer(Expectation expectation, RowCount count) throws IOException {
        if (expectation.demand() instanceof Demand.Compared compared) {
            return compared(expectation, compared, count);
        }
        if (expectation.demand() instanceof Demand.SameAs same) {
            return schema(same.version());
        }
        ColumnProfile column = profile.column(expectation.column());
        if (column == null) {
            return undecided(expectation, Measurement.noColumn(profile, expectation.column()));
        }
        return expectation.demand() instanceof Demand.Within within
                ? range(expectation, within, column)
                : values(expectation, count);
    }

    private static Answer undecided(Expectation expectation, String why) {
        return Answer.undecided(null, null, expectation.subject() + " cannot be told: " + why + ".");
    }

    private Answer compared(Expectation expectation, Demand.Compared compared, RowCount count) throws IOException {
        Measured measured = new Measurement(profile, now).of(expectation, count);
        if (measured.absence() != null) {
            return undecided(expectation, measured.absence());
        }
        Comparison comparison = new Comparison(expectation, compared.atLeast(), measured);
        if (compared.bound() instanceof Bound.Absolute absolute) {
            return comparison.with(absolute.value());
        }
        Optional<KnownData.Known> last = known.last();
        if (last.isEmpty()) {
            return Answer.without(
                    Answer.Cause.NO_BASELINE,
                    comparison.point(),
                    expectation.subject()
                            + " cannot be compared: these data were not recorded before; let the expectation"
                            + " pass until then with whenNoBaseline: PASS.");
        }
        Measured before = new Measurement(last.get().profile(), now).of(expectation, null);
        return before.absence() == null
                ? comparison.with(last.get(), before, (Bound.Versus) compared.bound())
                : undecided(expectation, "in " + last.get().name() + " " + before.absence());
    }

    private Answer schema(String version) throws IOException {
        Optional<KnownData.Known> other = known.ofVersion(version);
        if (other.isEmpty()) {
            return Answer.without(
                    Answer.Cause.NO_BASELINE,
                    null,
                    "schema cannot be compared: there is no version '" + version
                            + "' that keeps a profile of its data; let the"
                            + " expectation pass until then with whenNoBaseline: PASS.");
        }
        List<String> differences = SchemaDifference.of(other.get().profile(), profile);
        return new Answer(
                differences.isEmpty() ? Verdict.PASSED : Verdict.FAILED,
                null,
                null,
                Answer.Cause.NONE,
                differences.isEmpty()
                        ? "The schema is that of " + other.get().name() + ": "
                                + Wording.count(profile.columns().size()) + " columns."
                        : "The schema is not that of " + other.get().name() + ": " + String.join(", ", differences)
                                + ".");
    }

    private Answer range(Expectation expectation, Demand.Within within, ColumnProfile column) {
        if (column.type() == ColumnType.DATETIME) {
            return undecided(expectation, "it holds points in time, and numbers were expected");
        }
        if (column.present() == 0) {
            return undecided(expectation, "all its values are missing");
        }
        NumericSample sample = profile.numbers(column.name());
        long others = column.present() - sample.size();
        boolean inside = sample.size() == 0 || sample.minimum() >= within.low() && sample.maximum() <= within.high();
        String range = "[" + ExpectationText.number(within.low()) + ", " + ExpectationText.number(within.high()) + "]";
        String name = expectation.column();
        String found = sample.size() == 0
                ? ""
                : (inside ? " lies in " : " leaves ") + range + ": its numbers go from "
                        + Wording.number(sample.minimum(), Wording.digits(sample.minimum(), within.low()))
                        + " to "
                        + Wording.number(sample.maximum(), Wording.digits(sample.maximum(), within.high()));
        String rest = others == 0
                ? ""
                : (found.isEmpty() ? " has no value in " + range + "; " : "; ") + Wording.count(others)
                        + " of its values are infinite or no numbers";
        return new Answer(
                inside && others == 0 ? Verdict.PASSED : Verdict.FAILED,
                null,
                null,
                Answer.Cause.NONE,
                name + found + rest + " (n = " + Wording.count(column.present()) + ").");
    }

    private static Answer values(Expectation expectation, RowCount count) {
        if (count == null || count.present() == 0) {
            return undecided(
                    expectation, count == null ? "a profile alone does not tell it" : "all its values are missing");
        }
        String rows = " (n = " + Wording.count(count.present()) + ").";
        return Answer.decided(
                count.unwanted() == 0,
                count.unwanted(),
                0,
                count.unwanted() == 0
                        ? "All values of " + expectation.column() + " are allowed" + rows
                        : unwanted(count, expectation.column()) + String.join("', '", count.examples()) + "'" + rows);
    }

    private static String unwanted(RowCount count, String column) {
        return count.unwanted() == 1
                ? "1 value of " + column + " is not allowed: '"
                : Wording.count(count.unwanted()) + " values of " + column + " are not allowed, such as '";
    }
}
