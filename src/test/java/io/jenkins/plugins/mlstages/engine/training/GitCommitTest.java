package io.jenkins.plugins.mlstages.engine.training;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.mlstages.engine.record.Commit;
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
        assertThat(GitCommit.of(folder)).contains(new Commit(HASH, null));

        String newer = HASH.replace('0', 'f');
        write(".git/refs/heads/main", newer + "\n");
        assertThat(GitCommit.of(Files.createDirectories(folder.resolve("deep/inside"))))
                .contains(new Commit(newer, null));

        write(".git/HEAD", HASH + "\n");
        assertThat(GitCommit.of(folder)).contains(new Commit(HASH, null));
    }

    @Test
    void aLinkedWorkingTreeFindsTheBranchesOfItsRepository() throws Exception {
        write("repository/.git/refs/heads/side", HASH + "\n");
        write("repository/.git/worktrees/linked/HEAD", "ref: refs/heads/side\n");
        write("repository/.git/worktrees/linked/commondir", "../..\n");
        write("linked/.git", "gitdir: ../repository/.git/worktrees/linked\n");

        assertThat(GitCommit.of(folder.resolve("linked"))).contains(new Commit(HASH, null));
    }

    @Test
    void theRepositoryOfTheRemoteStandsBesideTheCommit() throws Exception {
        write(".git/HEAD", HASH + "\n");
        write(".git/config", """
                [core]
                    bare = false
                [remote "upstream"]
                    url = https://example.org/upstream/model.git
                [remote "origin"]
                    url = https://robot:secret@example.org/team/model.git
                    fetch = +refs/heads/*:refs/remotes/origin/*
                [branch "main"]
                    remote = origin
                """);
        assertThat(GitCommit.of(folder)).contains(new Commit(HASH, "https://example.org/team/model"));

        write("linked/.git", "gitdir: ../.git/worktrees/linked\n");
        write(".git/worktrees/linked/HEAD", HASH + "\n");
        write(".git/worktrees/linked/commondir", "../..\n");
        assertThat(GitCommit.of(folder.resolve("linked"))).contains(new Commit(HASH, "https://example.org/team/model"));
    }

    @Test
    void withoutAnOriginTheFirstRemoteIsTaken() throws Exception {
        write(".git/HEAD", HASH + "\n");
        write(".git/config", "[remote \"fork\"]\nurl = git@example.org:me/model.git\n");
        assertThat(GitCommit.of(folder)).contains(new Commit(HASH, "https://example.org/me/model"));
    }

    @Test
    void outsideOfAWorkingTreeThereIsNone() {
        assertThat(GitCommit.of(folder)).isEmpty();
    }
}
