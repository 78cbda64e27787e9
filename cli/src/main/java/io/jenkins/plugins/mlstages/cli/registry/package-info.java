/**
 * The commands that work on the local store's model registry.
 */
package io.jenkins.plugins.mlstages.cli.registry;
