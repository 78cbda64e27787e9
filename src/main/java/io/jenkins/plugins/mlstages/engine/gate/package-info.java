/** Gates and their verdicts: pure functions from evaluations to decisions. */
package io.jenkins.plugins.mlstages.engine.gate;
