package io.jenkins.plugins.mlstages.engine.drift;

import io.jenkins.plugins.mlstages.engine.io.InputException;
import io.jenkins.plugins.mlstages.engine.io.ListText;
import io.jenkins.plugins.mlstages.engine.record.ColumnDrift;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** When the data set as a whole has drifted. */
public sealed interface DatasetRule {
    /** True when these columns make the data set a drifted one. */
    boolean detects(List<ColumnDrift> columns);

    /** The rule as a user writes it: {@link #parse} reads it back. */
    String text();

    /** At least one column has drifted. */
    record Any() implements DatasetRule {
        @Override
        public boolean detects(List<ColumnDrift> columns) {
            return columns.stream().anyMatch(ColumnDrift::drifted);
        }

        @Override
        public String text() {
            return "any";
        }
    }

    /**
     * A share of the columns has drifted.
     *
     * @param least the share, above 0, at most 1
     */
    record Share(double least) implements DatasetRule {
        public Share {
            if (!(least > 0 && least <= 1)) {
                throw new InputException("The share of drifted columns is " + least
                        + ", but a number above 0 and up to 1 was expected.");
            }
        }

        @Override
        public boolean detects(List<ColumnDrift> columns) {
            return !columns.isEmpty() && DriftCheck.share(columns) >= least;
        }

        @Override
        public String text() {
            return "share >= " + least;
        }
    }

    /**
     * One of these columns has drifted; the others are only shown.
     *
     * @param columns names, at least one
     */
    record Important(List<String> columns) implements DatasetRule {
        public Important {
            columns = List.copyOf(columns);
            if (columns.isEmpty()) {
                throw new InputException("The data set rule names no important column: write 'columns: a, b'.");
            }
        }

        @Override
        public boolean detects(List<ColumnDrift> all) {
            return all.stream().anyMatch(c -> c.drifted() && columns.contains(c.name()));
        }

        @Override
        public String text() {
            return "columns: " + ListText.text(columns);
        }
    }

    /**
     * Reads {@code any}, {@code share >= 0.5} (or {@code share 0.5}) or {@code columns: a, b}.
     *
     * @throws InputException for anything else
     */
    static DatasetRule parse(String text) {
        String rule = text == null ? "" : text.trim();
        if (rule.toLowerCase(Locale.ROOT).equals("any")) {
            return new Any();
        }
        Matcher share =
                Pattern.compile("share\\s*(?:>=|:|=)?\\s*([0-9.]+)\\s*(%?)").matcher(rule);
        if (share.matches()) {
            try {
                return new Share(
                        Double.parseDouble(share.group(1)) / (share.group(2).isEmpty() ? 1 : 100));
            } catch (NumberFormatException e) {
                throw new InputException("The share in '" + rule + "' is not a number.", e);
            }
        }
        if (rule.startsWith("columns:")) {
            return new Important(ListText.of(rule.substring("columns:".length())));
        }
        throw new InputException(
                "'" + rule + "' is not a data set rule: 'any', 'share >= 0.5' or 'columns: a, b' was expected.");
    }
}
