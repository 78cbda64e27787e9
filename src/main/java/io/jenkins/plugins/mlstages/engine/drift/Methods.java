package io.jenkins.plugins.mlstages.engine.drift;

import io.jenkins.plugins.mlstages.engine.drift.method.AndersonDarling;
import io.jenkins.plugins.mlstages.engine.drift.method.CategoricalMethod;
import io.jenkins.plugins.mlstages.engine.drift.method.ChiSquare;
import io.jenkins.plugins.mlstages.engine.drift.method.CramerVonMises;
import io.jenkins.plugins.mlstages.engine.drift.method.DriftMethod;
import io.jenkins.plugins.mlstages.engine.drift.method.EnergyDistance;
import io.jenkins.plugins.mlstages.engine.drift.method.EppsSingleton;
import io.jenkins.plugins.mlstages.engine.drift.method.FisherExact;
import io.jenkins.plugins.mlstages.engine.drift.method.GTest;
import io.jenkins.plugins.mlstages.engine.drift.method.Hellinger;
import io.jenkins.plugins.mlstages.engine.drift.method.JensenShannon;
import io.jenkins.plugins.mlstages.engine.drift.method.KolmogorovSmirnov;
import io.jenkins.plugins.mlstages.engine.drift.method.KullbackLeibler;
import io.jenkins.plugins.mlstages.engine.drift.method.LInfinity;
import io.jenkins.plugins.mlstages.engine.drift.method.MannWhitney;
import io.jenkins.plugins.mlstages.engine.drift.method.MaximumMeanDiscrepancy;
import io.jenkins.plugins.mlstages.engine.drift.method.NormalisedWasserstein;
import io.jenkins.plugins.mlstages.engine.drift.method.NumericMethod;
import io.jenkins.plugins.mlstages.engine.drift.method.PopulationStability;
import io.jenkins.plugins.mlstages.engine.drift.method.TotalVariation;
import io.jenkins.plugins.mlstages.engine.drift.method.TwoProportions;
import io.jenkins.plugins.mlstages.engine.drift.method.Wasserstein;
import io.jenkins.plugins.mlstages.engine.drift.method.WelchT;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Every drift method by its identifier; the first test and the first distance of each list are the default pair. */
public final class Methods {
    /** Asks for every method. */
    public static final String ALL = "all";
    /** The method that looks at all numeric columns together. */
    public static final String PCA = "pca";

    static final NumericMethod KS = new KolmogorovSmirnov();
    static final NumericMethod WASSERSTEIN_NORMED = new NormalisedWasserstein();
    static final CategoricalMethod CHI_SQUARE = new ChiSquare();
    static final JensenShannon JENSEN_SHANNON = new JensenShannon();

    static final List<NumericMethod> NUMERIC = List.of(
            KS,
            WASSERSTEIN_NORMED,
            new AndersonDarling(),
            new CramerVonMises(),
            new MannWhitney(),
            new WelchT(),
            new EppsSingleton(),
            new MaximumMeanDiscrepancy(),
            new EnergyDistance(),
            new Wasserstein(),
            JENSEN_SHANNON,
            new KullbackLeibler(),
            new Hellinger(),
            new PopulationStability(),
            new TotalVariation());

    static final List<CategoricalMethod> CATEGORICAL = List.of(
            CHI_SQUARE,
            JENSEN_SHANNON,
            new GTest(),
            new TwoProportions(),
            new FisherExact(),
            new KullbackLeibler(),
            new Hellinger(),
            new PopulationStability(),
            new TotalVariation(),
            new LInfinity());

    /** Distances in the unit of the column: no threshold fits all columns, so they are reported and never decide. */
    private static final Set<String> WITH_UNIT = Set.of("wasserstein", "energy-distance");

    private Methods() {}

    /** All identifiers, numeric methods first. */
    public static Collection<String> ids() {
        Set<String> ids = Stream.concat(NUMERIC.stream(), CATEGORICAL.stream())
                .map(DriftMethod::id)
                .collect(Collectors.toCollection(LinkedHashSet::new));
        ids.add(PCA);
        return ids;
    }

    static boolean isTest(DriftMethod method) {
        return method.hasPValue();
    }

    static boolean isEffect(DriftMethod method) {
        return !method.hasPValue() && !WITH_UNIT.contains(method.id());
    }

    /** The methods of one kind that are asked, in the order asked; all for {@code all}; none asked gives the first two. */
    static <M extends DriftMethod> List<M> asked(List<M> kind, List<String> ids) {
        if (ids.contains(ALL)) {
            return kind;
        }
        List<M> found = ids.stream()
                .flatMap(id -> kind.stream().filter(m -> m.id().equals(id)))
                .toList();
        return found.isEmpty() ? kind.subList(0, 2) : found;
    }
}
