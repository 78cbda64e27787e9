package io.jenkins.plugins.mlstages.cli;

import java.nio.file.Path;
import picocli.CommandLine.Option;

/** The option that says where the local store is; mixed into every command that reads or keeps something. */
public final class StoreOption {
    @Option(
            names = "--store",
            paramLabel = "DIR",
            defaultValue = ".ml-stages",
            description = "Folder of the local store (default: ${DEFAULT-VALUE}).")
    private Path folder;

    public LocalStore open() {
        return new LocalStore(folder);
    }
}
