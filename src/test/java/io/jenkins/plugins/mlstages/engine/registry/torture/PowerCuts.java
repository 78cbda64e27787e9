package io.jenkins.plugins.mlstages.engine.registry.torture;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * Takes the power from a disk again and again. The disk is a file that holds a file system and is mounted; a copy of that file,
 * taken while the system has not written all of it, is what a machine finds that lost its power at that moment: whatever only
 * memory had is gone. Needs Linux, root, and {@code mkfs} for the file system.
 */
final class PowerCuts {
    /** Every check reads everything anew, so a store is left behind after some cuts, before that takes long. */
    private static final int CUTS_PER_STORE = 20;

    private static final int DISK = 320 << 20;
    private static final int MOST_MILLIS = 400;

    private final Path folder;
    private final String fileSystem;
    private Path disk;

    PowerCuts(Path folder, String fileSystem) {
        this.folder = folder;
        this.fileSystem = fileSystem;
    }

    /** What is wrong, in sentences. */
    List<String> run(int times) throws Exception {
        List<String> wrong = List.of();
        int operations = 0;
        int restored = 0;
        int done = 0;
        while (done < times && wrong.isEmpty()) {
            Path mounted = newDisk();
            try {
                Path root = mounted.resolve("models");
                Acknowledged acknowledged = new Acknowledged();
                for (int i = 0; i < CUTS_PER_STORE && done < times && wrong.isEmpty(); i++) {
                    done++;
                    work(root, acknowledged, done);
                    cut(mounted);
                    wrong = acknowledged.check(root);
                }
                operations += acknowledged.size();
                restored += acknowledged.restored();
            } finally {
                run("umount", mounted.toString());
                Files.delete(disk);
            }
        }
        System.out.printf(
                Locale.ROOT,
                "| the power of a disk cut (%s) | %,d times, %,d operations acknowledged; %,d lost files of versions restored"
                        + " from the log | %d lost or wrong |%n",
                fileSystem,
                done,
                operations,
                restored,
                wrong.size());
        return wrong;
    }

    /** Every other time the system writes everything once meanwhile, as it does now and then, so that some files are on the disk. */
    private void work(Path root, Acknowledged acknowledged, int round) throws Exception {
        Processes processes = new Processes(root, acknowledged);
        if (round % 2 == 0) {
            processes.kill(round, MOST_MILLIS);
            sync(root);
        }
        processes.kill(round, MOST_MILLIS);
    }

    /** The power goes, and the machine starts again with what the disk has. */
    private void cut(Path mounted) throws Exception {
        Path found = Files.createTempFile(folder, "disk", ".img");
        run("cp", "--sparse=always", disk.toString(), found.toString());
        run("umount", mounted.toString()); // what is written now is not in the copy
        Files.delete(disk);
        disk = found;
        mount(mounted);
    }

    private Path newDisk() throws Exception {
        disk = Files.createTempFile(folder, "disk", ".img");
        run("truncate", "-s", Integer.toString(DISK), disk.toString());
        run("mkfs." + fileSystem, "-q", disk.toString());
        Path mounted = Files.createDirectories(folder.resolve("mounted"));
        mount(mounted);
        return mounted;
    }

    private void mount(Path mounted) throws Exception {
        run("mount", "-o", "loop", disk.toString(), mounted.toString());
    }

    private static void sync(Path path) throws Exception {
        run("sync", "-f", path.toString());
    }

    private static void run(String... command) throws IOException, InterruptedException {
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        List<String> said = new ArrayList<>(
                process.inputReader(StandardCharsets.UTF_8).lines().toList());
        if (process.waitFor() != 0) {
            throw new IOException(String.join(" ", command) + ": " + String.join(" ", said));
        }
    }
}
