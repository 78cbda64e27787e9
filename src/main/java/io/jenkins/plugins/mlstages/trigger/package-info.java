/** Retraining closes the loop: builds of a job are scheduled when drift of its model, or a failed gate of a version, is found. */
package io.jenkins.plugins.mlstages.trigger;
