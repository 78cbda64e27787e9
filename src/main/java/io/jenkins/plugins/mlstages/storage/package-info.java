/** Where a Jenkins controller keeps what the stages produce: records in the build's folder, versions in the registry. */
package io.jenkins.plugins.mlstages.storage;
