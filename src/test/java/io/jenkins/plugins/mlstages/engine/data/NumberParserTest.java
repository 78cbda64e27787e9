package io.jenkins.plugins.mlstages.engine.data;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.Random;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class NumberParserTest {
    private static double parse(String text) {
        byte[] bytes = ("12345678" + text + ",9.9").getBytes(StandardCharsets.UTF_8);
        return NumberParser.parse(bytes, NumberParser.LEAD, NumberParser.LEAD + text.length());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "0",
                "7",
                "-7",
                "+7",
                "12345678",
                "-1234567",
                "0.5",
                ".5",
                "5.",
                "-.5",
                "-0.25",
                "1e3",
                "1E3",
                "1e+3",
                "1e-3",
                "-2.5e-7",
                "123456789",
                "0.05644299999999999",
                "1234567890123456789",
                "123456789012345678901234567890",
                "9007199254740993",
                "1e22",
                "1e23",
                "8.41e21",
                "2.2250738585072014E-308",
                "4.9E-324",
                "1.7976931348623157E308",
                "0.000000000000000000001",
                "9007199254740992",
                "9007199254740991.5",
                "00012",
                "000000000000000000000000.1",
                "5e-324",
                "1e-400",
                "-0",
                "0e999999999"
            })
    void numbersAreReadExactlyAsJavaReadsThem(String text) {
        assertThat(Double.doubleToRawLongBits(parse(text)))
                .isEqualTo(Double.doubleToRawLongBits(Double.parseDouble(text)));
    }

    @Test
    void numbersOfManyDigitsAreRoundedAsJavaRoundsThem() {
        Random random = new Random(3);
        for (int i = 0; i < 100_000; i++) {
            int digits = 1 + random.nextInt(18);
            long number = Math.floorMod(random.nextLong(), (long) Math.pow(10, digits));
            int point = random.nextInt(digits + 1);
            String plain = String.format("%0" + digits + "d", number);
            String text = i % 3 == 0
                    ? plain + "e" + (random.nextInt(150) - 75)
                    : "0" + plain.substring(0, point) + "." + plain.substring(point);
            assertThat(parse(text)).as(text).isEqualTo(Double.parseDouble(text));
        }
    }

    /** Numbers halfway between two doubles and just beside: the hardest to round. */
    @Test
    void numbersBetweenTwoDoublesAreRoundedToTheEvenOne() {
        Random random = new Random(4);
        for (int i = 0; i < 20_000; i++) {
            long odd = (1L << 53) + random.nextInt(1 << 30) * 2L + 1;
            for (long near = odd - 1; near <= odd + 1; near++) {
                String text = Long.toString(near);
                assertThat(parse(text)).as(text).isEqualTo(Double.parseDouble(text));
                String tenths = text + ".0";
                assertThat(parse(tenths)).as(tenths).isEqualTo(Double.parseDouble(tenths));
            }
            double exact = Double.longBitsToDouble(0x3FE0000000000000L | random.nextLong() >>> 12);
            assertThat(parse(Double.toString(exact))).isEqualTo(exact);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "-",
                "+",
                ".",
                "-.",
                "e5",
                "1e",
                "1e+",
                "1d",
                "1f",
                "0x10",
                "1_000",
                "1,5",
                "1.2.3",
                "--1",
                "1-",
                "a",
                "1 ",
                " 1",
                "NaN",
                "inf",
                "1e5.5",
                "12345678a",
                ":",
                "1:2",
                "/1",
                "2024-01-31",
                "1e999"
            })
    void whatIsNoFiniteNumberIsNaN(String text) {
        assertThat(parse(text)).isNaN();
    }

    @Test
    void randomNumbersOfEveryLengthAreReadExactlyAsJavaReadsThem() {
        Random random = new Random(7);
        for (int i = 0; i < 200_000; i++) {
            double value =
                    switch (i % 4) {
                        case 0 -> random.nextGaussian() * Math.pow(10, random.nextInt(40) - 20);
                        case 1 -> Double.longBitsToDouble(random.nextLong());
                        case 2 -> random.nextInt() / Math.pow(10, random.nextInt(9));
                        default -> random.nextInt(100_000);
                    };
            if (Double.isFinite(value)) {
                String shortest = Double.toString(value);
                String plain = i % 8 == 2 ? new BigDecimal(value).toPlainString() : shortest;
                assertThat(parse(shortest)).isEqualTo(value);
                assertThat(parse(plain)).isEqualTo(value);
            }
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 4, 5, 6, 7})
    void unitsAreGivenForDecimalsAndForNothingElse(int decimals) {
        Random random = new Random(decimals);
        Pattern known = Pattern.compile("-?[0-9]*\\.[0-9]{" + decimals + "}");
        int found = 0;
        for (int i = 0; i < 200_000; i++) {
            String text = i % 2 == 0
                    ? (random.nextBoolean() ? "-" : "") + random.nextInt(100) + "." + digits(random, decimals)
                    : texts(random, "0123456789.-+e /:\u00F0");
            byte[] bytes = ("########" + text + "################").getBytes(StandardCharsets.ISO_8859_1);
            int units = NumberParser.units(bytes, 8, text.length(), 56 - 8 * decimals);
            boolean expected = text.length() <= 8 && known.matcher(text).matches();
            assertThat(units != Units.NONE).as(text).isEqualTo(expected);
            if (expected) {
                found++;
                assertThat(units / NumberParser.power(decimals)).as(text).isEqualTo(Double.parseDouble(text) + 0.0);
            }
        }
        assertThat(found).isPositive();
    }

    private static String digits(Random random, int n) {
        return texts(random, "0123456789", n);
    }

    private static String texts(Random random, String characters) {
        return texts(random, characters, random.nextInt(11));
    }

    private static String texts(Random random, String characters, int n) {
        return random.ints(n, 0, characters.length())
                .mapToObj(characters::charAt)
                .map(String::valueOf)
                .collect(Collectors.joining());
    }

    @Test
    void wordsTellNaNFromInfinityFromText() {
        assertThat(NumberParser.word("NaN")).isEqualTo(NumberParser.Word.NAN);
        assertThat(NumberParser.word("-inf")).isEqualTo(NumberParser.Word.NEGATIVE_INFINITY);
        assertThat(NumberParser.word("1e999")).isEqualTo(NumberParser.Word.POSITIVE_INFINITY);
        assertThat(NumberParser.word(" 12 ")).isEqualTo(NumberParser.Word.NUMBER);
        assertThat(NumberParser.value(" 12 ")).isEqualTo(12);
        assertThat(NumberParser.word("1d")).isEqualTo(NumberParser.Word.OTHER);
        assertThat(NumberParser.word("+-1")).isEqualTo(NumberParser.Word.OTHER);
    }
}
