/** Expectations of data: rules like gates, judged by a dataset's profile and what was asked of its rows. */
package io.jenkins.plugins.mlstages.engine.expectation;
