package io.jenkins.plugins.mlstages.engine.record;

import java.util.List;

/**
 * How often each class was taken for which.
 *
 * @param classes the classes' names; beyond {@link #MAX_CLASSES} the rarest are joined as the last, {@link #OTHERS}
 * @param weights per true class one list with the sum of row weights per predicted class: numbers of rows when no
 *     weights are given
 */
public record ConfusionMatrix(List<String> classes, List<List<Double>> weights) {
    public static final int MAX_CLASSES = 50;
    public static final String OTHERS = "(others)";
}
