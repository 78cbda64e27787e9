/** What is known of branches where the plugin branch-api is installed. */
package io.jenkins.plugins.mlstages.branches;
