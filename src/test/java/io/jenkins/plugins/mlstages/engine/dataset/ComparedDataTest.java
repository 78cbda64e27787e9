package io.jenkins.plugins.mlstages.engine.dataset;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.jenkins.plugins.mlstages.engine.data.TableOptions;
import io.jenkins.plugins.mlstages.engine.io.InputException;
import io.jenkins.plugins.mlstages.engine.profile.ColumnRule;
import io.jenkins.plugins.mlstages.engine.profile.ColumnType;
import io.jenkins.plugins.mlstages.engine.profile.DatasetProfile;
import io.jenkins.plugins.mlstages.engine.profile.ProfileJson;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Map;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Both sides of a check, read side by side, are what they are when the reference is read first. */
class ComparedDataTest {
    private static final int ROWS = 120_000; // so many that numbers leave the exact list
    private static final Map<String, ColumnRule> GIVEN = Map.of("zip", ColumnRule.given(ColumnType.CATEGORICAL));

    @TempDir
    private Path folder;

    @BeforeEach
    void files() throws IOException {
        write(
                "before.csv",
                "price,class,zip,flag,gone",
                ROWS,
                row -> String.join(
                        ",",
                        String.valueOf(row % 5_000 / 100.0),
                        String.valueOf(row % 4),
                        "0" + row % 7,
                        row % 2 == 0 ? "true" : "false",
                        "name" + row % 50));
        // codes become many numbers, truth values become names: by the reference they stay what they were
        write(
                "now.csv",
                "zip,class,price,flag,added",
                ROWS / 2,
                row -> String.join(
                        ",",
                        String.valueOf(row % 9),
                        String.valueOf(row % 2_000),
                        String.valueOf(row * 7L % 6_000 / 100.0),
                        "f" + row % 3,
                        String.valueOf(row % 3)));
    }

    private void write(String name, String header, int rows, IntFunction<String> line) throws IOException {
        Files.writeString(
                folder.resolve(name),
                IntStream.range(0, rows).mapToObj(line).collect(Collectors.joining("\n", header + "\n", "\n")));
    }

    private ComparedData read(String current, boolean jointly, int threads) throws IOException {
        return ComparedData.read(
                folder, List.of("before.csv"), List.of(current), TableOptions.DEFAULT, GIVEN, jointly, threads);
    }

    private ProfiledData alone(String name, Map<String, ColumnRule> rules, boolean jointly) throws IOException {
        return ProfiledData.readForCheck(
                folder,
                List.of(name + ".csv"),
                name.equals("now") ? "current" : "reference",
                TableOptions.DEFAULT,
                rules,
                jointly,
                1);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 4})
    void bothProfilesAreThoseOfFilesReadOneAfterTheOther(int threads) throws IOException {
        ProfiledData before = alone("before", GIVEN, false);
        ProfiledData now = alone("now", before.profile().rules(), false);

        ComparedData both = read("now.csv", false, threads);

        assertThat(json(both.reference())).isEqualTo(json(before));
        assertThat(json(both.current())).isEqualTo(json(now));
        assertThat(both.reference().dataset()).isEqualTo(before.dataset());
        assertThat(both.current().dataset()).isEqualTo(now.dataset());
        DatasetProfile current = both.current().profile();
        assertThat(current.column("class").type()).isEqualTo(ColumnType.CATEGORICAL);
        assertThat(current.column("flag").type()).isEqualTo(ColumnType.BOOLEAN);
        assertThat(current.column("added").type()).isEqualTo(ColumnType.CATEGORICAL);
    }

    private static String json(ProfiledData data) {
        return new String(ProfileJson.write(data.profile()), StandardCharsets.UTF_8);
    }

    @Test
    void howColumnsVaryTogetherIsThatOfTheReferencesNumericColumns() throws IOException {
        ComparedData both = read("now.csv", true, 1);

        assertThat(json(both.current()))
                .isEqualTo(
                        json(alone("now", alone("before", GIVEN, true).profile().rules(), true)));
        assertThat(both.current().profile().coMoments().columns())
                .contains("price")
                .doesNotContain("class");
    }

    @Test
    void aKeptProfileMayStandForEitherSide() throws IOException {
        ProfiledData before = alone("before", GIVEN, false);
        Files.write(
                folder.resolve("now.json"),
                ProfileJson.write(alone("now", before.profile().rules(), false).profile()));

        ComparedData both = read("now.json", false, 2);

        assertThat(json(both.current())).isEqualTo(Files.readString(folder.resolve("now.json")));
        assertThat(json(both.reference())).isEqualTo(json(before));
    }

    @Test
    void ofTwoBrokenSidesTheReferenceIsNamed() throws IOException {
        Files.writeString(folder.resolve("before.csv"), "broken\n", StandardOpenOption.APPEND);
        Files.writeString(folder.resolve("now.csv"), "zip,class,price,flag,added\nbroken\n");

        assertThatThrownBy(() -> read("now.csv", false, 2))
                .isInstanceOf(InputException.class)
                .hasMessage("before.csv, line " + (ROWS + 2) + ": only 1 of 5 values.");
        assertThatThrownBy(() -> read("none.csv", false, 2))
                .isInstanceOf(InputException.class)
                .hasMessageContaining("none.csv");
    }
}
