package io.jenkins.plugins.mlstages.engine.registry.torture;

import io.jenkins.plugins.mlstages.engine.io.InputException;
import io.jenkins.plugins.mlstages.engine.record.ModelName;
import io.jenkins.plugins.mlstages.engine.record.ModelReference;
import io.jenkins.plugins.mlstages.engine.registry.Change;
import io.jenkins.plugins.mlstages.engine.registry.EveryByte;
import io.jenkins.plugins.mlstages.engine.registry.FolderArtifactStore;
import io.jenkins.plugins.mlstages.engine.registry.ModelRegistry;
import io.jenkins.plugins.mlstages.engine.registry.ProfileSource;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** What a registry does on disks that are full, read-only or gone; each method returns what is wrong, in sentences. */
final class Faults {
    private static final ModelName MODEL = Worker.model(0);

    private Faults() {}

    private static ModelRegistry open(Path root) throws IOException {
        return ModelRegistry.open(root, new FolderArtifactStore(root.resolveSibling("artifacts")));
    }

    private static int register(ModelRegistry registry, String token, Acknowledged acknowledged) throws IOException {
        int number = registry.register(
                        Worker.draft(MODEL, token, List.of(), true), ProfileSource.none(), Change.by("worker"))
                .number();
        acknowledged.add("R " + MODEL + " " + number + " " + token);
        return number;
    }

    /** A registry with a few versions, for others to damage. */
    static List<String> sample(Path root) throws IOException {
        ModelRegistry registry = open(root);
        Acknowledged acknowledged = new Acknowledged();
        for (int i = 0; i < 3; i++) {
            register(registry, "sample-" + i, acknowledged);
        }
        registry.model(MODEL).setTag(1, "team", "blue", Change.by("worker"));
        registry.model(MODEL).promote(new ModelReference(MODEL, 2, null), "production", false, Change.by("worker"));
        registry.model(MODEL).rollback("challenger", Change.by("worker"));
        return acknowledged.check(root);
    }

    /** Fills a small disk with versions until nothing more goes, frees a little, and goes on. */
    static List<String> full(Path root) throws IOException {
        Path filler = root.resolveSibling("filler");
        Files.write(filler, new byte[200_000]);
        ModelRegistry registry = open(root);
        Acknowledged acknowledged = new Acknowledged();
        List<String> messages = new ArrayList<>();
        int last = 0;
        for (int failures = 0; failures < 20; ) {
            try {
                last = register(registry, "v" + last + "x".repeat(3_000 + 100 * failures), acknowledged);
            } catch (IOException e) {
                messages.add(e.getMessage());
                failures++;
            }
        }
        List<String> wrong = acknowledged.check(root);
        Files.delete(filler);
        if (register(registry, "after", acknowledged) != last + 1) {
            wrong.add("the number after the failures is not " + (last + 1));
        }
        wrong.addAll(acknowledged.check(root));
        System.out.printf(
                Locale.ROOT,
                "| a full disk | %,d versions fitted, then 20 registrations failed: \"%s\"; space freed, version %d followed | %d lost or wrong |%n",
                last,
                messages.get(0),
                last + 1,
                wrong.size());
        return wrong;
    }

    /** Reads a registry that cannot be written, and is refused every change. */
    static List<String> readOnly(Path root) throws IOException {
        ModelRegistry registry = open(root);
        List<String> wrong = new Acknowledged().check(root);
        String message = refused(() -> registry.model(MODEL).setTag(1, "a", "b", Change.by("worker")), wrong);
        refused(() -> register(registry, "new", new Acknowledged()), wrong);
        System.out.printf(
                Locale.ROOT,
                "| a read-only folder | read and verified; changes refused: \"%s\" | %d lost or wrong |%n",
                message,
                wrong.size());
        return wrong;
    }

    /** Moves the folder away under a running registry, and back. */
    static List<String> vanished(Path root) throws IOException {
        List<String> wrong = sample(root);
        ModelRegistry registry = open(root);
        registry.list();
        Path away = root.resolveSibling("away");
        Files.move(root, away);
        String message = refused(() -> register(registry, "new", new Acknowledged()), wrong);
        refused(() -> registry.model(MODEL).setTag(1, "a", "b", Change.by("worker")), wrong);
        refused(registry::list, wrong);
        if (Files.exists(root)) {
            wrong.add("the folder was made anew, so that numbers would start from 1 again");
        }
        Files.move(away, root);
        Acknowledged acknowledged = new Acknowledged();
        if (register(registry, "back", acknowledged) != 4) {
            wrong.add("the numbers did not go on when the folder was back");
        }
        wrong.addAll(acknowledged.check(root));
        System.out.printf(
                Locale.ROOT,
                "| a folder that vanishes | refused: \"%s\"; back again, version 4 followed | %d lost or wrong |%n",
                message,
                wrong.size());
        return wrong;
    }

    /** Alters and cuts a small registry at every byte. */
    static List<String> bytes(Path root) throws IOException {
        List<String> wrong = sample(root);
        EveryByte.Count count = new EveryByte(root, MODEL).run(1);
        wrong.addAll(count.wrongAnswers());
        wrong.addAll(count.undetected());
        System.out.printf(
                Locale.ROOT,
                "| every byte altered in three ways and cut | %,d damages: %,d refused with an error, %,d answered with the truth;"
                        + " %d not noticed by the audit | %d wrong answers |%n",
                count.damages(),
                count.refused(),
                count.answered(),
                count.undetected().size(),
                count.wrongAnswers().size());
        return wrong;
    }

    private interface Attempt {
        Object run() throws IOException;
    }

    private static String refused(Attempt attempt, List<String> wrong) {
        try {
            wrong.add("not refused: " + attempt.run());
            return "";
        } catch (IOException | InputException e) {
            return e.getMessage();
        }
    }
}
