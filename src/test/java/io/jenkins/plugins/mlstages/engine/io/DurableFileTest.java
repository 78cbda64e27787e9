package io.jenkins.plugins.mlstages.engine.io;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DurableFileTest {
    @TempDir
    Path folder;

    @Test
    void foldersAreMadeWhereTheyAreMissingAndOthersLeftAsTheyAre() throws Exception {
        Path deep = folder.resolve("a/b/c");
        DurableFile.createFolders(deep);
        Files.writeString(deep.resolve("kept"), "kept");
        DurableFile.createFolders(deep);
        DurableFile.createFolders(deep.resolve("d"));

        assertThat(deep.resolve("kept")).hasContent("kept");
        assertThat(deep.resolve("d")).isEmptyDirectory();
    }

    @Test
    void aFolderIsNotMadeWhereAFileIs() throws Exception {
        Path file = Files.writeString(folder.resolve("file"), "text");

        assertThatThrownBy(() -> DurableFile.createFolders(file)).isInstanceOf(FileAlreadyExistsException.class);
        assertThatThrownBy(() -> DurableFile.createFolders(file.resolve("below")))
                .isInstanceOf(FileAlreadyExistsException.class)
                .hasMessageContaining("file");
        assertThat(file).hasContent("text");
    }

    @Test
    void aFileIsReplacedAsAWholeAndCreatedOnlyOnce() throws Exception {
        Path file = folder.resolve("file");
        DurableFile.create(file, new byte[] {1});
        assertThatThrownBy(() -> DurableFile.create(file, new byte[] {2}))
                .isInstanceOf(FileAlreadyExistsException.class);
        assertThat(file).hasBinaryContent(new byte[] {1});
        DurableFile.replace(file, new byte[] {3, 4});
        assertThat(file).hasBinaryContent(new byte[] {3, 4});
        assertThat(folder)
                .isDirectoryNotContaining(f -> f.getFileName().toString().startsWith("."));
    }
}
