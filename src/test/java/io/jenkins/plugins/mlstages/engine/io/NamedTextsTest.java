package io.jenkins.plugins.mlstages.engine.io;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.entry;

import java.util.List;
import org.junit.jupiter.api.Test;

class NamedTextsTest {
    @Test
    void aValueMayHoldAnEqualsSign() {
        assertThat(NamedTexts.of("--tag", List.of("url = http://x?a=b", "team=a")))
                .containsExactly(entry("url", "http://x?a=b"), entry("team", "a"));
    }

    @Test
    void aColumnMayHoldAnEqualsSign() {
        assertThat(NamedTexts.ofColumns("--types", List.of("a=b=numeric"))).containsExactly(entry("a=b", "numeric"));
    }

    @Test
    void aNameAloneHasAnEmptyValueWhereItMayStandAlone() {
        assertThat(NamedTexts.orNames("--data", List.of("train", "test=t.csv")))
                .containsExactly(entry("train", ""), entry("test", "t.csv"));
        assertThatThrownBy(() -> NamedTexts.orNames("--data", List.of("train=")))
                .hasMessage("--data 'train=': a name and its value, such as name=value, were expected.");
        assertThatThrownBy(() -> NamedTexts.of("--param", List.of("depth")))
                .hasMessage("--param 'depth': a name and its value, such as name=value, were expected.");
    }

    @Test
    void aNameThatComesTwiceIsRefused() {
        assertThatThrownBy(() -> NamedTexts.of("--param", List.of("depth=3", "rate=1", "depth=4")))
                .isInstanceOf(InputException.class)
                .hasMessage("--param: 'depth' is given twice; each name was expected once.");
    }
}
