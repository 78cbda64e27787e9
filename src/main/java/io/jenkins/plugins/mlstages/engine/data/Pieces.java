package io.jenkins.plugins.mlstages.engine.data;

import java.io.Closeable;
import java.io.IOException;
import java.util.function.Consumer;

/** One opened file, handed out piece by piece to the threads of a scan. */
interface Pieces extends Closeable {
    /** A part of the file that one thread works on. */
    interface Piece {
        /** Reads the part and hands over its rows, batch by batch; called once, maybe while other pieces are worked on. */
        void read(Consumer<Batch> rows) throws IOException;
    }

    /** Memory of one thread, kept from piece to piece of this file. */
    interface Memory {}

    Memory memory();

    /** The next part in the file's order, {@code null} at its end; never called by two threads at once. */
    Piece next(Memory memory) throws IOException;
}
