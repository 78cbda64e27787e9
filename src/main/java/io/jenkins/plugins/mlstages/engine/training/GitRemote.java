package io.jenkins.plugins.mlstages.engine.training;

import java.io.IOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Where people look at a repository in a browser, from the remotes in Git's {@code config} file. Credentials, queries and
 * fragments never leave the file; what is no address of a web server (a folder, {@code file:}) is none.
 */
final class GitRemote {
    private static final long MOST_BYTES = 1 << 20;
    private static final int MOST_CHARACTERS = 300;
    private static final Pattern SECTION = Pattern.compile("\\[\\s*remote\\s+\"(.*)\"\\s*]");
    private static final Pattern URL = Pattern.compile("url\\s*=\\s*\"?(.*?)\"?");
    /** The short form of {@code ssh}: {@code git@example.org:team/model.git}. */
    private static final Pattern SCP = Pattern.compile("(?:[^@/\\s]+@)?([^:/\\s]+\\.[^:/\\s]+):(?!//)/?(.+)");

    private static final Pattern HOST = Pattern.compile("[A-Za-z0-9](?:[A-Za-z0-9.-]*[A-Za-z0-9])?");
    private static final Pattern PATH = Pattern.compile("(?:/[\\w.~+%-]+)+", Pattern.UNICODE_CHARACTER_CLASS);

    private GitRemote() {}

    /**
     * The address of the remote {@code origin}, or else of the first one.
     *
     * @param git the repository's common folder, {@code .git}
     */
    static Optional<String> of(Path git) throws IOException {
        Path config = git.resolve("config");
        if (!Files.isRegularFile(config) || Files.size(config) > MOST_BYTES) {
            return Optional.empty();
        }
        Map<String, String> remotes = remotes(Files.readAllLines(config));
        String url = remotes.getOrDefault(
                "origin", remotes.values().stream().findFirst().orElse(""));
        return address(url);
    }

    private static Map<String, String> remotes(List<String> lines) {
        Map<String, String> remotes = new LinkedHashMap<>();
        String remote = null;
        for (String line : lines) {
            String text = line.strip();
            if (text.startsWith("[")) {
                Matcher section = SECTION.matcher(text);
                remote = section.matches() ? section.group(1) : null;
            } else if (remote != null) {
                Matcher url = URL.matcher(text);
                if (url.matches()) {
                    remotes.putIfAbsent(remote, url.group(1));
                }
            }
        }
        return remotes;
    }

    /** The web address that belongs to what {@code git clone} takes. */
    static Optional<String> address(String url) {
        Matcher scp = SCP.matcher(url);
        if (scp.matches() && !url.contains("://")) {
            return address("https", scp.group(1), -1, "/" + scp.group(2));
        }
        try {
            URI uri = new URI(url);
            String scheme = uri.getScheme() == null ? "" : uri.getScheme().toLowerCase(Locale.ROOT);
            return switch (scheme) {
                case "http", "https" -> address(scheme, uri.getHost(), uri.getPort(), uri.getRawPath());
                case "ssh", "git", "git+ssh" -> address("https", uri.getHost(), -1, uri.getRawPath());
                default -> Optional.empty();
            };
        } catch (URISyntaxException e) {
            return Optional.empty();
        }
    }

    private static Optional<String> address(String scheme, String host, int port, String path) {
        String shown = path == null ? "" : path.replaceFirst("/+$", "").replaceFirst("\\.git$", "");
        if (host == null
                || !HOST.matcher(host).matches()
                || !PATH.matcher(shown).matches()) {
            return Optional.empty();
        }
        String address = scheme + "://" + host.toLowerCase(Locale.ROOT) + (port < 0 ? "" : ":" + port) + shown;
        return address.length() > MOST_CHARACTERS ? Optional.empty() : Optional.of(address);
    }
}
