package io.jenkins.plugins.mlstages.modelpages;

import hudson.Extension;
import hudson.model.Action;
import hudson.model.Item;
import hudson.model.ItemGroup;
import hudson.model.Job;
import java.util.Collection;
import java.util.Set;
import jenkins.model.TransientActionFactory;

/** Gives every kind of folder its page of models, whichever plugin the folder is of. */
@Extension
@SuppressWarnings("rawtypes")
public final class FolderModelsActionFactory extends TransientActionFactory<ItemGroup> {
    @Override
    public Class<ItemGroup> type() {
        return ItemGroup.class;
    }

    @Override
    public Class<FolderModelsAction> actionType() {
        return FolderModelsAction.class;
    }

    @Override
    public Collection<? extends Action> createFor(ItemGroup group) {
        boolean folder = group instanceof Item && !(group instanceof Job);
        return folder ? Set.of(new FolderModelsAction((Item) group)) : Set.of();
    }
}
