/** The pages of the model registry, for all models and for those of a folder, and their data. */
package io.jenkins.plugins.mlstages.modelpages;
