package io.jenkins.plugins.mlstages.steps;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import edu.umd.cs.findbugs.annotations.NonNull;
import hudson.FilePath;
import hudson.Launcher;
import hudson.model.BuildListener;
import hudson.model.Label;
import hudson.model.Run;
import hudson.slaves.DumbSlave;
import io.jenkins.plugins.mlstages.engine.record.ModelName;
import io.jenkins.plugins.mlstages.engine.record.ModelReference;
import io.jenkins.plugins.mlstages.engine.registry.ArtifactCheck;
import io.jenkins.plugins.mlstages.engine.registry.Change;
import io.jenkins.plugins.mlstages.storage.Models;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.RandomAccessFile;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import jenkins.model.ArtifactManager;
import jenkins.model.ArtifactManagerConfiguration;
import jenkins.model.ArtifactManagerFactory;
import jenkins.model.ArtifactManagerFactoryDescriptor;
import jenkins.util.VirtualFile;
import org.jenkinsci.plugins.workflow.cps.CpsFlowDefinition;
import org.jenkinsci.plugins.workflow.job.WorkflowJob;
import org.jenkinsci.plugins.workflow.job.WorkflowRun;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.jvnet.hudson.test.JenkinsRule;
import org.jvnet.hudson.test.TestExtension;
import org.jvnet.hudson.test.junit.jupiter.WithJenkins;

/** Artifacts in a store outside of the controller, and artifacts that are larger than memory. */
@WithJenkins
class ArtifactStoreTest {
    /** {@code -DartifactMegabytes=2100} for the size of real models; the default says whether anything is read whole. */
    private static final long MEGABYTES = Long.getLong("artifactMegabytes", 48);

    @TempDir
    private static Path bucket;

    private static HttpServer server;
    private static final AtomicInteger DOWNLOADS = new AtomicInteger();
    private static final AtomicInteger OPENED = new AtomicInteger();

    private JenkinsRule jenkins;

    @BeforeEach
    void setUp(JenkinsRule rule) throws Exception {
        jenkins = rule;
        DOWNLOADS.set(0);
        OPENED.set(0);
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", exchange -> {
            byte[] bytes = Files.readAllBytes(
                    bucket.resolve(exchange.getRequestURI().getPath().substring(1)));
            DOWNLOADS.incrementAndGet();
            exchange.sendResponseHeaders(200, bytes.length);
            try (OutputStream out = exchange.getResponseBody()) {
                out.write(bytes);
            }
        });
        server.start();
    }

    @AfterEach
    void stop() {
        server.stop(0);
    }

    private WorkflowRun run(String body) throws Exception {
        WorkflowJob job = jenkins.createProject(WorkflowJob.class);
        job.setDefinition(new CpsFlowDefinition(body, true));
        return jenkins.buildAndAssertSuccess(job);
    }

    @Test
    void anAgentTakesArtifactsFromAnExternalStoreItselfAndTheControllerPassesThemOnWhenItCannot() throws Exception {
        ArtifactManagerConfiguration.get().getArtifactManagerFactories().add(new Bucket());
        jenkins.createOnlineSlave(Label.get("serving"));
        WorkflowRun maker = run("node { writeFile file: 'out/m.bin', text: 'weights'\n"
                + "registerVersion(model: 'm', artifacts: 'out/m.bin') }");
        assertThat(maker.getArtifactsDir()).doesNotExist();
        int openedByRegistration = OPENED.get();
        String fetch = "node('serving') { echo \"got ${readFile fetchVersion('m/1').files[0]}\" }";

        jenkins.assertLogContains("got weights", run(fetch));
        assertThat(DOWNLOADS).hasValue(1);
        assertThat(OPENED).hasValue(openedByRegistration);

        server.removeContext("/");
        WorkflowRun passedOn = run(fetch);
        jenkins.assertLogContains("got weights", passedOn);
        jenkins.assertLogContains("so the controller passes it on", passedOn);
        assertThat(OPENED).hasValue(openedByRegistration + 1);

        Models.registry().model(new ModelName("m")).delete(1, Change.by("admin"));
        assertThat(maker.isKeepLog()).isFalse();
        maker.delete();
        assertThat(bucket.toFile().list())
                .as("the store's files go with the build")
                .isEmpty();
    }

    @Test
    void aLargeArtifactGoesToTheControllerAndToAnotherAgentInPieces() throws Exception {
        long bytes = MEGABYTES << 20;
        DumbSlave training = jenkins.createOnlineSlave(Label.get("training"));
        jenkins.createOnlineSlave(Label.get("serving"));
        WorkflowJob train = jenkins.createProject(WorkflowJob.class, "train");
        FilePath workspace = training.getWorkspaceFor(train);
        workspace.mkdirs();
        try (RandomAccessFile file =
                new RandomAccessFile(workspace.child("m.bin").getRemote(), "rw")) {
            file.setLength(bytes);
            file.seek(bytes - 7);
            file.write("weights".getBytes(java.nio.charset.StandardCharsets.US_ASCII));
        }
        train.setDefinition(
                new CpsFlowDefinition("node('training') { registerVersion(model: 'm', artifacts: 'm.bin') }", true));
        jenkins.buildAndAssertSuccess(train);

        WorkflowRun fetch = run("node('serving') { fetchVersion(reference: 'm/1', into: 'in')\n"
                + "echo \"length ${findLength()}\" }\ndef findLength() { modelVersion('m/1').artifacts[0].bytes }");

        jenkins.assertLogContains("length " + bytes, fetch);
        ArtifactCheck.check(Models.artifacts(), Models.registry().version(ModelReference.parse("m/1")));
    }

    /** Keeps artifacts in a folder that stands for a bucket, and gives addresses for it. */
    public static final class Bucket extends ArtifactManagerFactory {
        @Override
        public ArtifactManager managerFor(Run<?, ?> build) {
            return new BucketManager(build.getParent().getFullName() + "-" + build.getNumber());
        }

        /** The store's description. */
        @TestExtension
        public static final class DescriptorImpl extends ArtifactManagerFactoryDescriptor {}
    }

    private static final class BucketManager extends ArtifactManager {
        private final String name;

        BucketManager(String name) {
            this.name = name;
        }

        @Override
        public void onLoad(@NonNull Run<?, ?> build) {}

        @Override
        public void archive(
                FilePath workspace, Launcher launcher, BuildListener listener, Map<String, String> artifacts)
                throws IOException, InterruptedException {
            for (Map.Entry<String, String> artifact : artifacts.entrySet()) {
                workspace
                        .child(artifact.getValue())
                        .copyTo(new FilePath(folder().resolve(artifact.getKey()).toFile()));
            }
        }

        @Override
        public boolean delete() throws IOException, InterruptedException {
            new FilePath(folder().toFile()).deleteRecursive();
            return true;
        }

        @Override
        public VirtualFile root() {
            return new BucketFile(folder().toFile());
        }

        private Path folder() {
            return bucket.resolve(name);
        }
    }

    /** A file of the bucket with an address. */
    private static final class BucketFile extends VirtualFile {
        private static final long serialVersionUID = 1L;

        private final File file;

        BucketFile(File file) {
            this.file = file;
        }

        private VirtualFile plain() {
            return VirtualFile.forFile(file);
        }

        @Override
        public URL toExternalURL() throws IOException {
            String path = bucket.relativize(file.toPath()).toString();
            return URI.create("http://" + InetAddress.getLoopbackAddress().getHostAddress() + ":"
                            + server.getAddress().getPort() + "/" + path)
                    .toURL();
        }

        @Override
        public String getName() {
            return file.getName();
        }

        @Override
        public URI toURI() {
            return file.toURI();
        }

        @Override
        public VirtualFile getParent() {
            return new BucketFile(file.getParentFile());
        }

        @Override
        public boolean isDirectory() throws IOException {
            return plain().isDirectory();
        }

        @Override
        public boolean isFile() throws IOException {
            return plain().isFile();
        }

        @Override
        public boolean exists() throws IOException {
            return plain().exists();
        }

        @Override
        public VirtualFile[] list() throws IOException {
            File[] files = file.listFiles();
            VirtualFile[] list = new VirtualFile[files == null ? 0 : files.length];
            for (int i = 0; i < list.length; i++) {
                list[i] = new BucketFile(files[i]);
            }
            return list;
        }

        @Override
        public VirtualFile child(String name) {
            return new BucketFile(new File(file, name));
        }

        @Override
        public long length() throws IOException {
            return plain().length();
        }

        @Override
        public long lastModified() throws IOException {
            return plain().lastModified();
        }

        @Override
        public boolean canRead() throws IOException {
            return plain().canRead();
        }

        @Override
        public InputStream open() throws IOException {
            OPENED.incrementAndGet();
            return plain().open();
        }
    }
}
