/**
 * {@code ml-stages serve}: the plugin's own pages on a local store, by the JDK's web server. The pages' modules and the views
 * are those of the plugin; only the shells around them and the addresses are made here.
 */
package io.jenkins.plugins.mlstages.cli.serve;
