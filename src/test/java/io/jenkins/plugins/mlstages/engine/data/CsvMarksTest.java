package io.jenkins.plugins.mlstages.engine.data;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CsvMarksTest {
    /** Of ASCII alone, of bytes that differ from a mark or a quote in the highest bit, and of marks alone. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "ab.,\n",
                "a,\n\u00AC\u008A\u00A2\u00FF",
                ",\n",
                "abcdefgh",
                "ab.,\n\u00A2",
                "\u0000\u007F\u0080,"
            })
    void marksAreTheDelimitersAndLineEndsOfAnyBytes(String characters) {
        Random random = new Random(1);
        CsvMarks marks = new CsvMarks(64); // room that must grow
        for (int length = 0; length < 3_000; length += 7) {
            byte[] bytes = new byte[length + 24];
            for (int i = 0; i < bytes.length; i++) {
                bytes[i] = (byte) characters.charAt(random.nextInt(characters.length()));
            }
            int[] expected = IntStream.range(16, 16 + length)
                    .filter(i -> bytes[i] == ',' || bytes[i] == '\n')
                    .toArray();

            int found = marks.find(bytes, 16, 16 + length, (byte) ',');

            assertThat(Arrays.copyOfRange(marks.positions, 1, found + 1)).isEqualTo(expected);
            assertThat(marks.positions[0]).isEqualTo(15);
            assertThat(marks.lines).isEqualTo((int)
                    Arrays.stream(expected).filter(i -> bytes[i] == '\n').count());
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"a,\n", "\u00AC\u00E9,"})
    void aQuoteIsFoundWhereverItStands(String characters) {
        CsvMarks marks = new CsvMarks(1_000);
        byte[] bytes = new byte[16 + 150 + 8];
        for (int quote = 16; quote < 16 + 150; quote++) {
            for (int i = 0; i < bytes.length; i++) {
                bytes[i] = (byte) characters.charAt(i % characters.length());
            }
            assertThat(marks.find(bytes, 16, 16 + 150, (byte) ',')).isNotNegative();
            bytes[quote] = '"';
            assertThat(marks.find(bytes, 16, 16 + 150, (byte) ',')).isEqualTo(-1);
        }
    }
}
