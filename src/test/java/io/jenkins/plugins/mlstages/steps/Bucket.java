package io.jenkins.plugins.mlstages.steps;

import com.sun.net.httpserver.HttpServer;
import edu.umd.cs.findbugs.annotations.NonNull;
import hudson.FilePath;
import hudson.Launcher;
import hudson.model.BuildListener;
import hudson.model.Run;
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
import jenkins.model.ArtifactManagerFactory;
import jenkins.model.ArtifactManagerFactoryDescriptor;
import jenkins.util.VirtualFile;
import org.jvnet.hudson.test.TestExtension;

/** An artifact store outside of the controller: a folder that stands for a bucket, with addresses for what is in it. */
public final class Bucket extends ArtifactManagerFactory {
    static final AtomicInteger DOWNLOADS = new AtomicInteger();
    static final AtomicInteger OPENED = new AtomicInteger();
    /** Whether a byte of what is archived changes on its way into the bucket. */
    static volatile boolean alterArchived;
    /** Whether a byte of what the addresses give changes on its way. */
    static volatile boolean alterSent;

    private static Path bucket;
    private static HttpServer server;

    static void open(Path folder) throws IOException {
        bucket = folder;
        DOWNLOADS.set(0);
        OPENED.set(0);
        alterArchived = false;
        alterSent = false;
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", exchange -> {
            byte[] bytes = Files.readAllBytes(
                    bucket.resolve(exchange.getRequestURI().getPath().substring(1)));
            if (alterSent) {
                bytes[bytes.length / 2] ^= 1;
            }
            DOWNLOADS.incrementAndGet();
            exchange.sendResponseHeaders(200, bytes.length);
            try (OutputStream out = exchange.getResponseBody()) {
                out.write(bytes);
            }
        });
        server.start();
    }

    /** From now on the addresses lead nowhere. */
    static void closeAddresses() {
        server.removeContext("/");
    }

    static void close() {
        server.stop(0);
    }

    private static void alter(Path file) throws IOException {
        try (RandomAccessFile bytes = new RandomAccessFile(file.toFile(), "rw")) {
            long middle = bytes.length() / 2;
            bytes.seek(middle);
            int was = bytes.read();
            bytes.seek(middle);
            bytes.write(was ^ 1);
        }
    }

    @Override
    public ArtifactManager managerFor(Run<?, ?> build) {
        return new BucketManager(build.getParent().getFullName() + "-" + build.getNumber());
    }

    /** The store's description. */
    @TestExtension
    public static final class DescriptorImpl extends ArtifactManagerFactoryDescriptor {}

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
                Path kept = folder().resolve(artifact.getKey());
                workspace.child(artifact.getValue()).copyTo(new FilePath(kept.toFile()));
                if (alterArchived) {
                    alter(kept);
                }
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
