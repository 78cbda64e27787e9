package io.jenkins.plugins.mlstages.storage;

import hudson.Extension;
import hudson.ExtensionList;
import io.jenkins.plugins.mlstages.engine.registry.ModelList;
import io.jenkins.plugins.mlstages.engine.registry.ModelRegistry;
import io.jenkins.plugins.mlstages.engine.registry.ProblemLog;
import java.io.IOException;
import java.nio.file.Path;
import jenkins.model.Jenkins;

/** The controller's one model registry, in {@code $JENKINS_HOME/ml-stages/models}. */
@Extension
public final class Models {
    private JobMoves moves;
    private BuildArtifactStore artifacts;
    private ModelRegistry registry;
    private final ProblemLog problems = new ProblemLog();

    /** The registry, which asks nobody for permission: whoever uses it has done so. */
    public static ModelRegistry registry() throws IOException {
        return opened().registry;
    }

    /** All models, for whoever may read them; what cannot be read is said in Jenkins's log, too. */
    public static ModelList list() throws IOException {
        return ExtensionList.lookupSingleton(Models.class)
                .problems
                .tell(registry().list());
    }

    /** Where the artifacts of versions are. */
    public static BuildArtifactStore artifacts() throws IOException {
        return opened().artifacts;
    }

    /** Notes where a job or folder went, so that artifacts of its builds are found there. */
    public static void jobMoved(String from, String to) throws IOException {
        opened().moves.add(from, to);
    }

    private static Models opened() throws IOException {
        return ExtensionList.lookupSingleton(Models.class).open();
    }

    private synchronized Models open() throws IOException {
        if (registry == null) {
            Path folder = Jenkins.get().getRootDir().toPath().resolve("ml-stages");
            moves = JobMoves.open(folder.resolve("job-moves.json"));
            artifacts = new BuildArtifactStore(moves);
            registry = ModelRegistry.open(folder.resolve("models"), artifacts);
            registry.listen(ModelEventListener::appended);
        }
        return this;
    }
}
