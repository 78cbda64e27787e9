package io.jenkins.plugins.mlstages.engine.report;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class NumbersTest {
    @Test
    void numbersHaveTheDigitsThatMatter() {
        assertThat(Numbers.number(0.123456)).isEqualTo("0.1235");
        assertThat(Numbers.number(1234567.0)).isEqualTo("1,234,567");
        assertThat(Numbers.number(-1234.5678)).isEqualTo("\u22121,235");
        assertThat(Numbers.number(0.00001234)).isEqualTo("1.23e\u221205");
        assertThat(Numbers.number(0.5)).isEqualTo("0.5");
        assertThat(Numbers.number(null)).isEqualTo("\u2013");
        assertThat(Numbers.metric(0.9)).isEqualTo("0.9000");
        assertThat(Numbers.metric(12.3456)).isEqualTo("12.35");
        assertThat(Numbers.interval(0.8, 0.91234)).isEqualTo("[0.8000, 0.9123]");
    }

    @Test
    void changesHaveTheirSign() {
        assertThat(Numbers.signed(0.01234)).isEqualTo("+0.0123");
        assertThat(Numbers.signed(-2.0)).isEqualTo("\u22122");
        assertThat(Numbers.signed(0.0)).isEqualTo("\u00b10");
        assertThat(Numbers.signedPercent(-0.0853)).isEqualTo("\u22128.5 %");
        assertThat(Numbers.signedPercent(0.0012)).isEqualTo("+0.12 %");
    }

    @Test
    void sizesTimesAndSharesHaveTheirUnits() {
        assertThat(Numbers.bytes(812.0)).isEqualTo("812 B");
        assertThat(Numbers.bytes(5_123_000_000.0)).isEqualTo("5.1 GB");
        assertThat(Numbers.duration(412.0)).isEqualTo("412 ms");
        assertThat(Numbers.duration(18_000.0)).isEqualTo("18.0 s");
        assertThat(Numbers.duration(93_784_000.0)).isEqualTo("26 h 3 min");
        assertThat(Numbers.percent(0.5)).isEqualTo("50 %");
        assertThat(Numbers.percent(1 / 3.0)).isEqualTo("33.3 %");
        assertThat(Numbers.pValue(0.0000001)).isEqualTo("< 0.001");
        assertThat(Numbers.pValue(0.0346)).isEqualTo("0.035");
        assertThat(Numbers.time("2026-11-25T19:00:00Z")).isEqualTo("25 Nov 2026, 19:00 UTC");
    }
}
