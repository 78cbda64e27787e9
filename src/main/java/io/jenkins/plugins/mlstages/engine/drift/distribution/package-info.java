/** Probability distributions that the drift tests need and Apache Commons Math does not have in this form. */
package io.jenkins.plugins.mlstages.engine.drift.distribution;
