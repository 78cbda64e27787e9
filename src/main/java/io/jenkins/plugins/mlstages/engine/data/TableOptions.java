package io.jenkins.plugins.mlstages.engine.data;

import io.jenkins.plugins.mlstages.engine.io.InputException;
import java.util.Set;

/**
 * How to read files.
 *
 * @param format {@code null}: by each file's name, see {@link TableFormat#of}
 * @param delimiter of CSV; 0: tab for {@code .tsv}, else comma
 * @param header whether the first record of a CSV file names the columns; else they are {@code column1}, {@code column2}, ...
 * @param missing texts that stand for a missing value, beside the empty one
 */
public record TableOptions(TableFormat format, char delimiter, boolean header, Set<String> missing) {
    /** What pandas takes as missing, without its spellings of NaN: those are counted on their own in numeric columns. */
    public static final Set<String> USUAL_MISSING =
            Set.of("NA", "N/A", "n/a", "<NA>", "#N/A", "#N/A N/A", "#NA", "NULL", "null", "None");

    public static final TableOptions DEFAULT = new TableOptions(null, (char) 0, true, USUAL_MISSING);

    public TableOptions {
        missing = Set.copyOf(missing);
        if (delimiter == '"' || delimiter == '\n' || delimiter == '\r' || delimiter > 127) {
            throw new InputException(
                    "The delimiter must be one ASCII character other than a quote or a line end, such as ; or |.");
        }
    }

    public TableOptions withFormat(TableFormat other) {
        return new TableOptions(other, delimiter, header, missing);
    }

    public TableOptions withDelimiter(char other) {
        return new TableOptions(format, other, header, missing);
    }

    public TableOptions withHeader(boolean other) {
        return new TableOptions(format, delimiter, other, missing);
    }

    public TableOptions withMissing(Set<String> others) {
        return new TableOptions(format, delimiter, header, others);
    }

    TableFormat formatOf(DataFile file) {
        return format == null ? TableFormat.of(file.name()) : format;
    }

    byte delimiterOf(DataFile file) {
        if (delimiter != 0) {
            return (byte) delimiter;
        }
        return (byte) (TableFormat.withoutGz(file.name()).endsWith(".tsv") ? '\t' : ',');
    }
}
