package io.jenkins.plugins.mlstages.engine.registry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.jenkins.plugins.mlstages.engine.io.InputException;
import io.jenkins.plugins.mlstages.engine.record.ModelName;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;

class DiskNameTest {
    private static String of(String model) {
        return DiskName.of(new ModelName(model));
    }

    @Test
    void namesReadWellWhereTheyCan() {
        assertThat(of("price-up")).isEqualTo("price-up");
        assertThat(of("team-a/Price Up")).isEqualTo("team-a%2f=price%20=up");
        assertThat(of("größe")).isEqualTo("gr%c3%b6%c3%9fe");
    }

    @Test
    void namesThatWindowsReservesAreEscaped() {
        assertThat(of("con")).isEqualTo("%63on");
        assertThat(of("nul.v2")).isEqualTo("%6eul.v2");
        assertThat(of("lpt1")).isEqualTo("%6cpt1");
        assertThat(of("CON")).isEqualTo("=c=o=n");
        assertThat(of("con/x")).isEqualTo("con%2fx");
        assertThat(of("console")).isEqualTo("console");
    }

    @Test
    void differentNamesDifferAlsoWhereCaseIsIgnoredAndComeBack() {
        List<String> names = List.of(
                "a",
                "A",
                "aA",
                "Aa",
                "AA",
                "aa",
                "con",
                "Con",
                "é",
                "É",
                "e\u0301",
                "a/b",
                "a.b",
                "a b",
                "a_b",
                "a+b",
                "a-b",
                "team/Äpfel.v2+x",
                "x".repeat(100));

        assertThat(names.stream().map(n -> of(n).toLowerCase(Locale.ROOT))).doesNotHaveDuplicates();
        for (String name : names) {
            assertThat(DiskName.decode(of(name)).full()).isEqualTo(name);
            assertThat(DiskName.isOne(of(name))).isTrue();
        }
    }

    @Test
    void longNamesAreShortenedAndStayDifferent() {
        String part = "Ü".repeat(99);
        assertThat(of(part + "a")).hasSizeLessThanOrEqualTo(180).isNotEqualTo(of(part + "b"));
        assertThat(DiskName.isShortened(of(part))).isTrue();
        assertThat(DiskName.isShortened(of("price-up"))).isFalse();
    }

    @Test
    void whatIsNotWrittenHereIsNoModelsFolder() {
        assertThat(DiskName.isOne(".locks")).isFalse();
        for (String name : List.of("Price", "a%2", "a%zz", "=", "a%2f", "%61", "..", "a%2f..")) {
            assertThatThrownBy(() -> DiskName.decode(name)).isInstanceOf(InputException.class);
        }
    }
}
