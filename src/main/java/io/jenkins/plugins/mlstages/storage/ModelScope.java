package io.jenkins.plugins.mlstages.storage;

import hudson.model.AbstractProject;
import hudson.model.ItemGroup;
import hudson.model.Job;
import io.jenkins.plugins.mlstages.engine.record.ModelName;
import io.jenkins.plugins.mlstages.engine.record.ModelReference;

/**
 * How jobs of one folder name models: {@code price-up} lies in that folder, {@code /price-up} at the root.
 *
 * @param folder full name of the folder, {@code ""} for the root
 */
public record ModelScope(String folder) {
    /**
     * The scope of a job: the folder that it lies in; for a branch, its multibranch project. A configuration of a matrix
     * and a module of a Maven project are parts of their project, so they have its scope.
     */
    public static ModelScope of(Job<?, ?> job) {
        Job<?, ?> whole = job instanceof AbstractProject<?, ?> project ? project.getRootProject() : job;
        ItemGroup<?> parent = whole.getParent();
        return new ModelScope(parent.getFullName());
    }

    /**
     * The full name of a model.
     *
     * @throws io.jenkins.plugins.mlstages.engine.io.InputException when it is no name of a model
     */
    public ModelName model(String given) {
        return new ModelName(absolute(given));
    }

    /** A version, by number or alias; see {@link #model}. */
    public ModelReference reference(String given) {
        return ModelReference.parse(absolute(given));
    }

    private String absolute(String given) {
        if (given == null || given.isBlank() || given.startsWith("/")) {
            return given == null ? null : given.replaceFirst("^/", "");
        }
        return folder.isEmpty() ? given : folder + "/" + given;
    }
}
