package io.jenkins.plugins.mlstages.engine.training;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class GitCommitTest {
    private static final String HASH = "0123456789abcdef0123456789abcdef01234567";

    @TempDir
    Path folder;

    private void write(String name, String content) throws Exception {
        Files.createDirectories(folder.resolve(name).getParent());
        Files.writeString(folder.resolve(name), content);
    }

    @Test
    void looseAndPackedBranchesAndDetachedHeadsAreRead() throws Exception {
        write(".git/HEAD", "ref: refs/heads/main\n");
        assertThat(GitCommit.of(folder)).isEmpty();

        write(".git/packed-refs", "# pack-refs with: peeled\n" + HASH + " refs/heads/main\n");
        assertThat(GitCommit.of(folder)).contains(HASH);

        String newer = HASH.replace('0', 'f');
        write(".git/refs/heads/main", newer + "\n");
        assertThat(GitCommit.of(Files.createDirectories(folder.resolve("deep/inside"))))
                .contains(newer);

        write(".git/HEAD", HASH + "\n");
        assertThat(GitCommit.of(folder)).contains(HASH);
    }

    @Test
    void aLinkedWorkingTreeFindsTheBranchesOfItsRepository() throws Exception {
        write("repository/.git/refs/heads/side", HASH + "\n");
        write("repository/.git/worktrees/linked/HEAD", "ref: refs/heads/side\n");
        write("repository/.git/worktrees/linked/commondir", "../..\n");
        write("linked/.git", "gitdir: ../repository/.git/worktrees/linked\n");

        assertThat(GitCommit.of(folder.resolve("linked"))).contains(HASH);
    }

    @Test
    void outsideOfAWorkingTreeThereIsNone() {
        assertThat(GitCommit.of(folder)).isEmpty();
    }
}
