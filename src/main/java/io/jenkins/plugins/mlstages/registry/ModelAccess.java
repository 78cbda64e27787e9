package io.jenkins.plugins.mlstages.registry;

import hudson.model.Item;
import hudson.model.ItemGroup;
import hudson.model.Job;
import hudson.security.ACL;
import hudson.security.ACLContext;
import hudson.security.AccessControlled;
import hudson.security.AccessDeniedException3;
import hudson.security.Permission;
import io.jenkins.plugins.mlstages.config.MlStagesConfiguration;
import io.jenkins.plugins.mlstages.engine.io.InputException;
import io.jenkins.plugins.mlstages.engine.record.ModelName;
import io.jenkins.plugins.mlstages.storage.ModelScope;
import java.util.Optional;
import jenkins.model.Jenkins;
import org.springframework.security.core.Authentication;

/**
 * What somebody may do with models: the one place where that is decided, for steps and pages alike.
 *
 * <ul>
 *   <li>A model belongs to its folder, {@code team-a} for {@code team-a/price-up}; that folder's ACL is asked, and Jenkins's
 *       own for models at the root. Models of a folder that is gone are for administrators only.
 *   <li>Reading needs {@link ModelPermissions#VIEW}, which Item.READ implies, in the folder and all folders above it.
 *   <li>A change needs its permission in the folder. A job, besides, changes models of its own folder and below only, unless
 *       it runs as a user (not as Jenkins itself, which may do everything) or the administrator has lifted that rule.
 * </ul>
 *
 * @param who the user, or whom the build runs as
 * @param job the job whose build asks, {@code null} when a person does
 */
public record ModelAccess(Authentication who, Job<?, ?> job) {
    /** For a person at a page. */
    public static ModelAccess of(Authentication who) {
        return new ModelAccess(who, null);
    }

    /**
     * Whether builds of a job, wherever it lies, are believed what versions of a model see in use: those that could deploy
     * them without being a user.
     */
    public static boolean mayTell(Job<?, ?> job, ModelName model) {
        return new ModelAccess(ACL.SYSTEM2, job).mayDeploy(model);
    }

    public boolean mayRead(ModelName model) {
        Optional<AccessControlled> folder = folder(model);
        if (folder.isEmpty()) {
            return isAdministrator();
        }
        if (!(folder.get() instanceof Item)) {
            return has(folder.get(), ModelPermissions.VIEW);
        }
        for (Object at = folder.get(); at instanceof Item item; at = item.getParent()) {
            if (!has(item, ModelPermissions.VIEW)) {
                return false;
            }
        }
        return true;
    }

    public boolean mayRegister(ModelName model) {
        return may(ModelPermissions.REGISTER, model);
    }

    public boolean mayPromote(ModelName model) {
        return may(ModelPermissions.PROMOTE, model);
    }

    public boolean mayDeploy(ModelName model) {
        return may(ModelPermissions.DEPLOY, model);
    }

    public boolean mayDelete(ModelName model) {
        return may(ModelPermissions.DELETE, model);
    }

    /**
     * @param permission one of {@link ModelPermissions}
     */
    public boolean may(Permission permission, ModelName model) {
        return permission == ModelPermissions.VIEW
                ? mayRead(model)
                : refusal(permission, model).isEmpty();
    }

    /**
     * For steps.
     *
     * @throws InputException with the sentence that says what is missing
     */
    public void check(Permission permission, ModelName model) {
        refusal(permission, model).ifPresent(sentence -> {
            throw new InputException(sentence);
        });
    }

    /**
     * For endpoints.
     *
     * @throws AccessDeniedException3 when it is not allowed
     */
    public void checkPermission(Permission permission, ModelName model) {
        if (!may(permission, model)) {
            throw new AccessDeniedException3(who, permission);
        }
    }

    private Optional<String> refusal(Permission permission, ModelName model) {
        Optional<AccessControlled> folder = folder(model);
        if (folder.isEmpty() && permission == ModelPermissions.REGISTER && isAdministrator()) {
            return Optional.of("No version of '" + model + "' can be registered: there is no folder '" + model.folder()
                    + "' that the model could belong to.");
        }
        boolean permitted = folder.map(f -> has(f, permission)).orElseGet(this::isAdministrator);
        if (!permitted) {
            return Optional.of("'" + who.getName() + "' may not change the model '" + model + "': the permission "
                    + ModelPermissions.GROUP.title + "/" + permission.name + " is missing "
                    + (model.folder().isEmpty() ? "at the root." : "in the folder '" + model.folder() + "'."));
        }
        if (job != null
                && ACL.SYSTEM2.equals(who)
                && !inTree(model)
                && !MlStagesConfiguration.get().isModelsOfOtherFolders()) {
            return Optional.of("The job '" + job.getFullName() + "' may not change the model '" + model
                    + "': a job changes models of its own folder '"
                    + ModelScope.of(job).folder()
                    + "' and below only, unless its builds run as a user who has the permission "
                    + ModelPermissions.GROUP.title
                    + "/" + permission.name + " there.");
        }
        return Optional.empty();
    }

    private boolean inTree(ModelName model) {
        String own = ModelScope.of(job).folder();
        return own.isEmpty() || model.folder().equals(own) || model.folder().startsWith(own + "/");
    }

    boolean isAdministrator() {
        return has(Jenkins.get(), Jenkins.ADMINISTER);
    }

    private boolean has(AccessControlled place, Permission permission) {
        return place.getACL().hasPermission2(who, permission);
    }

    /** Where the model belongs; empty when that folder is gone. Whoever asks need not see it. */
    private static Optional<AccessControlled> folder(ModelName model) {
        if (model.folder().isEmpty()) {
            return Optional.of(Jenkins.get());
        }
        try (ACLContext system = ACL.as2(ACL.SYSTEM2)) {
            Item item = Jenkins.get().getItemByFullName(model.folder());
            return item instanceof ItemGroup ? Optional.of(item) : Optional.empty();
        }
    }
}
