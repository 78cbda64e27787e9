package io.jenkins.plugins.mlstages.engine.drift;

import io.jenkins.plugins.mlstages.engine.drift.method.PairedCategories;
import io.jenkins.plugins.mlstages.engine.drift.method.PairedNumbers;
import io.jenkins.plugins.mlstages.engine.profile.ColumnType;
import io.jenkins.plugins.mlstages.engine.record.ColumnDrift;
import io.jenkins.plugins.mlstages.engine.record.Distributions;
import io.jenkins.plugins.mlstages.engine.record.DriftFinding;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.DoubleStream;

/**
 * One column of both data sets: what was found, before the p-values of all columns are corrected together.
 *
 * @param evidence what the methods say
 * @param candidates findings
 * @param distributions for a picture
 */
record ColumnCheck(
        String name,
        ColumnType type,
        Evidence evidence,
        List<Findings.Candidate> candidates,
        Distributions distributions) {

    static ColumnCheck of(ColumnData reference, ColumnData current, Judge judge, boolean named) {
        List<Findings.Candidate> candidates = new ArrayList<>(Findings.shares(reference, current));
        if (DriftOptions.isNumeric(reference.type())) {
            PairedNumbers pair = PairedNumbers.of(reference.numbers(), current.numbers());
            Evidence evidence = reference.type() == ColumnType.DATETIME && !named
                    ? Evidence.undecidable(
                            List.of(), "points in time move on by themselves; name the column to have it judged", false)
                    : judge.numbers(reference, pair);
            return new ColumnCheck(reference.name(), reference.type(), evidence, candidates, Histograms.numbers(pair));
        }
        PairedCategories pair = PairedCategories.of(reference.categories(), current.categories());
        candidates.addAll(Findings.categories(reference.name(), pair));
        return new ColumnCheck(
                reference.name(),
                reference.type(),
                judge.categories(reference, pair),
                candidates,
                Histograms.categories(pair));
    }

    /** The p-values that are corrected with those of the other columns: of the deciding test, then of the findings. */
    DoubleStream family() {
        Criterion criterion = evidence.criterion();
        DoubleStream own = criterion != null && criterion.inFamily()
                ? DoubleStream.of(criterion.test().pValue())
                : DoubleStream.empty();
        return DoubleStream.concat(own, candidates.stream().mapToDouble(Findings.Candidate::pValue));
    }

    /**
     * @param corrected gives the corrected values of {@link #family}, in its order
     * @param correction how they were corrected, in words
     */
    ColumnDrift decide(Iterator<Double> corrected, DriftOptions options, Judge judge, String correction) {
        Criterion criterion = evidence.criterion();
        Double p = criterion == null || criterion.test() == null
                ? null
                : criterion.inFamily() ? corrected.next() : criterion.test().pValue();
        List<DriftFinding> findings = candidates.stream()
                .map(c -> c.decide(corrected.next(), options, judge.findingsCount()))
                .toList();
        boolean shifted = criterion != null && criterion.drifted(p == null ? Double.NaN : p, options.alpha());
        List<DriftFinding> counting =
                findings.stream().filter(DriftFinding::drifted).toList();
        boolean decided = criterion != null || evidence.same() || !counting.isEmpty();
        String numbers = criterion == null
                ? evidence.obstacle()
                : criterion.numbers(p == null ? Double.NaN : p, options.alpha(), correction);
        String verdict =
                shifted || !counting.isEmpty() ? " drifted: " : decided ? " has not drifted: " : " was not judged: ";
        String because = shifted || counting.isEmpty()
                ? numbers + "." + counting.stream().map(f -> " " + f.sentence()).collect(Collectors.joining())
                : counting.stream().map(DriftFinding::sentence).collect(Collectors.joining(" "));
        return new ColumnDrift(
                name,
                type.id(),
                shifted || !counting.isEmpty(),
                decided,
                evidence.effect(),
                p,
                name + verdict + because,
                evidence.tests(),
                findings,
                distributions);
    }
}
