package io.jenkins.plugins.mlstages.cli.serve;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.ResourceBundle;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.NullAndEmptySource;
import org.junit.jupiter.params.provider.ValueSource;

class LanguagesTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "de | de", "de-AT | de", "DE-ch | de", "fr-CA,fr;q=0.8 | fr", "en-GB,en;q=0.9,de;q=0.8 | en", "pt-BR,pt;q=0.9,de;q=0.5 | de",
                "en;q=0.2,fr;q=0.9 | fr", "pt,es | en", "* | en", "de;q=0,fr;q=0.1 | fr"
            })
    void thePreferredOneThatIsThereIsChosen(String wish, String language) {
        assertThat(Languages.chosen(wish)).isEqualTo(language);
    }

    @ParameterizedTest
    @NullAndEmptySource
    @ValueSource(strings = {" ", "q=1", "de;q=7", ";;;", "<script>", "a-b-c-d-e-f;q=0.1.2"})
    void whatIsNoWishGetsEnglish(String wish) {
        assertThat(Languages.chosen(wish)).isEqualTo("en");
    }

    @Test
    void aWishThatIsTooLongToBeReadGetsEnglish() {
        assertThat(Languages.chosen("de," + "fr;q=0.5,".repeat(200))).isEqualTo("en");
    }

    /** A German server shows an English reader English. */
    @Test
    void theLanguageOfTheMachineDoesNotMatter() {
        Locale before = Locale.getDefault();
        Locale.setDefault(Locale.GERMANY);
        ResourceBundle.clearCache();
        try {
            assertThat(new String(new Shell("en", "crumb").job().body(), StandardCharsets.UTF_8)).contains("<h1>Runs</h1>");
        } finally {
            Locale.setDefault(before);
        }
    }
}
