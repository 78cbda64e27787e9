package io.jenkins.plugins.mlstages.engine.mlflow;

import io.jenkins.plugins.mlstages.engine.io.InputException;
import java.io.IOException;
import java.util.Optional;
import java.util.logging.Level;
import java.util.logging.Logger;

/** Lists go on without what cannot be read: one damaged file must not hide all the others. The log names it. */
final class Readable {
    private static final Logger LOGGER = Logger.getLogger(Readable.class.getName());

    private Readable() {}

    interface Reading<T> {
        T read() throws IOException;
    }

    /**
     * @param what what is read, for the log
     * @return nothing when it cannot be read or there is none
     */
    static <T> Optional<T> of(String what, Reading<T> reading) {
        try {
            return Optional.ofNullable(reading.read());
        } catch (IOException | InputException e) {
            LOGGER.log(Level.WARNING, e, () -> what + " is left out of an answer to an MLflow client");
            return Optional.empty();
        }
    }
}
