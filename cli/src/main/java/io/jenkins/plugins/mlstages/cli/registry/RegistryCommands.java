package io.jenkins.plugins.mlstages.cli.registry;

import java.util.List;

/** The commands of this package, in the order in which help shows them. */
public final class RegistryCommands {
    private RegistryCommands() {}

    public static List<Class<?>> all() {
        return List.of(
                RegisterCommand.class,
                ModelsCommand.class,
                VersionsCommand.class,
                ShowCommand.class,
                PromoteCommand.class,
                RollbackCommand.class,
                AliasCommand.class,
                DeployCommand.class,
                UndeployCommand.class,
                FetchCommand.class,
                LineageCommand.class,
                WhichCommand.class,
                AuditCommand.class,
                TagCommand.class,
                DescribeCommand.class,
                ArchiveCommand.class,
                RestoreCommand.class,
                DeleteCommand.class,
                GcCommand.class);
    }
}
