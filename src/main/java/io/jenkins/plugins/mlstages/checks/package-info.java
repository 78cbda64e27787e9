/** Checks of commits and change requests where the plugin checks-api is installed. */
package io.jenkins.plugins.mlstages.checks;
