package io.jenkins.plugins.mlstages.engine.dataset;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.jenkins.plugins.mlstages.engine.data.TableOptions;
import io.jenkins.plugins.mlstages.engine.io.InputException;
import io.jenkins.plugins.mlstages.engine.record.Dataset;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RecordedFilesTest {
    @TempDir
    Path folder;

    private Dataset recorded;

    @BeforeEach
    void record() throws IOException {
        Files.createDirectory(folder.resolve("data"));
        Files.writeString(folder.resolve("data/a.csv"), "x,y\n1,2\n");
        Files.writeString(folder.resolve("data/b.csv"), "x,y\n3,4\n");
        recorded = ProfiledData.read(folder, List.of("data/*.csv"), "train", TableOptions.DEFAULT, Map.of(), 1)
                .dataset();
    }

    private void refused(String... words) {
        assertThatThrownBy(() -> RecordedFiles.checkUnchanged(folder, recorded))
                .isInstanceOf(InputException.class)
                .hasMessageContainingAll(words);
    }

    @Test
    void filesThatWereWrittenAgainWithTheSameBytesAreUnchanged() throws IOException {
        Files.writeString(folder.resolve("data/b.csv"), "x,y\n3,4\n");

        assertThatCode(() -> RecordedFiles.checkUnchanged(folder, recorded)).doesNotThrowAnyException();
    }

    @Test
    void aFileOfAnotherLengthOrOfOtherBytesOrThatIsGoneIsNamed() throws IOException {
        Files.writeString(folder.resolve("data/b.csv"), "x,y\n3,5\n");
        refused(
                "'train' are not as they were recorded",
                "data/b.csv has the SHA-256",
                recorded.files().get(1).sha256());

        Files.writeString(folder.resolve("data/b.csv"), "x,y\n3,45\n");
        refused("data/b.csv has 9 bytes now, and had 8 then; record the data again");

        Files.delete(folder.resolve("data/b.csv"));
        refused("data/b.csv is not in " + folder);
    }
}
