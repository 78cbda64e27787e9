package io.jenkins.plugins.mlstages.engine.report.markdown;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MarkdownTextTest {
    @ParameterizedTest
    @CsvSource(delimiter = '\u00a6', quoteCharacter = '\u00a7', textBlock = """
            a|b                       \u00a6 a\\|b
            `code`                    \u00a6 \\`code\\`
            *bold* and _slanted_      \u00a6 \\*bold\\* and \\_slanted\\_
            train_loss_2              \u00a6 train_loss_2
            [name](https)             \u00a6 \\[name\\](https)
            <script>alert(1)</script> \u00a6 &lt;script&gt;alert(1)&lt;/script&gt;
            R&amp;D                   \u00a6 R&amp;amp;D
            costs $5 or $6            \u00a6 costs \\$5 or \\$6
            back\\slash               \u00a6 back\\\\slash
            \u00a7# title\u00a7     \u00a6 \\# title
            1. first                  \u00a6 1\\. first
            - item                    \u00a6 \\- item
            ---                       \u00a6 --\\-
            +0.012 and -0.5           \u00a6 +0.012 and -0.5
            ~~gone~~                  \u00a6 \\~\\~gone\\~\\~
            """)
    void signsOfMarkdownAndHtmlAreShownAsTheyAre(String text, String escaped) {
        assertThat(MarkdownText.escaped(text)).isEqualTo(escaped);
    }

    @Test
    void hostsMakeNoMentionsReferencesOrLinksOfIt() {
        assertThat(MarkdownText.escaped("@admin see #12")).isEqualTo("@\u200badmin see #\u200b12");
        assertThat(MarkdownText.escaped("https://evil.example/x")).isEqualTo("https:\u200b//evil.example/x");
        assertThat(MarkdownText.escaped("WWW.evil.example")).isEqualTo("WWW\u200b.evil.example");
        assertThat(MarkdownText.escaped("somebody@example.com")).isEqualTo("somebody@\u200bexample.com");
    }

    @Test
    void aReferenceToAVersionStaysWhatCanBeCopied() {
        assertThat(MarkdownText.escaped("is below price-up@production by 0.1"))
                .isEqualTo("is below price-up@production by 0.1");
    }

    @Test
    void codeMayHoldBackticksAndBars() {
        assertThat(MarkdownText.code("auc >= 0.85", true)).isEqualTo("`auc >= 0.85`");
        assertThat(MarkdownText.code("a|b", true)).isEqualTo("`a\\|b`");
        assertThat(MarkdownText.code("a|b", false)).isEqualTo("`a|b`");
        assertThat(MarkdownText.code("a``b", false)).isEqualTo("```a``b```");
        assertThat(MarkdownText.code("`", false)).isEqualTo("`` ` ``");
        assertThat(MarkdownText.code("  ", false)).isEmpty();
    }
}
