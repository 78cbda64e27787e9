package io.jenkins.plugins.mlstages.engine.view;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.jenkins.plugins.mlstages.engine.record.Commit;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Where a commit, and what changed from one to another, can be looked at: the only place that knows how the hosts of repositories
 * name such pages. Records come from anywhere: only {@code http} and {@code https} become addresses, and only what is a hash.
 */
final class CommitPages {
    private static final Pattern HASH = Pattern.compile("[0-9a-f]{7,64}");
    private static final Pattern REPOSITORY =
            Pattern.compile("https?://(?<host>[A-Za-z0-9.-]+)(:\\d{1,5})?/[A-Za-z0-9._~%+/-]*[A-Za-z0-9._~%+-]");
    /** Bitbucket on one's own server is cloned from here, and looked at elsewhere. */
    private static final Pattern BITBUCKET_SERVER = Pattern.compile("(https?://[^/]+)/scm/([^/]+)/([^/]+)");

    private CommitPages() {}

    /** Puts a commit, its repository and, where that is known, the address of its page. */
    static void put(ObjectNode node, Commit commit) {
        node.put("commit", commit == null ? null : commit.hash());
        node.put("repository", commit == null ? null : commit.repository());
        putKnown(node, "commitLink", commit(commit));
    }

    /** From one commit to another of the same repository; {@code from} may be {@code null}. */
    static ObjectNode range(Commit from, Commit to) {
        ObjectNode range = ViewJson.object()
                .put("from", from == null ? null : from.hash())
                .put("to", to == null ? null : to.hash())
                .put("repository", sameRepository(from, to) ? to.repository() : null);
        putKnown(range, "fromLink", commit(from));
        putKnown(range, "toLink", commit(to));
        putKnown(range, "changesLink", changes(from, to));
        return range;
    }

    private static void putKnown(ObjectNode node, String key, String address) {
        if (address != null) {
            node.put(key, address);
        }
    }

    /** Whether two commits are of one repository, known or not. */
    static boolean sameRepository(Commit one, Commit other) {
        return one != null && other != null && Objects.equals(one.repository(), other.repository());
    }

    /** The page of a commit; {@code null} when it is not known. */
    static String commit(Commit commit) {
        if (commit == null || !isKnown(commit)) {
            return null;
        }
        String base = commit.repository();
        Matcher server = BITBUCKET_SERVER.matcher(base);
        if (isGitLab(base)) {
            return base + "/-/commit/" + commit.hash();
        } else if (isBitbucket(base)) {
            return base + "/commits/" + commit.hash();
        } else if (server.matches()) {
            return projects(server) + "/commits/" + commit.hash();
        }
        return base + "/commit/" + commit.hash();
    }

    /** What changed from one commit to another; {@code null} when they are equal, or not of one repository that is known. */
    static String changes(Commit from, Commit to) {
        if (!sameRepository(from, to) || from.hash().equals(to.hash()) || !isKnown(from) || !isKnown(to)) {
            return null;
        }
        String base = to.repository();
        Matcher server = BITBUCKET_SERVER.matcher(base);
        if (isGitLab(base)) {
            return base + "/-/compare/" + from.hash() + "..." + to.hash();
        } else if (isBitbucket(base)) {
            return base + "/branches/compare/" + to.hash() + ".." + from.hash();
        } else if (server.matches()) {
            return projects(server) + "/compare/commits?sourceBranch=" + to.hash() + "&targetBranch=" + from.hash();
        }
        return base + "/compare/" + from.hash() + "..." + to.hash();
    }

    private static boolean isKnown(Commit commit) {
        return commit.repository() != null
                && REPOSITORY.matcher(commit.repository()).matches()
                && HASH.matcher(commit.hash()).matches();
    }

    private static boolean isGitLab(String repository) {
        return host(repository).contains("gitlab");
    }

    private static boolean isBitbucket(String repository) {
        return host(repository).equals("bitbucket.org");
    }

    private static String host(String repository) {
        Matcher known = REPOSITORY.matcher(repository);
        return known.matches() ? known.group("host") : "";
    }

    private static String projects(Matcher server) {
        return server.group(1) + "/projects/" + server.group(2) + "/repos/" + server.group(3);
    }
}
