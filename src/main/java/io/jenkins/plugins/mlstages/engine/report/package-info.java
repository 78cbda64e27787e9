/**
 * The report of a run for people who are not at its page: one document of what the page shows, written as Markdown or as one
 * HTML file. It is made from the view models alone; nothing here reads a record.
 */
package io.jenkins.plugins.mlstages.engine.report;
