package io.jenkins.plugins.mlstages.spark;

import io.jenkins.plugins.mlstages.engine.io.InputException;
import io.jenkins.plugins.mlstages.engine.profile.ColumnRule;
import io.jenkins.plugins.mlstages.engine.profile.ColumnType;
import io.jenkins.plugins.mlstages.engine.profile.DatasetProfile;
import io.jenkins.plugins.mlstages.engine.profile.ProfileJson;
import java.io.IOException;
import java.io.OutputStream;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;
import org.apache.spark.sql.AnalysisException;
import org.apache.spark.sql.DataFrameReader;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** The job for {@code spark-submit}: profiles files or a table and writes the profile. */
@Command(
        name = "ProfileJob",
        mixinStandardHelpOptions = true,
        description = "Profile what Spark can read; the profile is the very same as that of 'ml-stages profile'.",
        footer = {
            "%nExample:",
            "  spark-submit --class io.jenkins.plugins.mlstages.spark.ProfileJob ml-stages-spark.jar \\",
            "      --input 's3a://bucket/train/*.parquet' --output hdfs:///profiles/train.json",
            "%nA CSV file is read by one task, since a quoted value may hold a line end; if none does, --option multiLine=false",
            "lets Spark split it."
        })
public final class ProfileJob implements Callable<Integer> {
    private static final String TABLE = "table";

    @Option(names = "--input", split = ",", required = true, paramLabel = "PATHS", description = "Paths or patterns, or a table's name.")
    private List<String> input;

    @Option(
            names = "--format",
            paramLabel = "FORMAT",
            description = "csv, json, parquet, table, or any source that Spark knows (default: by the first path's name, else table).")
    private String format;

    @Option(names = "--option", paramLabel = "NAME=VALUE", description = "Option of Spark's reader; repeatable.")
    private Map<String, String> options = Map.of();

    @Option(names = "--types", split = ",", paramLabel = "COLUMN=TYPE", description = "Types of columns (default: inferred).")
    private Map<String, String> types = Map.of();

    @Option(names = "--output", required = true, paramLabel = "FILE", description = "Where the profile is written: any path that Hadoop knows.")
    private String output;

    public static void main(String[] arguments) {
        int exit = commandLine().execute(arguments);
        if (exit != 0) {
            System.exit(exit); // not at success: in cluster mode Spark takes any exit for a failure
        }
    }

    static CommandLine commandLine() {
        return new CommandLine(new ProfileJob()).setExecutionExceptionHandler((e, command, parsed) -> {
            if (e instanceof InputException || e instanceof IOException || e instanceof AnalysisException) {
                command.getErr().println("ProfileJob: " + String.valueOf(e.getMessage()).lines().findFirst().orElse(""));
                return 2;
            }
            throw e;
        });
    }

    @Override
    public Integer call() throws Exception {
        SparkSession spark = SparkSession.builder().appName("ML Stages profile").getOrCreate();
        String source = format == null ? formatOf(input.get(0)) : format.toLowerCase(Locale.ROOT);
        boolean untyped = source.equals("csv") || source.equals("json");
        Dataset<Row> data = read(spark, source);
        Map<String, ColumnRule> rules = new HashMap<>();
        types.forEach((column, type) -> {
            if (!List.of(data.columns()).contains(column)) {
                throw new InputException("--types: there is no column '" + column + "'; the columns are "
                        + String.join(", ", data.columns()) + ".");
            }
            rules.put(column, ColumnRule.given(ColumnType.parse(type)));
        });
        DatasetProfile profile = SparkProfile.of(data, rules, untyped);
        Path path = new Path(output);
        try (FileSystem files = FileSystem.newInstance(path.toUri(), spark.sparkContext().hadoopConfiguration());
                OutputStream out = files.create(path, true)) {
            out.write(ProfileJson.write(profile));
        }
        return 0;
    }

    private Dataset<Row> read(SparkSession spark, String source) {
        if (source.equals(TABLE)) {
            return spark.table(input.get(0));
        }
        DataFrameReader reader = spark.read().format(source);
        if (source.equals("csv")) { // RFC 4180; values stay texts, the engine tells what they mean
            reader = reader.option("header", "true").option("escape", "\"").option("multiLine", "true");
        }
        if (source.equals("json")) {
            reader = reader.option("primitivesAsString", "true");
        }
        return reader.options(options).load(input.toArray(String[]::new));
    }

    private static String formatOf(String path) {
        String name = path.toLowerCase(Locale.ROOT).replaceAll("\\.gz$", "");
        if (name.endsWith(".csv") || name.endsWith(".tsv")) {
            return "csv";
        }
        if (name.endsWith(".json") || name.endsWith(".jsonl") || name.endsWith(".ndjson")) {
            return "json";
        }
        return name.contains("/") || name.endsWith(".parquet") ? "parquet" : TABLE;
    }
}
