package io.jenkins.plugins.mlstages.engine.record;

/**
 * Which rows were judged, whatever was predicted for them: two versions are compared only on the same rows.
 *
 * @param sha256 fingerprint of the rows' ids and labels in any order, or without ids of the labels in the rows' order
 * @param ids whether rows have ids
 * @param rows number of rows
 */
public record EvaluationSet(String sha256, boolean ids, long rows) {}
