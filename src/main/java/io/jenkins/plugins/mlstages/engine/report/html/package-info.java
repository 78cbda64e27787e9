/** A report as one HTML file that needs nothing else, neither scripts nor the network. */
package io.jenkins.plugins.mlstages.engine.report.html;
