package io.jenkins.plugins.mlstages.engine.view;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.jenkins.plugins.mlstages.engine.record.Commit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CommitPagesTest {
    @ParameterizedTest
    @CsvSource({
        "https://gitlab.example.org/team/model, https://gitlab.example.org/team/model/-/commit/abcdef1, https://gitlab.example.org/team/model/-/compare/1234567...abcdef1",
        "https://bitbucket.org/team/model, https://bitbucket.org/team/model/commits/abcdef1, https://bitbucket.org/team/model/branches/compare/abcdef1..1234567",
        "https://git.example.org/scm/team/model, https://git.example.org/projects/team/repos/model/commits/abcdef1, https://git.example.org/projects/team/repos/model/compare/commits?sourceBranch=abcdef1&targetBranch=1234567",
        "http://git.example.org:3000/team/model, http://git.example.org:3000/team/model/commit/abcdef1, http://git.example.org:3000/team/model/compare/1234567...abcdef1"
    })
    void eachKindOfHostHasItsAddresses(String repository, String commit, String changes) {
        Commit from = new Commit("1234567", repository);
        Commit to = new Commit("abcdef1", repository);

        assertThat(CommitPages.commit(to)).isEqualTo(commit);
        assertThat(CommitPages.changes(from, to)).isEqualTo(changes);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "javascript:alert(1)//",
                "ssh://git@example.org/team/model",
                "https://",
                "https://example.org",
                "https://ada:secret@example.org/team/model",
                "https://example.org/team/\"><script>",
                "https://exa mple.org/team/model",
                "https://example.org/team/model?to=//evil.example",
                "//example.org/team/model"
            })
    void onlyAddressesOfTheWebBecomeLinks(String repository) {
        assertThat(CommitPages.commit(new Commit("abcdef1", repository))).isNull();
    }

    @ParameterizedTest
    @ValueSource(strings = {"https://a..b/team/model", "https://-/team/%zz", "https://example.org/team/model%"})
    void strangeNamesOfHostsAndFoldersAreTakenAsTheyAre(String repository) {
        assertThat(CommitPages.commit(new Commit("abcdef1", repository))).isEqualTo(repository + "/commit/abcdef1");
    }

    @Test
    void aVeryLongAddressIsNoTrouble() {
        String repository = "https://example.org" + "/a".repeat(100_000);

        assertThat(CommitPages.commit(new Commit("abcdef1", repository))).startsWith(repository);
    }

    @Test
    void onlyHashesBecomeLinks() {
        String repository = "https://example.org/team/model";

        assertThat(CommitPages.commit(new Commit("abcdef1/../../settings", repository)))
                .isNull();
        assertThat(CommitPages.commit(new Commit("abc", repository))).isNull();
        assertThat(CommitPages.commit(new Commit("abcdef1", null))).isNull();
        assertThat(CommitPages.commit(null)).isNull();
    }

    @Test
    void commitsOfDifferentRepositoriesHaveNoChangesBetweenThem() {
        Commit here = new Commit("1234567", "https://example.org/team/model");

        assertThat(CommitPages.changes(here, new Commit("abcdef1", "https://example.org/team/other")))
                .isNull();
        assertThat(CommitPages.changes(here, here)).isNull();
        assertThat(CommitPages.changes(null, here)).isNull();
        ObjectNode range = CommitPages.range(here, new Commit("abcdef1", null));
        assertThat(range.path("fromLink").asText()).isEqualTo("https://example.org/team/model/commit/1234567");
        assertThat(range.has("toLink")).isFalse();
        assertThat(range.path("repository").isNull()).isTrue();
    }
}
