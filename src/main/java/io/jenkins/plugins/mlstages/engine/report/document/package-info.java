/** What a report consists of, in no particular form: blocks, lines, tables, charts. */
package io.jenkins.plugins.mlstages.engine.report.document;
