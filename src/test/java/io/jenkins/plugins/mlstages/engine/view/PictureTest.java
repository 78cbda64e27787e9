package io.jenkins.plugins.mlstages.engine.view;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.mlstages.engine.record.Distributions;
import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class PictureTest {
    @Test
    void theHighestBarOfBothIsAHundred() {
        Picture picture =
                Picture.of(new Distributions(List.of(0.0, 1.0, 2.0), null, List.of(0.5, 0.5), List.of(1.0, 0.0)));
        assertThat(picture).isEqualTo(new Picture(false, List.of(50, 50), List.of(100, 0)));
    }

    @Test
    void manyBinsAreJoined() {
        List<Double> even = Collections.nCopies(60, 1 / 60.0);
        Picture picture = Picture.of(new Distributions(
                IntStream.rangeClosed(0, 60).mapToObj(i -> (double) i).toList(), null, even, even));
        assertThat(picture.reference()).hasSize(Picture.MAX_BINS).containsOnly(100);
    }

    @Test
    void ofManyCategoriesTheMostFrequentAreDrawn() {
        List<String> names = IntStream.range(0, 30).mapToObj(i -> "c" + i).toList();
        List<Double> rising = IntStream.range(0, 30).mapToObj(i -> i / 435.0).toList();
        Picture picture = Picture.of(new Distributions(null, names, rising, Collections.nCopies(30, 0.0)));
        assertThat(picture.categories()).isTrue();
        assertThat(picture.reference()).hasSize(Picture.MAX_CATEGORIES).startsWith(100, 97);
    }

    @Test
    void nothingToDrawIsNoPicture() {
        assertThat(Picture.of(null)).isNull();
        assertThat(Picture.of(new Distributions(List.of(), null, List.of(), List.of())))
                .isNull();
    }
}
