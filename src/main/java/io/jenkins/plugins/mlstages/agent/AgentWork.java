package io.jenkins.plugins.mlstages.agent;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.databind.node.ObjectNode;
import hudson.AbortException;
import hudson.FilePath;
import hudson.remoting.VirtualChannel;
import io.jenkins.plugins.mlstages.config.MlStagesConfiguration;
import io.jenkins.plugins.mlstages.engine.io.InputException;
import io.jenkins.plugins.mlstages.engine.io.Json;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.File;
import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;
import jenkins.agents.ControllerToAgentFileCallable;

/**
 * A piece of the engine that runs where the files are. Implementations are records of plain values.
 *
 * <p>The answer crosses as compressed JSON, never as Java objects: an agent may be in the hands of whoever writes the
 * code that it builds. What a user did wrong crosses as a sentence and fails the step with it.
 */
public interface AgentWork extends ControllerToAgentFileCallable<byte[]> {
    int SCHEMA = 1;

    /**
     * Does the work.
     *
     * @param workspace the folder that relative paths start from
     * @return a value with a JSON form
     */
    Object work(Path workspace) throws IOException, InterruptedException;

    @Override
    default byte[] invoke(File workspace, VirtualChannel channel) throws IOException, InterruptedException {
        ObjectNode answer = Json.mapper().createObjectNode();
        try {
            answer.set("result", Json.mapper().valueToTree(work(workspace.toPath())));
        } catch (InputException e) {
            answer.put("problem", e.getMessage());
        } catch (NoSuchFileException e) {
            answer.put("problem", e.getFile() + " does not exist.");
        }
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (GZIPOutputStream zip = new GZIPOutputStream(bytes)) {
            zip.write(Json.write(SCHEMA, answer));
        }
        return bytes.toByteArray();
    }

    /**
     * Runs the work in a workspace.
     *
     * @param type what the answer is read as
     * @throws AbortException with one sentence when the user's input is wrong or the answer is not acceptable
     */
    default <T> T in(FilePath workspace, Class<T> type) throws IOException, InterruptedException {
        return read(workspace.act(this), type, "The answer of the agent for " + workspace.getRemote());
    }

    /**
     * Reads an answer, whoever made it.
     *
     * @param where whose answer it is, for errors
     */
    static <T> T read(byte[] compressed, Class<T> type, String where) throws IOException {
        long most = (long) MlStagesConfiguration.get().getAnswerMegabytes() << 20;
        if (compressed.length > most) {
            throw new AbortException(where + " has " + compressed.length + " bytes; at most " + most
                    + " are accepted (Manage Jenkins, System, ML Stages).");
        }
        try (GZIPInputStream zip = new GZIPInputStream(new ByteArrayInputStream(compressed))) {
            Answer<T> answer =
                    Json.stream(zip, Json.mapper().getTypeFactory().constructParametricType(Answer.class, type), where);
            if (answer.problem() != null) {
                throw new AbortException(answer.problem());
            }
            if (answer.result() == null) {
                throw new AbortException(where + " holds no result.");
            }
            return answer.result();
        } catch (InputException e) {
            throw new AbortException(e.getMessage());
        }
    }

    /**
     * What crosses.
     *
     * @param problem one sentence for the user, {@code null} if there is a result
     */
    @JsonIgnoreProperties(ignoreUnknown = true)
    record Answer<T>(T result, String problem) {}
}
