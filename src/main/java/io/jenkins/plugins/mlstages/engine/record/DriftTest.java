package io.jenkins.plugins.mlstages.engine.record;

/**
 * One method's answer for one column.
 *
 * @param method identifier, e.g. {@code ks}
 * @param statistic the test statistic or distance, {@code null} when the method does not apply
 * @param pValue uncorrected, {@code null} for distances and when the method does not apply
 * @param reason why the method does not apply, {@code null} if it does
 */
public record DriftTest(String method, Double statistic, Double pValue, String reason) {}
