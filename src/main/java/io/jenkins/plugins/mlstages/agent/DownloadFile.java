package io.jenkins.plugins.mlstages.agent;

import java.io.IOException;
import java.io.InputStream;
import java.net.URL;
import java.net.URLConnection;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/**
 * Takes a file from an artifact store to the agent, without the controller in between.
 *
 * @param address where it is; whoever knows it may read the file, so it stands in no message
 * @param name what it is called in the workspace
 */
public record DownloadFile(URL address, String name) implements AgentWork {
    private static final int MILLIS_TO_CONNECT = 30_000;
    private static final int MILLIS_WITHOUT_BYTE = 120_000;

    /**
     * @param failure why it did not work, {@code null} if it did
     */
    public record Answer(String failure) {}

    @Override
    public Answer work(Path workspace) {
        try {
            URLConnection connection = address.openConnection();
            connection.setConnectTimeout(MILLIS_TO_CONNECT);
            connection.setReadTimeout(MILLIS_WITHOUT_BYTE);
            try (InputStream in = connection.getInputStream()) {
                Files.copy(in, workspace.resolve(name), StandardCopyOption.REPLACE_EXISTING);
            }
            return new Answer(null);
        } catch (IOException e) {
            return new Answer(e.getClass().getSimpleName() + " from " + address.getHost());
        }
    }
}
