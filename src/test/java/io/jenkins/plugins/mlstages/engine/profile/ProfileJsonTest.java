package io.jenkins.plugins.mlstages.engine.profile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.jenkins.plugins.mlstages.engine.io.InputException;
import io.jenkins.plugins.mlstages.engine.io.Sha256;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ProfileJsonTest {
    @TempDir
    Path folder;

    private static String signed(String body) {
        String sum = Sha256.of(body.getBytes(StandardCharsets.UTF_8));
        return body + ",\"sha256\":\"" + sum + "\"}";
    }

    private static DatasetProfile read(String json) {
        return ProfileJson.read(json.getBytes(StandardCharsets.UTF_8), "p.json");
    }

    private String json(int rows) throws IOException {
        return new String(ProfileJson.write(Samples.profile(folder, Samples.rows(rows, 5))), StandardCharsets.UTF_8);
    }

    @Test
    void aProfileReadBackIsWrittenTheSame() throws IOException {
        for (int rows : new int[] {0, 50, 120_000}) {
            String json = json(rows);
            assertThat(new String(ProfileJson.write(read(json)), StandardCharsets.UTF_8))
                    .isEqualTo(json);
        }
    }

    @Test
    void theFormOfSchema1IsStillRead() throws IOException {
        byte[] kept = getClass().getResourceAsStream("profile-schema-1.json").readAllBytes();
        DatasetProfile profile = ProfileJson.read(kept, "profile-schema-1.json");
        assertThat(profile.rows()).isEqualTo(6);
        assertThat(profile.column("price").type()).isEqualTo(ColumnType.NUMERIC);
        assertThat(profile.numbers("price").values()).containsExactly(-1.5, 2.25, 1000);
        assertThat(profile.numbers("price").counts()).containsExactly(1, 2, 1);
        assertThat(profile.column("price").missing()).isEqualTo(1);
        assertThat(profile.column("price").nan()).isEqualTo(1);
        assertThat(profile.categories("city").names()).containsExactly("Bern", "Köln", "Oslo");
        assertThat(profile.categories("city").counts()).containsExactly(3, 1, 2);
        assertThat(profile.column("day").type()).isEqualTo(ColumnType.DATETIME);
        assertThat(profile.numbers("day").minimum()).isEqualTo(1_704_067_200);
        assertThat(new String(ProfileJson.write(profile), StandardCharsets.UTF_8))
                .isEqualTo(new String(kept, StandardCharsets.UTF_8).strip());
    }

    @Test
    void theSameRowsStillGiveTheVeryFormOfSchema1() throws IOException {
        DatasetProfile profile = Samples.profile(
                folder,
                "price,city,day",
                List.of(
                        "-1.5,Bern,2024-01-01",
                        "2.25,Bern,2024-01-02",
                        "2.25,Oslo,2024-01-02",
                        ",Oslo,2024-02-01",
                        "NaN,Köln,2024-03-01",
                        "1000,Bern,2024-01-01T12:00:00Z"),
                Map.of());
        byte[] kept = getClass().getResourceAsStream("profile-schema-1.json").readAllBytes();
        assertThat(new String(ProfileJson.write(profile), StandardCharsets.UTF_8))
                .isEqualTo(new String(kept, StandardCharsets.UTF_8).strip());
    }

    @Test
    void whatIsDamagedOrNewerIsRefusedInOneSentence() throws IOException {
        String json = json(50);
        assertRefused("p.json is not readable as JSON", json.substring(0, json.length() / 2));
        assertRefused("its bytes do not have the SHA-256", json.replaceFirst("\"rows\":50", "\"rows\":51"));
        assertRefused("its bytes do not have the SHA-256", json.replaceFirst(",\"sha256\":\"[0-9a-f]*\"", ""));
        assertRefused(
                "p.json is a profile of schema 2, but this version of ML Stages reads up to schema 1",
                signed("{\"schema\":2,\"rows\":0,\"columns\":[]"));
        assertRefused("p.json is no profile", "{\"rows\":0,\"columns\":[]}");
        assertRefused("it has -1 rows", signed("{\"schema\":1,\"rows\":-1,\"columns\":[]"));
        String column = "{\"schema\":1,\"rows\":2,\"columns\":[{\"name\":\"a\",\"type\":\"categorical\",";
        assertRefused("its column 'a' has the count -2 of missing", signed(column + "\"missing\":-2}]"));
        assertRefused("its column 'a' counts 1 values in 2 rows", signed(column + "\"missing\":1}]"));
        assertRefused(
                "its column 'a' holds the count 0",
                signed(column + "\"texts\":{\"names\":[\"x\"],\"counts\":\"AA==\"}}]"));
        assertRefused(
                "its column 'a' ends too early", signed(column + "\"texts\":{\"names\":[\"x\"],\"counts\":\"\"}}]"));
        assertRefused("its column 'a' is not Base64", signed(column + "\"numbers\":{\"values\":\"?\"}}]"));
        assertRefused(
                "its column 'a' holds names that are no list",
                signed(column + "\"texts\":{\"names\":{\"x\":2},\"counts\":\"Ag==\"}}]"));
        assertRefused(
                "it has co-moments of the column 'b' and no such column",
                signed(column + "\"missing\":2}],\"coMoments\":{\"columns\":[\"b\"],\"sums\":\"\"}"));
        assertRefused(
                "its column 'a' has the unknown type 'odd'",
                signed(column.replace("categorical", "odd") + "\"missing\":2}]"));
    }

    private static void assertRefused(String reason, String json) {
        assertThatThrownBy(() -> read(json))
                .isInstanceOf(InputException.class)
                .hasMessageStartingWith("p.json ")
                .hasMessageContaining(reason)
                .satisfies(e -> assertThat(e.getMessage()).endsWith(".").doesNotContain("\n"));
    }

    @Test
    void twentyColumnsTakeLessThanTwoMegabytesWhateverTheirRows() throws IOException {
        for (int n : new int[] {5_000, 100_000}) {
            Random random = new Random(n);
            List<String> rows = new ArrayList<>();
            for (int i = 0; i < n; i++) {
                rows.add(IntStream.range(0, 20)
                        .mapToObj(
                                c -> c < 16 ? Double.toString(random.nextGaussian()) : "name-" + random.nextInt(9_000))
                        .collect(Collectors.joining(",")));
            }
            String header = IntStream.range(0, 20).mapToObj(c -> "c" + c).collect(Collectors.joining(","));
            DatasetProfile profile = Samples.profile(folder, header, rows, Map.of());
            assertThat(ProfileJson.write(profile).length).isLessThan(2_000_000);
            assertThat(profile.column("c0").exact()).isEqualTo(n == 5_000);
        }
    }

    @Test
    void oneColumnOf100000DifferentNumbersIsExactAndOneMoreIsNot() throws IOException {
        Random random = new Random(1);
        double[] numbers = random.doubles(100_001).toArray();
        List<String> rows = Arrays.stream(numbers).mapToObj(Double::toString).toList();
        DatasetProfile exact = Samples.profile(folder, "x", rows.subList(0, 100_000), Map.of());
        Arrays.sort(numbers, 0, 100_000);
        assertThat(exact.numbers("x").exact()).isTrue();
        assertThat(exact.numbers("x").values()).isEqualTo(Arrays.copyOf(numbers, 100_000));
        DatasetProfile gridded = Samples.profile(folder, "x", rows, Map.of());
        assertThat(gridded.numbers("x").exact()).isFalse();
        assertThat(gridded.numbers("x").size()).isEqualTo(100_001);
    }
}
