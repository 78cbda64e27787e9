/**
 * Has the data changed? Methods to compare a column, the rules that decide from their answers, and the check that makes the
 * content of a drift record from two profiles.
 */
package io.jenkins.plugins.mlstages.engine.drift;
