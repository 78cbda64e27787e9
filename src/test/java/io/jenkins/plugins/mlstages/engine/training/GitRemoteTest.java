package io.jenkins.plugins.mlstages.engine.training;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class GitRemoteTest {
    @ParameterizedTest
    @CsvSource({
        "https://example.org/team/model.git, https://example.org/team/model",
        "https://Example.org/team/model/, https://example.org/team/model",
        "http://git.example.org:3000/team/model, http://git.example.org:3000/team/model",
        "https://user:token@example.org/team/model.git, https://example.org/team/model",
        "https://token@example.org/team/model.git?private_token=abc#x, https://example.org/team/model",
        "git@example.org:team/group/model.git, https://example.org/team/group/model",
        "example.org:team/model, https://example.org/team/model",
        "ssh://git@example.org:7999/team/model.git, https://example.org/team/model",
        "git://example.org/team/model.git, https://example.org/team/model",
    })
    void whatGitClonesFromIsWherePeopleLook(String url, String address) {
        assertThat(GitRemote.address(url)).contains(address);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "/srv/git/model.git",
                "../model",
                "file:///srv/git/model.git",
                "C:\\git\\model",
                "javascript:alert(1)",
                "https://example.org",
                "https://example.org/a b",
                "https://example.org/\"><script>alert(1)</script>",
                "https://exa\u0000mple.org/team/model"
            })
    void whatIsNoAddressOfAWebServerIsNone(String url) {
        assertThat(GitRemote.address(url)).isEmpty();
    }

    @org.junit.jupiter.api.Test
    void aVeryLongAddressIsNone() {
        assertThat(GitRemote.address("https://example.org/" + "x".repeat(300))).isEmpty();
    }
}
