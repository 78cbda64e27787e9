package io.jenkins.plugins.mlstages.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class ProgressTest {
    @Test
    void theLineIsOverwrittenWhileRowsAreReadAndGoneAtTheEnd() {
        ByteArrayOutputStream terminal = new ByteArrayOutputStream();
        AtomicLong rows = new AtomicLong();
        try (Progress progress = new Progress(new PrintStream(terminal, true, StandardCharsets.UTF_8), rows::get)) {
            progress.tick(2);
            assertThat(terminal.size()).as("nothing is read yet").isZero();

            rows.set(1_500_000);
            progress.tick(2.6);
            assertThat(terminal.toString(StandardCharsets.UTF_8)).isEqualTo("\r1,500,000 rows read, 3 s");

            terminal.reset();
            progress.tick(3);
            assertThat(terminal.toString(StandardCharsets.UTF_8)).as("nothing new").isEqualTo("\r" + " ".repeat(24) + "\r");

            rows.set(2_000_000);
            progress.tick(3.5);
            terminal.reset();
        }
        assertThat(terminal.toString(StandardCharsets.UTF_8)).isEqualTo("\r" + " ".repeat(24) + "\r");
    }
}
