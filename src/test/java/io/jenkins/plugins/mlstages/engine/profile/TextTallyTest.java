package io.jenkins.plugins.mlstages.engine.profile;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class TextTallyTest {
    @Test
    void textsOfAllLengthsAreToldApart() {
        List<String> texts = List.of(
                "a",
                "a\0",
                "a\0\0",
                "\0",
                "\0\0",
                "\0a",
                "b",
                "12345678",
                "1234567",
                "1234567\0",
                "12345678\0",
                "123456789",
                "123456789012345",
                "1234567890123456",
                "1234567890123457",
                "ü",
                "€uro",
                "x".repeat(300));
        Random random = new Random(1);
        TextTally tally = new TextTally();
        TextTally byParts = new TextTally();
        Map<String, Long> truth = new TreeMap<>();
        for (int i = 0; i < 20_000; i++) {
            String text = i % 3 == 0 ? "name" + random.nextInt(3_000) : texts.get(random.nextInt(texts.size()));
            truth.merge(text, 1L, Long::sum);
            byte[] bytes = Arrays.copyOf(text.getBytes(StandardCharsets.UTF_8), 400);
            int length = text.getBytes(StandardCharsets.UTF_8).length;
            if (!tally.addKnown(bytes, 0, length)) {
                tally.add(bytes, 0, length, 1);
            }
            byParts.add(text, 1);
        }

        assertThat(counts(tally)).isEqualTo(truth);
        assertThat(counts(byParts)).isEqualTo(truth);
    }

    @Test
    void tooManyNamesAreCountedByCellInWhateverPartsTheyCome() {
        TextTally whole = new TextTally();
        TextTally first = new TextTally();
        TextTally second = new TextTally();
        for (int i = 0; i <= ExactNames.MAX_NAMES; i++) {
            String name = (i % 2 == 0 ? "n" : "a longer name ") + i;
            whole.add(name, 1);
            (i % 5 == 0 ? first : second).add(name, 1);
        }
        TextTally ofTallies = new TextTally();
        ofTallies.add(first);
        ofTallies.add(second);
        first.add(second.summary());

        assertThat(((HashedNames) ofTallies.summary()).counts()).isEqualTo(((HashedNames) whole.summary()).counts());
        assertThat(whole.isHashed()).isTrue();
        assertThat(first.isHashed()).isTrue();
        HashedNames expected = (HashedNames) whole.summary();
        HashedNames merged = (HashedNames) first.summary();
        assertThat(merged.counts()).isEqualTo(expected.counts());
    }

    private static Map<String, Long> counts(TextTally tally) {
        ExactNames names = (ExactNames) tally.summary();
        Map<String, Long> counts = new TreeMap<>();
        for (int i = 0; i < names.names().length; i++) {
            counts.put(names.names()[i], names.counts()[i]);
        }
        return counts;
    }
}
