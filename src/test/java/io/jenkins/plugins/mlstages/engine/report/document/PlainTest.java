package io.jenkins.plugins.mlstages.engine.report.document;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PlainTest {
    @Test
    void linesAndControlCharactersBecomeBlanks() {
        assertThat(Inline.text("a\nb\r\u0000\u001b[31mc\u2028d").text()).isEqualTo("a b   [31mc d");
    }

    @Test
    void nothingTurnsTheDirectionOfWhatFollows() {
        assertThat(Inline.text("ok\u202egnp.exe\u2066x\u2069").text()).isEqualTo("okgnp.exex");
    }

    @Test
    void halfACharacterIsDropped() {
        assertThat(Inline.text("a\ud83db").text()).isEqualTo("ab");
    }

    @Test
    void longTextIsCutBetweenCharacters() {
        String text = Inline.text("\ud83d\ude00".repeat(5_000)).text();

        assertThat(text.codePointCount(0, text.length())).isEqualTo(Plain.MOST);
        assertThat(text).endsWith("\ud83d\ude00\u2026");
        assertThat(Inline.text("x".repeat(Plain.MOST)).text())
                .hasSize(Plain.MOST)
                .doesNotContain("\u2026");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"javascript:alert(1)", "https://a b", "https://a\"b", "https://a)b", "//host", "https://a<b", ""
            })
    void onlyWholeAddressesOfTheWebAreLinks(String address) {
        assertThatThrownBy(() -> Inline.link("text", address)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void withoutAnAddressTheTextStays() {
        assertThat(Inline.link("run 7", null)).isEqualTo(Inline.text("run 7"));
    }
}
