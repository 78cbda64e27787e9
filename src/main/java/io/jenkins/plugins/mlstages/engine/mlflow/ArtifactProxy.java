package io.jenkins.plugins.mlstages.engine.mlflow;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.util.List;

/** Files as MLflow's clients send and fetch them where the artifact URI begins with {@code mlflow-artifacts:}. */
record ArtifactProxy(Session session) {
    MlflowAnswer answer(MlflowRequest request, String path) throws IOException {
        if (path.isEmpty()) {
            if (!request.method().equals("GET")) {
                throw new MlflowException(MlflowError.ENDPOINT_NOT_FOUND, "A list of artifacts is asked for by GET.");
            }
            ArtifactPath listed = ArtifactPath.parse(Arguments.of(request).required("path"));
            return MlflowAnswer.json(list(files(session, listed), listed.path(), true));
        }
        ArtifactPath at = ArtifactPath.parse(path);
        RunFiles files = files(session, at);
        switch (request.method()) {
            case "GET":
                return files.open(at.path());
            case "PUT":
                files.put(at.path(), request.body());
                return MlflowAnswer.json(Answers.empty());
            case "DELETE":
                files.delete(at.path());
                return MlflowAnswer.json(Answers.empty());
            default:
                throw new MlflowException(
                        MlflowError.ENDPOINT_NOT_FOUND,
                        "An artifact is read, written or removed by GET, PUT or DELETE.");
        }
    }

    static RunFiles files(Session session, ArtifactPath at) throws IOException {
        return at.model() == null ? Lookup.run(session, at.run()).files() : Lookup.files(session, at);
    }

    /** @param namesOnly whether paths are told from the listed folder on, or from the run's uppermost one */
    static ObjectNode list(RunFiles files, String folder, boolean namesOnly) throws IOException {
        ObjectNode answer = Answers.empty();
        ArrayNode array = answer.putArray("files");
        List<RunFiles.Entry> entries = files.list(folder);
        for (RunFiles.Entry entry : entries) {
            String path = namesOnly ? entry.path().substring(entry.path().lastIndexOf('/') + 1) : entry.path();
            ObjectNode file = array.addObject().put("path", path).put("is_dir", entry.folder());
            if (!entry.folder()) {
                file.put("file_size", entry.bytes());
            }
        }
        return answer;
    }
}
