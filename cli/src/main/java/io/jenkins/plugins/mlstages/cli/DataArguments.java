package io.jenkins.plugins.mlstages.cli;

import io.jenkins.plugins.mlstages.engine.data.TableFormat;
import io.jenkins.plugins.mlstages.engine.data.TableOptions;
import io.jenkins.plugins.mlstages.engine.io.InputException;
import io.jenkins.plugins.mlstages.engine.io.ListText;
import io.jenkins.plugins.mlstages.engine.io.NamedTexts;
import io.jenkins.plugins.mlstages.engine.profile.ColumnRule;
import io.jenkins.plugins.mlstages.engine.profile.ColumnType;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** The options that say how data files are read; shared by the commands that read raw data. */
public final class DataArguments {
    @Option(names = "--format", paramLabel = "FORMAT", description = "csv, json_lines or parquet (default: by each file's name).")
    private TableFormat format;

    @Option(names = "--delimiter", paramLabel = "CHARACTER", description = "Delimiter of CSV (default: comma; tab for .tsv).")
    private String delimiter;

    @Option(names = "--no-header", description = "CSV files do not name their columns: they are column1, column2, ...")
    private boolean noHeader;

    @Option(names = "--missing", paramLabel = "TEXT", description = "Texts that mean a missing value (default: NA, null, ...).")
    private List<String> missing;

    @Option(
            names = "--types",
            paramLabel = "COLUMN=TYPE",
            description = "Types of columns: numeric, categorical, boolean or datetime (default: inferred).")
    private List<String> types = List.of();

    @Mixin
    private ThreadsOption threads;

    public TableOptions options() {
        TableOptions options = TableOptions.DEFAULT.withFormat(format).withHeader(!noHeader);
        if (delimiter != null) {
            String one = delimiter.equals("\\t") || delimiter.equals("tab") ? "\t" : delimiter;
            if (one.length() != 1) {
                throw new InputException("--delimiter '" + delimiter + "': one character was expected, or \\t for a tab.");
            }
            options = options.withDelimiter(one.charAt(0));
        }
        return missing == null ? options : options.withMissing(new HashSet<>(ListText.ofEach(missing)));
    }

    /** The types that the user set; each must be of a column that is there. */
    public Map<String, ColumnRule> rules(List<String> columns) {
        Map<String, ColumnRule> rules = new HashMap<>();
        NamedTexts.ofColumns("--types", ListText.ofEach(types)).forEach((column, type) -> {
            if (!columns.contains(column)) {
                throw new InputException("--types: there is no column '" + column + "'; the columns are "
                        + String.join(", ", columns) + ".");
            }
            rules.put(column, ColumnRule.given(ColumnType.parse(type)));
        });
        return rules;
    }

    public int threads() {
        return threads.count();
    }
}
