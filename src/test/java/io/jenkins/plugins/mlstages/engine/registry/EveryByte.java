package io.jenkins.plugins.mlstages.engine.registry;

import io.jenkins.plugins.mlstages.engine.io.InputException;
import io.jenkins.plugins.mlstages.engine.record.ModelName;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.stream.Stream;

/**
 * Alters and cuts each file of a model at each position, asks everything, and puts the file back: an answer must be the
 * true one or an error, a change must be refused or take effect on the truth, and the audit must notice; or the file of a version
 * that looks as a power cut leaves it was restored. Damage to what is only a cache, the snapshots of the log, of its past and of
 * the list, must not even lead to an error.
 */
public final class EveryByte {
    private static final List<String> DAMAGES = List.of("bit flipped", "line feed", "zero", "cut");
    private static final Logger VERSION_FILES = Logger.getLogger(VersionFiles.class.getName());

    private final Path root;
    private final ModelName model;
    private final List<String> wrongAnswers = new ArrayList<>();
    private final List<String> undetected = new ArrayList<>();
    private List<Path> logCaches;
    private List<Path> caches;
    private long damages;
    private long refused;
    private long answered;

    public EveryByte(Path root, ModelName model) {
        this.root = root;
        this.model = model;
    }

    /**
     * @param refused asked something and got an error
     * @param answered asked everything and got the truth
     */
    public record Count(
            long damages, long refused, long answered, List<String> wrongAnswers, List<String> undetected) {}

    /**
     * @param past the state at each moment at which something happened
     */
    private record Answers(
            ModelList list, ModelState state, SortedMap<Instant, ModelState> past, List<ModelVersion> versions) {}

    /**
     * @param stride 1 for every position, n for every n-th
     */
    public Count run(int stride) throws IOException {
        Level before = VERSION_FILES.getLevel();
        VERSION_FILES.setLevel(Level.OFF); // each restored file is said
        try {
            return damageAll(stride);
        } finally {
            VERSION_FILES.setLevel(before);
        }
    }

    private Count damageAll(int stride) throws IOException {
        ModelFolder folder = ModelFolder.of(root, model);
        ModelRegistry keeping =
                ModelRegistry.open(root, new Fixtures.MemoryStore(), Clock.systemUTC(), new Keeping(1, 4, 1));
        keeping.model(model).state();
        open().model(model).setTag(1, "after", "the snapshot", Change.by("damage"));
        open().register(
                        Fixtures.draft(model),
                        ProfileSource.none(),
                        Change.by("damage")); // a registration ends the log
        keeping.list();
        Answers truth = ask();
        logCaches = new ArrayList<>(List.of(folder.snapshot()));
        try (Stream<Path> past = Files.list(folder.past())) {
            past.forEach(logCaches::add);
        }
        caches = new ArrayList<>(logCaches);
        caches.add(ListSnapshot.file(root));
        List<Path> files;
        try (Stream<Path> all = Stream.concat(Files.walk(folder.folder()), Stream.of(ListSnapshot.file(root)))) {
            files = all.filter(Files::isRegularFile).sorted().toList();
        }
        if (!files.containsAll(caches) || logCaches.size() == 1) {
            throw new IllegalStateException("no cache was kept, so none can be damaged");
        }
        for (Path file : files) {
            byte[] whole = Files.readAllBytes(file);
            for (int i = 0; i < whole.length; i += stride) {
                for (String damage : DAMAGES) {
                    byte[] damaged = damage(whole, i, damage);
                    if (!Arrays.equals(whole, damaged)) {
                        Files.write(file, damaged);
                        check(truth, file, whole, file.getFileName() + " at " + i + ": " + damage);
                        Files.write(file, whole);
                    }
                }
            }
        }
        return new Count(damages, refused, answered, wrongAnswers, undetected);
    }

    private static byte[] damage(byte[] whole, int position, String damage) {
        byte[] damaged = damage.equals("cut") ? Arrays.copyOf(whole, position) : whole.clone();
        switch (damage) {
            case "bit flipped" -> damaged[position] ^= 1;
            case "line feed" -> damaged[position] = '\n';
            case "zero" -> damaged[position] = 0;
            default -> {}
        }
        return damaged;
    }

    private void check(Answers truth, Path file, byte[] whole, String damage) throws IOException {
        damages++;
        ModelRegistry registry = open();
        boolean refusedAny = false;
        ModelList list = registry.list();
        if (list.problems().isEmpty() && !list.equals(truth.list())) {
            wrongAnswers.add("list, " + damage);
        }
        refusedAny |= !list.problems().isEmpty();
        try {
            if (!registry.model(model).state().equals(truth.state())) {
                wrongAnswers.add("state, " + damage);
            }
        } catch (IOException | InputException e) {
            refusedAny = true;
        }
        for (Map.Entry<Instant, ModelState> then : truth.past().entrySet()) {
            try {
                if (!registry.model(model).state(then.getKey()).equals(then.getValue())) {
                    wrongAnswers.add("state as of " + then.getKey() + ", " + damage);
                }
            } catch (IOException | InputException e) {
                refusedAny = true;
            }
        }
        for (ModelVersion version : truth.versions()) {
            try {
                if (!registry.model(model).version(version.number()).equals(version)) {
                    wrongAnswers.add("version " + version.number() + ", " + damage);
                }
            } catch (IOException | InputException e) {
                refusedAny = true;
            }
        }
        if (refusedAny && caches.contains(file)) {
            wrongAnswers.add("refused, " + damage);
        }
        if (refusedAny) {
            refused++;
        } else {
            answered++;
        }
        AuditReport report = registry.verify(model, false, null);
        boolean noticed = caches.contains(file)
                ? report.whole() && (!logCaches.contains(file) || report.notes().size() == 1)
                : !report.whole() || !refusedAny && Arrays.equals(Files.readAllBytes(file), whole);
        if (!noticed) {
            undetected.add(damage);
        }
    }

    private ModelRegistry open() throws IOException {
        return ModelRegistry.open(root, new Fixtures.MemoryStore());
    }

    private Answers ask() throws IOException {
        ModelRegistry registry = open();
        RegisteredModel asked = registry.model(model);
        List<ModelVersion> versions = new ArrayList<>();
        for (VersionState version : asked.state().versions()) {
            versions.add(asked.version(version.number()));
        }
        SortedMap<Instant, ModelState> past = new TreeMap<>();
        for (LogEntry entry : asked.events()) { // reads the whole log, so these are told by nothing else
            past.put(entry.time(), asked.state(entry.time()));
        }
        return new Answers(registry.list(), asked.state(), past, versions);
    }
}
