package io.jenkins.plugins.mlstages.engine.view;

import io.jenkins.plugins.mlstages.engine.record.Distributions;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Two distributions, coarse enough to send a thousand of them: shares as whole numbers from 0 to 100, where 100 is the
 * highest bar of the two.
 *
 * @param categories whether the bars are categories, most frequent first, instead of adjoining bins of numbers
 * @param reference one number per bar
 * @param current one number per bar
 */
record Picture(boolean categories, List<Integer> reference, List<Integer> current) {
    static final int MAX_BINS = 20;
    static final int MAX_CATEGORIES = 10;

    /** {@code null} when there is nothing to draw. */
    static Picture of(Distributions distributions) {
        if (distributions == null
                || distributions.reference() == null
                || distributions.reference().isEmpty()) {
            return null;
        }
        boolean categories = distributions.categories() != null;
        List<Double> reference = distributions.reference();
        List<Double> current = distributions.current();
        if (categories) {
            List<Integer> order = IntStream.range(0, reference.size())
                    .boxed()
                    .sorted(Comparator.comparingDouble(i -> -Math.max(reference.get(i), current.get(i))))
                    .limit(MAX_CATEGORIES)
                    .toList();
            return scaled(
                    true,
                    order.stream().map(reference::get).toList(),
                    order.stream().map(current::get).toList());
        }
        int width = (reference.size() + MAX_BINS - 1) / MAX_BINS;
        return scaled(false, merged(reference, width), merged(current, width));
    }

    private static List<Double> merged(List<Double> shares, int width) {
        List<Double> sums = new ArrayList<>(Collections.nCopies((shares.size() + width - 1) / width, 0.0));
        for (int i = 0; i < shares.size(); i++) {
            sums.set(i / width, sums.get(i / width) + shares.get(i));
        }
        return sums;
    }

    private static Picture scaled(boolean categories, List<Double> reference, List<Double> current) {
        double highest = IntStream.range(0, reference.size())
                .mapToDouble(i -> Math.max(reference.get(i), current.get(i)))
                .max()
                .orElse(0);
        return new Picture(categories, percent(reference, highest), percent(current, highest));
    }

    private static List<Integer> percent(List<Double> shares, double highest) {
        return shares.stream()
                .map(s -> highest > 0 ? (int) Math.round(100 * s / highest) : 0)
                .toList();
    }
}
