package io.jenkins.plugins.mlstages.engine.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.jenkins.plugins.mlstages.engine.io.InputException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DataFilesTest {
    @TempDir
    Path folder;

    @BeforeEach
    void files() throws IOException {
        Files.createDirectories(folder.resolve("data/deep"));
        for (String name :
                List.of("z.csv", "data/b.csv", "data/a.csv", "data/deep/c.csv", "data/x.txt", "odd[1].csv")) {
            Files.writeString(folder.resolve(name), name);
        }
    }

    private List<String> names(String... patterns) throws IOException {
        return DataFiles.find(folder, List.of(patterns)).stream()
                .map(DataFile::name)
                .toList();
    }

    @Test
    void patternsGiveEachFileOnceInTheOrderOfNames() throws IOException {
        assertThat(names("z.csv", "data/*.csv", "data/a.csv")).containsExactly("data/a.csv", "data/b.csv", "z.csv");
        assertThat(names("**/*.csv"))
                .containsExactly("data/a.csv", "data/b.csv", "data/deep/c.csv", "odd[1].csv", "z.csv");
        assertThat(names("data/{a,x}.*")).containsExactly("data/a.csv", "data/x.txt");
        assertThat(names("odd[1].csv")).containsExactly("odd[1].csv");
        assertThat(names(folder.resolve("data") + "/?.csv")).containsExactly("data/a.csv", "data/b.csv");
    }

    @Test
    void aFolderThatIsALinkIsLookedInto() throws IOException {
        Files.createSymbolicLink(folder.resolve("linked"), folder.resolve("data"));

        assertThat(names("linked/*.csv")).containsExactly("linked/a.csv", "linked/b.csv");
        assertThat(names("linked/**/c.csv")).containsExactly("linked/deep/c.csv");
    }

    @Test
    void aPatternThatMatchesNothingIsAnError() {
        assertThatThrownBy(() -> names("z.csv", "data/*.parquet"))
                .isInstanceOf(InputException.class)
                .hasMessage("No file matches 'data/*.parquet' in the folder " + folder + ".");
        assertThatThrownBy(() -> names("data")).hasMessageContaining("'data' is a folder: name its files");
        assertThatThrownBy(() -> names("none/*.csv")).hasMessageContaining("No file matches 'none/*.csv'");
        assertThatThrownBy(() -> names("[")).hasMessageStartingWith("The input pattern '[' is malformed");
        assertThatThrownBy(() -> names()).hasMessageContaining("No input file is given");
    }

    @Test
    void theFingerprintOfManyFilesIsThatOfTheirList() throws IOException {
        List<FileFingerprint> files = DataFiles.fingerprints(DataFiles.find(folder, List.of("data/*.csv")), 2);
        assertThat(files).extracting(FileFingerprint::name).containsExactly("data/a.csv", "data/b.csv");
        // printf data/a.csv | sha256sum, and so on; then sha256sum of the two lines
        assertThat(files.get(0))
                .isEqualTo(new FileFingerprint(
                        "data/a.csv", 10, "6079cfbce3af04bb845ce675178cbcf00734678c81b62cb6271e90980024621b"));
        assertThat(FileFingerprint.combined(files))
                .isEqualTo("5dcebff9081c66f774e7bd28e52fd2cae3bd0856930a21ab1881b59c3a4446b3");
        assertThat(FileFingerprint.combined(files.subList(0, 1)))
                .isEqualTo("6079cfbce3af04bb845ce675178cbcf00734678c81b62cb6271e90980024621b");
    }
}
