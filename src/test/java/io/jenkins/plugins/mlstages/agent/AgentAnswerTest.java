package io.jenkins.plugins.mlstages.agent;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.management.ThreadMXBean;
import hudson.AbortException;
import io.jenkins.plugins.mlstages.engine.training.TrainingOutputs;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.jvnet.hudson.test.JenkinsRule;
import org.jvnet.hudson.test.junit.jupiter.WithJenkins;

/** What an agent answers may be written by anybody who can write code that it builds. */
@WithJenkins
class AgentAnswerTest {
    private static final String OUTPUTS =
            "\"parameters\":{%s},\"metrics\":{},\"artifacts\":[],\"inputs\":[],\"notes\":[],\"tags\":{}";

    /** An answer that says this, with as many empty objects in the middle. */
    private static byte[] answer(String before, int empty, String after) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (GZIPOutputStream zip = new GZIPOutputStream(bytes)) {
            zip.write(before.getBytes(StandardCharsets.UTF_8));
            byte[] some = "{},".repeat(1_000).getBytes(StandardCharsets.UTF_8);
            for (int written = 0; written < empty; written += 1_000) {
                zip.write(some);
            }
            zip.write(("{}" + after).getBytes(StandardCharsets.UTF_8));
        }
        return bytes.toByteArray();
    }

    private static TrainingOutputs read(byte[] answer) throws IOException {
        return AgentWork.read(answer, TrainingOutputs.class, "The answer of the agent");
    }

    @Test
    void fewBytesWithManyValuesAreRefusedInOneSentence(JenkinsRule jenkins) throws IOException {
        byte[] flood = answer("{\"schema\":1,\"result\":{\"parameters\":{\"x\":[", 20_000_000, "]}}}");

        assertThat(flood.length).isLessThan(200_000);
        assertThatThrownBy(() -> read(flood))
                .isInstanceOf(AbortException.class)
                .hasMessageStartingWith("The answer of the agent")
                .hasMessageContaining("12000000");
    }

    @Test
    void whatNobodyAskedForTakesNoMemory(JenkinsRule jenkins) throws IOException {
        byte[] odd =
                answer("{\"schema\":1,\"x\":[", 3_000_000, "],\"result\":{" + OUTPUTS.formatted("\"depth\":3") + "}}");
        ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        long before = threads.getCurrentThreadAllocatedBytes();

        TrainingOutputs outputs = read(odd);

        assertThat(outputs.parameters()).containsEntry("depth", 3);
        assertThat(threads.getCurrentThreadAllocatedBytes() - before).isLessThan(50_000_000);
    }

    @Test
    void anAnswerWithoutAResultOrOfAnotherFormIsRefused(JenkinsRule jenkins) throws IOException {
        assertThatThrownBy(() -> read(answer("{\"schema\":1,\"x\":[", 0, "]}")))
                .isInstanceOf(AbortException.class)
                .hasMessage("The answer of the agent holds no result.");
        assertThatThrownBy(() -> read(answer("{\"schema\":1,\"result\":{\"parameters\":[", 0, "]}}")))
                .isInstanceOf(AbortException.class)
                .hasMessageStartingWith("The answer of the agent does not have the expected form: ");
        assertThatThrownBy(() -> read(answer("{\"schema\":1,\"problem\":\"m.json does not exist.\",\"x\":[", 0, "]}")))
                .isInstanceOf(AbortException.class)
                .hasMessage("m.json does not exist.");
    }
}
