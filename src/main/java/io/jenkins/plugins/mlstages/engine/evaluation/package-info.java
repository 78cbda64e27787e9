/** From predictions to metrics, confidence intervals, slices and curves. */
package io.jenkins.plugins.mlstages.engine.evaluation;
