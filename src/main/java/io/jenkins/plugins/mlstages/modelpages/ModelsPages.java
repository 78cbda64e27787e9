package io.jenkins.plugins.mlstages.modelpages;

/** What the pages of all models and those of a folder's have in common. */
final class ModelsPages {
    static final String ADDRESS = "ml-models";
    static final String ICON = "symbol-cube-outline plugin-ionicons-api";

    private ModelsPages() {}
}
