package io.jenkins.plugins.mlstages;

import hudson.Extension;
import hudson.FilePath;
import hudson.Launcher;
import hudson.model.Run;
import hudson.model.TaskListener;
import hudson.scm.NullSCM;
import hudson.scm.SCMDescriptor;
import hudson.scm.SCMRevisionState;
import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;

/** "Checks out" the files that the pages speak of, and one file more, such as a Jenkinsfile. */
public final class FolderSCM extends NullSCM {
    private final String folder;
    private final String file;
    private final String text;

    public FolderSCM(File folder, String jenkinsfile) {
        this(folder, "Jenkinsfile", jenkinsfile);
    }

    public FolderSCM(File folder, String file, String text) {
        this.folder = folder.getAbsolutePath();
        this.file = file;
        this.text = text;
    }

    @Override
    public void checkout(
            Run<?, ?> build,
            Launcher launcher,
            FilePath workspace,
            TaskListener listener,
            File changelog,
            SCMRevisionState baseline)
            throws IOException, InterruptedException {
        fill(new File(folder), workspace);
        workspace.child(file).write(text, StandardCharsets.UTF_8.name());
        if (changelog != null) {
            createEmptyChangeLog(changelog, listener, "log");
        }
    }

    public static void fill(File folder, FilePath workspace) throws IOException, InterruptedException {
        workspace.mkdirs();
        new FilePath(folder).copyRecursiveTo(workspace);
        for (FilePath script : workspace.list("*.sh")) {
            script.chmod(0755);
        }
    }

    @Extension
    public static final class DescriptorImpl extends SCMDescriptor<FolderSCM> {
        public DescriptorImpl() {
            super(null);
        }
    }
}
