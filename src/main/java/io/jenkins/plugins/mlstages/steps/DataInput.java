package io.jenkins.plugins.mlstages.steps;

import hudson.Extension;
import hudson.Util;
import hudson.model.AbstractDescribableImpl;
import hudson.model.Descriptor;
import io.jenkins.plugins.mlstages.engine.training.TrainingOptions;
import java.io.Serializable;
import org.kohsuke.stapler.DataBoundConstructor;
import org.kohsuke.stapler.DataBoundSetter;

/** Named input files of a training. */
public final class DataInput extends AbstractDescribableImpl<DataInput> implements Serializable {
    private static final long serialVersionUID = 1L;

    private final String name;
    private String files;
    private String target;

    @DataBoundConstructor
    public DataInput(String name) {
        this.name = name;
    }

    public String getName() {
        return name;
    }

    /** {@code null} for data that the build has recorded under this name. */
    public String getFiles() {
        return files;
    }

    @DataBoundSetter
    public void setFiles(String files) {
        this.files = Util.fixEmptyAndTrim(files);
    }

    public String getTarget() {
        return target;
    }

    @DataBoundSetter
    public void setTarget(String target) {
        this.target = Util.fixEmptyAndTrim(target);
    }

    TrainingOptions.DataInput option() {
        return new TrainingOptions.DataInput(name, files, target);
    }

    @Extension
    public static final class DescriptorImpl extends Descriptor<DataInput> {
        @Override
        public String getDisplayName() {
            return Messages.DataInput_DisplayName();
        }
    }
}
