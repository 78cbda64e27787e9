package io.jenkins.plugins.mlstages.engine.registry;

import static io.jenkins.plugins.mlstages.engine.registry.Fixtures.MODEL;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Who may read the files of a registry is what the process's umask says, for backups and other users' reports read them. */
class FilePermissionsTest {
    @TempDir
    Path folder;

    @Test
    void everyFileOfARegistryHasThePermissionsThatTheProcessGivesItsFiles() throws IOException {
        assumeThat(Files.getFileStore(folder).supportsFileAttributeView("posix"))
                .isTrue();
        Path model = Files.writeString(folder.resolve("model.bin"), "weights");
        Set<PosixFilePermission> ordinary = Files.getPosixFilePermissions(model);
        FolderArtifactStore artifacts = new FolderArtifactStore(folder.resolve("artifacts"));
        ModelRegistry registry = ModelRegistry.open(folder.resolve("models"), artifacts);
        registry.register(
                Fixtures.draft(MODEL, 12, List.of(artifacts.put(model, "model.bin")), List.of(), "production"),
                ProfileSource.none(),
                Fixtures.ALICE);
        registry.model(MODEL).setTag(1, "team", "pricing", Fixtures.ALICE);

        try (Stream<Path> files = Files.walk(folder)) {
            List<Path> all = files.filter(Files::isRegularFile).toList();
            assertThat(all).extracting(file -> file.getFileName().toString()).contains("head", "events.jsonl");
            assertThat(all)
                    .hasSizeGreaterThan(4)
                    .allSatisfy(file -> assertThat(Files.getPosixFilePermissions(file))
                            .as("%s", file)
                            .isEqualTo(ordinary));
        }
    }
}
