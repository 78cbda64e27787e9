/** Runs of trainings while they go on, as their code reports them: one append-only log for each, and what it amounts to. */
package io.jenkins.plugins.mlstages.engine.tracking;
