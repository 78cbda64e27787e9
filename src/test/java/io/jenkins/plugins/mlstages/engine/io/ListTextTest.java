package io.jenkins.plugins.mlstages.engine.io;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;

class ListTextTest {
    @Test
    void commasAndLineBreaksSeparate() {
        assertThat(ListText.of(" price, hour ,,\r\nregion\n")).containsExactly("price", "hour", "region");
        assertThat(ListText.of(null)).isEmpty();
        assertThat(ListText.of(" , ")).isEmpty();
        assertThat(ListText.ofEach(List.of("a,b", "c"))).containsExactly("a", "b", "c");
    }

    @Test
    void commasWithinBracesBelongToThePattern() {
        assertThat(ListText.of("data/{a,b}.csv,c.csv")).containsExactly("data/{a,b}.csv", "c.csv");
        assertThat(ListText.of("{a,{b,c}x}/*.csv")).containsExactly("{a,{b,c}x}/*.csv");
    }

    @Test
    void aBraceThatIsNotClosedIsACharacter() {
        assertThat(ListText.of("a{1,b")).containsExactly("a{1", "b");
        assertThat(ListText.of("a{1\nb},c")).containsExactly("a{1", "b}", "c");
        assertThat(ListText.of("a},b")).containsExactly("a}", "b");
    }

    @Test
    void whatStandsInQuotesIsOneName() {
        assertThat(ListText.of("\"price, net\", hour")).containsExactly("price, net", "hour");
        assertThat(ListText.of("\"say \"\"a, b\"\"\"")).containsExactly("say \"a, b\"");
        assertThat(ListText.of("\"price, net\" = numeric, b = numeric"))
                .containsExactly("price, net = numeric", "b = numeric");
        assertThat(ListText.of("\" lead\"")).containsExactly(" lead");
        assertThat(ListText.of("5\" disk, b")).containsExactly("5\" disk", "b"); // not at the beginning
    }

    @Test
    void aQuoteThatIsNotClosedIsRefused() {
        assertThatThrownBy(() -> ListText.of("hour, \"price, net"))
                .isInstanceOf(InputException.class)
                .hasMessage("The quote in '\"price, net' is not closed: \"a, b\" was expected.");
    }

    @Test
    void theTextOfEntriesIsReadBackAsThem() {
        List<String> entries =
                List.of("price", "price, net", "say \"a\"", "\"quoted\"", "{a,b}.csv", "x{1,2", " blank ", "a\nb");
        assertThat(ListText.of(ListText.text(entries))).isEqualTo(entries);
        assertThat(ListText.text(List.of("price", "hour"))).isEqualTo("price, hour");
    }
}
