/** A report as Markdown, in the dialect of GitHub, GitLab and others. */
package io.jenkins.plugins.mlstages.engine.report.markdown;
