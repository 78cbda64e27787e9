package io.jenkins.plugins.mlstages.steps;

import hudson.console.ConsoleLogFilter;
import hudson.console.LineTransformationOutputStream;
import hudson.model.Run;
import hudson.util.Secret;
import java.io.IOException;
import java.io.OutputStream;
import java.io.Serializable;
import java.nio.charset.StandardCharsets;

/** Puts {@code ****} where the token of a block would stand in the log. */
final class TokenMask extends ConsoleLogFilter implements Serializable {
    private static final long serialVersionUID = 1L;

    private final Secret token;

    TokenMask(Secret token) {
        this.token = token;
    }

    @Override
    public OutputStream decorateLogger(Run build, OutputStream logger) {
        String hidden = token.getPlainText();
        return new LineTransformationOutputStream.Delegating(logger) {
            @Override
            protected void eol(byte[] bytes, int length) throws IOException {
                String line = new String(bytes, 0, length, StandardCharsets.ISO_8859_1); // byte for byte
                if (line.contains(hidden)) {
                    out.write(line.replace(hidden, "****").getBytes(StandardCharsets.ISO_8859_1));
                } else {
                    out.write(bytes, 0, length);
                }
            }
        };
    }
}
