/**
 * Everything that decides, free of Jenkins types: the plugin and the command line compile the same files.
 *
 * <p>Inside, arrows point down only: {@code registry, gate, evaluation, drift -> record -> profile -> data -> io}.
 */
package io.jenkins.plugins.mlstages.engine;
