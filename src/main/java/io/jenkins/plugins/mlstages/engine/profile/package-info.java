/**
 * Summaries of datasets that are enough to test for drift without the data.
 *
 * <p>A {@link io.jenkins.plugins.mlstages.engine.profile.DatasetProfile} depends on nothing but the multiset of rows: parts
 * profiled anywhere and merged in any order give the profile of the whole. Tallies are the mutable side, used by one
 * thread; summaries are immutable. Merging is taking several summaries into one tally.
 */
package io.jenkins.plugins.mlstages.engine.profile;
