package io.jenkins.plugins.mlstages.engine.registry;

import io.jenkins.plugins.mlstages.engine.io.Sha256;
import java.io.IOException;
import java.util.concurrent.atomic.AtomicReference;

/** What was written to a version's file, from the line that registered it: the file itself does not wait for the disk. */
final class RegisteredDocument {
    private RegisteredDocument() {}

    /**
     * Reads the log from its first line on, so only for a file that was lost.
     *
     * @return {@code null} when the line does not have it
     * @throws DamagedModelException when the log is not what was written up to that line
     */
    static byte[] find(ModelFolder files, VersionState version) throws IOException {
        AtomicReference<LogPlace> registered = new AtomicReference<>();
        LogReader.read(files.log(), LogReader.End.START, (entry, at) -> {
            if (entry.event() instanceof Event.Registered event && event.version() == version.number()) {
                registered.set(LogPlace.of(at, entry));
            }
            return registered.get() == null;
        });
        byte[] line = registered.get() == null ? null : registered.get().line(files.log());
        byte[] document = line == null ? null : LogLine.document(line);
        return document != null && Sha256.of(document).equals(version.file()) ? document : null;
    }

    /**
     * Whether a file is what may be left of a document when the power goes: nothing, or bytes that were written and others that
     * are still zero. Anything else was altered.
     *
     * @param kept {@code null} when there is no file
     */
    static boolean isLeftBy(byte[] document, byte[] kept) {
        if (kept == null) {
            return true;
        }
        boolean left = kept.length <= document.length;
        for (int i = 0; left && i < kept.length; i++) {
            left = kept[i] == document[i] || kept[i] == 0;
        }
        return left;
    }
}
