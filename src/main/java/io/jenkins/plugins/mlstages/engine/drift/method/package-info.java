/**
 * One small class for each way to compare the reference's and the current values of one column. All work in one walk over
 * the sorted distinct values (or categories) with their counts, so exact and gridded data take the same path.
 */
package io.jenkins.plugins.mlstages.engine.drift.method;
