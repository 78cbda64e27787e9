package io.jenkins.plugins.mlstages.cli.http;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.HashSet;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Which {@code Host} headers are answered. A foreign web page can make its own name point to this machine (DNS rebinding)
 * and would then be allowed by the browser to read what is served here; but it cannot change the name in the header.
 */
public final class HostCheck {
    private static final Pattern WITH_PORT = Pattern.compile("(\\[[0-9a-f:.%]+]|[^:]+)(?::\\d{1,5})?");
    private static final Pattern ADDRESS = Pattern.compile("\\d{1,3}(\\.\\d{1,3}){3}|\\[[0-9a-f:.%]+]");

    private final Set<String> names = new HashSet<>(Set.of("localhost", "127.0.0.1", "[::1]"));
    private final boolean everyAddress;

    public HostCheck(String host) {
        names.add(host.toLowerCase(Locale.ROOT));
        names.add("[" + host.toLowerCase(Locale.ROOT) + "]");
        boolean wildcard;
        try {
            wildcard = InetAddress.getByName(host).isAnyLocalAddress();
            if (wildcard) {
                names.add(InetAddress.getLocalHost().getHostName().toLowerCase(Locale.ROOT));
            }
        } catch (UnknownHostException e) {
            wildcard = false;
        }
        this.everyAddress = wildcard;
    }

    public boolean allows(String header) {
        if (header == null) {
            return false;
        }
        var matcher = WITH_PORT.matcher(header.toLowerCase(Locale.ROOT));
        if (!matcher.matches()) {
            return false;
        }
        String name = matcher.group(1);
        return names.contains(name) || everyAddress && ADDRESS.matcher(name).matches();
    }
}
