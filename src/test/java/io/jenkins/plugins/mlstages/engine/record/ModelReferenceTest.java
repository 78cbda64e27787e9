package io.jenkins.plugins.mlstages.engine.record;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.jenkins.plugins.mlstages.engine.io.InputException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ModelReferenceTest {
    @Test
    void numbersAndAliasesArePartedFromTheName() {
        assertThat(ModelReference.parse("team-a/price-up/7"))
                .isEqualTo(new ModelReference(new ModelName("team-a/price-up"), 7, null));
        assertThat(ModelReference.parse("price-up@production"))
                .isEqualTo(new ModelReference(new ModelName("price-up"), 0, "production"));
        assertThat(ModelReference.parse(" price up/7 ")).hasToString("price up/7");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "price-up", "price-up/0", "price-up@", "@production", "price-up@a b", "price-up/07", "a/b@9x"
            })
    void otherTextIsRefusedWithWhatWasExpected(String text) {
        assertThatThrownBy(() -> ModelReference.parse(text))
                .isInstanceOf(InputException.class)
                .hasMessageContaining("expected");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "..",
                "a/../b",
                "/a",
                "a/",
                "a\u0000b",
                "a\nb",
                "a:b",
                "a\\b",
                "7",
                "team/7",
                ".hidden",
                "a<b>",
                "trailing.",
                "-rf",
                "a\u2028b",
                "a\u202eb"
            })
    void namesThatCouldLeaveTheStoreOrBreakAPageAreRefused(String name) {
        assertThatThrownBy(() -> new ModelName(name))
                .isInstanceOf(InputException.class)
                .hasMessageContaining("is not a model name");
    }

    @Test
    void foldersAreParted() {
        ModelName name = new ModelName("team a (EU)/Überraschung/price-up");
        assertThat(name.folder()).isEqualTo("team a (EU)/Überraschung");
        assertThat(name.simple()).isEqualTo("price-up");
        assertThat(new ModelName("price-up").folder()).isEmpty();
    }
}
