package io.jenkins.plugins.mlstages.engine.registry;

import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import io.jenkins.plugins.mlstages.engine.record.RunRef;
import java.time.Instant;

/**
 * One line of a model's log.
 *
 * @param line number of the line, from 1
 * @param previous hash of the line before, 64 zeros in the first
 * @param time when; never earlier than the line before
 * @param by who
 * @param comment why, {@code null} if nothing was said
 * @param run the run that did it, {@code null} if none
 * @param event what
 * @param hash SHA-256 of the line's bytes up to {@code ,"hash":}, in its JSON form the last member
 */
@JsonPropertyOrder({"line", "previous", "time", "by", "comment", "run", "event", "hash"})
public record LogEntry(
        long line, String previous, Instant time, String by, String comment, RunRef run, Event event, String hash) {
    static final String BEFORE_FIRST = "0".repeat(64);
}
