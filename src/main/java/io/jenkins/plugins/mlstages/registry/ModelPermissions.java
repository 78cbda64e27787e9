package io.jenkins.plugins.mlstages.registry;

import hudson.init.InitMilestone;
import hudson.init.Initializer;
import hudson.model.Item;
import hudson.security.Permission;
import hudson.security.PermissionGroup;
import hudson.security.PermissionScope;
import jenkins.model.Jenkins;
import org.jvnet.localizer.Localizable;

/**
 * The permissions of the group "ML Models". They are granted on folders, or on Jenkins itself for models at the root;
 * {@link ModelAccess} says how they are asked.
 */
public final class ModelPermissions {
    public static final PermissionGroup GROUP =
            new PermissionGroup(ModelPermissions.class, Messages._ModelPermissions_Title());

    /** See models, versions and their history, and take their artifacts: whoever may read the folder may do that. */
    public static final Permission VIEW = permission("View", Messages._ModelPermissions_View(), Item.READ);

    /** Add versions, describe and tag them. */
    public static final Permission REGISTER =
            permission("Register", Messages._ModelPermissions_Register(), Jenkins.ADMINISTER);

    /** Move aliases. */
    public static final Permission PROMOTE =
            permission("Promote", Messages._ModelPermissions_Promote(), Jenkins.ADMINISTER);

    /** Record what environments have. */
    public static final Permission DEPLOY =
            permission("Deploy", Messages._ModelPermissions_Deploy(), Jenkins.ADMINISTER);

    /** Archive, restore and delete versions. */
    public static final Permission DELETE =
            permission("Delete", Messages._ModelPermissions_Delete(), Jenkins.ADMINISTER);

    private ModelPermissions() {}

    private static Permission permission(String name, Localizable description, Permission impliedBy) {
        return new Permission(GROUP, name, description, impliedBy, PermissionScope.ITEM_GROUP);
    }

    /** Makes the permissions known before authorization strategies are read from the disk. */
    @Initializer(after = InitMilestone.PLUGINS_PREPARED, before = InitMilestone.SYSTEM_CONFIG_LOADED)
    public static PermissionGroup load() {
        return GROUP;
    }
}
