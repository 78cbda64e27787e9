package io.jenkins.plugins.mlstages.engine.registry;

import java.util.List;

/**
 * Whether the files of a model are what was written.
 *
 * @param model full name
 * @param whole true when nothing is wrong
 * @param line number of the first line of the log that was altered, removed or moved; 0 when the log is whole
 * @param lines how many lines were found whole, up to there
 * @param hash hash of the last of them; noted elsewhere it can later prove that this history was not rewritten
 * @param findings what is wrong, one sentence each, the log's first
 * @param notes what is not wrong but worth knowing, such as a line that a crash left unfinished
 */
public record AuditReport(
        String model, boolean whole, long line, long lines, String hash, List<String> findings, List<String> notes) {
    public AuditReport {
        findings = List.copyOf(findings);
        notes = List.copyOf(notes);
    }
}
