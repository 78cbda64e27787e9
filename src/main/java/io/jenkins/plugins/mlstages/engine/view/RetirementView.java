package io.jenkins.plugins.mlstages.engine.view;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.jenkins.plugins.mlstages.engine.registry.Change;
import io.jenkins.plugins.mlstages.engine.registry.Deletion;
import io.jenkins.plugins.mlstages.engine.registry.GarbageCollection;
import io.jenkins.plugins.mlstages.engine.registry.LogEntry;
import io.jenkins.plugins.mlstages.engine.registry.RegisteredModel;
import io.jenkins.plugins.mlstages.engine.registry.Retirement;
import io.jenkins.plugins.mlstages.engine.registry.RetirementOutlook;
import io.jenkins.plugins.mlstages.engine.registry.StoredArtifact;
import java.io.IOException;
import java.util.List;

/** Archiving, restoring and deleting versions: what it would do, shown before it is confirmed, and what it did. */
public final class RetirementView {
    private RetirementView() {}

    /**
     * @throws io.jenkins.plugins.mlstages.engine.io.InputException when there is no such version
     */
    public static ObjectNode outlook(RegisteredModel model, Retirement what, int number) throws IOException {
        RetirementOutlook outlook = model.outlook(what, number);
        ObjectNode view = ViewJson.start("retirement");
        view.put("change", what.id())
                .put("model", model.name().full())
                .put("number", number)
                .put("refused", outlook.refused());
        return freed(view, outlook.freed(), outlook.bytes(), outlook.kept());
    }

    /**
     * Does it.
     *
     * @throws io.jenkins.plugins.mlstages.engine.io.InputException when it is refused, with the reason
     */
    public static ObjectNode perform(RegisteredModel model, Retirement what, int number, Change change)
            throws IOException {
        return switch (what) {
            case ARCHIVE -> changed(model.archive(number, change));
            case RESTORE -> changed(model.restore(number, change));
            case DELETE -> {
                Deletion deletion = model.delete(number, change);
                yield freed(changed(deletion.entry()), deletion.freed(), deletion.bytes(), deletion.kept());
            }
        };
    }

    /** The answer to any change: the new line of the log. */
    public static ObjectNode changed(LogEntry entry) {
        ObjectNode done = ViewJson.start("changed");
        done.set("entry", ViewJson.tree(entry));
        return done;
    }

    /** What nothing needs any more, or what was freed of it. */
    public static ObjectNode garbage(GarbageCollection.Result result) {
        ObjectNode view = ViewJson.start("garbage");
        view.setAll(ViewJson.<ObjectNode>tree(result));
        return view;
    }

    private static ObjectNode freed(ObjectNode view, List<StoredArtifact> freed, long bytes, List<String> kept) {
        ArrayNode paths = view.putArray("freed");
        freed.forEach(artifact -> paths.add(artifact.file().path()));
        view.put("bytes", bytes);
        view.set("kept", ViewJson.tree(kept));
        return view;
    }
}
