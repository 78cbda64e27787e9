/** What a training leaves behind in its workspace, read into a {@code TrainingRecord}. */
package io.jenkins.plugins.mlstages.engine.training;
