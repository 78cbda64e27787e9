package io.jenkins.plugins.mlstages.engine.registry.torture;

import io.jenkins.plugins.mlstages.engine.record.ModelName;
import io.jenkins.plugins.mlstages.engine.registry.AuditReport;
import io.jenkins.plugins.mlstages.engine.registry.FolderArtifactStore;
import io.jenkins.plugins.mlstages.engine.registry.LogEntry;
import io.jenkins.plugins.mlstages.engine.registry.ModelList;
import io.jenkins.plugins.mlstages.engine.registry.ModelRegistry;
import io.jenkins.plugins.mlstages.engine.registry.ModelState;
import io.jenkins.plugins.mlstages.engine.registry.ModelSummary;
import io.jenkins.plugins.mlstages.engine.registry.RegisteredModel;
import io.jenkins.plugins.mlstages.engine.registry.VersionState;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentLinkedQueue;

/** What workers were told had happened, and whether the registry still says so. */
final class Acknowledged {
    private final ConcurrentLinkedQueue<String> lines = new ConcurrentLinkedQueue<>();
    private int restored;

    void add(String line) {
        lines.add(line);
    }

    int size() {
        return lines.size();
    }

    /** How many files of versions were lost and are there again, since the log had them. */
    int restored() {
        return restored;
    }

    /** What is wrong, in sentences; nothing if all is there, whole and without gaps. */
    List<String> check(Path root) throws IOException {
        List<String> wrong = new ArrayList<>();
        ModelRegistry registry = ModelRegistry.open(
                root, new FolderArtifactStore(root.resolveSibling("artifacts")), Clock.systemUTC(), Worker.KEEPING);
        ModelList list = registry.list();
        list.problems().forEach(problem -> wrong.add("list: " + problem.sentence()));
        Map<String, RegisteredModel> models = new HashMap<>();
        Map<String, List<LogEntry>> events = new HashMap<>();
        for (ModelSummary summary : list.models()) {
            ModelName name = new ModelName(summary.model());
            RegisteredModel model = registry.model(name);
            models.put(name.full(), model);
            events.put(name.full(), model.events());
            AuditReport report = registry.verify(name, true, null);
            wrong.addAll(report.findings());
            restored += (int) report.notes().stream()
                    .filter(note -> note.contains("restored from the log"))
                    .count();
            ModelState anew = ModelRegistry.open(root, new FolderArtifactStore(root.resolveSibling("artifacts")))
                    .model(name)
                    .state(); // begins at a snapshot, if one was kept
            if (!anew.equals(model.state())) {
                wrong.add("the state of " + name + " from its snapshot is not that from its first line on");
            }
            int expected = 1;
            for (VersionState version : model.state().versions()) {
                if (version.number() != expected++) {
                    wrong.add("a gap before " + name + "/" + version.number());
                }
                model.version(version);
            }
        }
        for (String line : lines) {
            check(line.split(" "), models, events, wrong);
        }
        return wrong;
    }

    private static void check(
            String[] words, Map<String, RegisteredModel> models, Map<String, List<LogEntry>> events, List<String> wrong)
            throws IOException {
        if (!models.containsKey(words[1])) {
            wrong.add(words[1] + " is lost");
        } else if (words[0].equals("R")) {
            RegisteredModel model = models.get(words[1]);
            int number = Integer.parseInt(words[2]);
            if (model.state().versions().size() < number
                    || !model.version(number).parameters().get("token").equals(words[3])) {
                wrong.add("registration of " + words[1] + "/" + number + " is lost");
            }
        } else {
            int at = Integer.parseInt(words[2]) - 1;
            List<LogEntry> log = events.get(words[1]);
            if (log.size() <= at || !log.get(at).hash().equals(words[3])) {
                wrong.add("event " + words[2] + " of " + words[1] + " is lost");
            }
        }
    }
}
