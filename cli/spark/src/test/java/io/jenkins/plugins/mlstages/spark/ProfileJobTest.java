package io.jenkins.plugins.mlstages.spark;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.jenkins.plugins.mlstages.engine.data.DataFiles;
import io.jenkins.plugins.mlstages.engine.data.Table;
import io.jenkins.plugins.mlstages.engine.data.TableOptions;
import io.jenkins.plugins.mlstages.engine.io.Json;
import io.jenkins.plugins.mlstages.engine.profile.ColumnType;
import io.jenkins.plugins.mlstages.engine.profile.DatasetProfile;
import io.jenkins.plugins.mlstages.engine.profile.ProfileJson;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.functions;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ProfileJobTest {
    private static final int ROWS = 130_000;

    @TempDir
    static Path folder;

    private static SparkSession spark;

    @BeforeAll
    static void start() throws IOException {
        spark = SparkSession.builder()
                .master("local[2]")
                .config("spark.ui.enabled", "false")
                .config("spark.sql.session.timeZone", "UTC")
                .config("spark.driver.bindAddress", "127.0.0.1")
                .config("spark.driver.host", "127.0.0.1")
                .config("spark.sql.files.maxPartitionBytes", "1m")
                .config("spark.sql.warehouse.dir", folder.resolve("warehouse").toString())
                .getOrCreate();
        Random random = new Random(11);
        List<String> lines = new ArrayList<>(List.of("normal,price,code,day,id,note"));
        for (int i = 0; i < ROWS; i++) {
            lines.add(String.format(
                    Locale.ROOT,
                    "%s,%s,%d,2024-0%d-01,id-%s,\"a, \"\"%d\"\"\"",
                    random.nextGaussian(),
                    random.nextInt(50) == 0 ? "NA" : random.nextInt(100_000) / 100.0,
                    random.nextInt(3),
                    1 + random.nextInt(9),
                    Integer.toString(random.nextInt(40_000), 36),
                    random.nextInt(7)));
        }
        Files.write(folder.resolve("data.csv"), lines);
    }

    @AfterAll
    static void stop() {
        spark.stop();
    }

    private static DatasetProfile singlePass(String file) throws IOException {
        Table table = Table.open(DataFiles.find(folder, List.of(file)), TableOptions.DEFAULT);
        return DatasetProfile.of(table, table.columns(), Map.of(), 1);
    }

    private static int run(StringWriter err, String... arguments) {
        return ProfileJob.commandLine().setErr(new PrintWriter(err, true)).execute(arguments);
    }

    private static void assertSame(DatasetProfile one, DatasetProfile other) {
        assertThat(withoutSums(one)).isEqualTo(withoutSums(other));
        for (String x : one.coMoments().columns()) {
            for (String y : one.coMoments().columns()) {
                double scale = Math.sqrt(one.coMoments().covariance(x, x) * one.coMoments().covariance(y, y));
                assertThat(one.coMoments().covariance(x, y))
                        .isCloseTo(other.coMoments().covariance(x, y), within(1e-12 * scale));
            }
        }
    }

    private static ObjectNode withoutSums(DatasetProfile profile) {
        ObjectNode tree = Json.tree(ProfileJson.write(profile), "the profile");
        tree.remove(List.of("coMoments", "sha256"));
        return tree;
    }

    @Test
    void theProfileOfManyPartitionsOfCsvEqualsTheSinglePassOne() throws IOException {
        Path output = folder.resolve("csv.json");
        String input = folder.resolve("data.csv").toString();
        assertThat(run(new StringWriter(), "--input", input, "--output", output.toString(), "--option", "multiLine=false"))
                .isZero();
        assertThat(spark.read().csv(input).rdd().getNumPartitions()).isGreaterThan(3);
        DatasetProfile single = singlePass("data.csv");
        assertThat(single.column("normal").exact()).isFalse();
        assertThat(single.column("id").exact()).isFalse();
        assertSame(ProfileJson.read(Files.readAllBytes(output), "csv.json"), single);
    }

    @Test
    void typedColumnsOfParquetGiveTheSameProfileAsOurReader() throws IOException {
        Dataset<Row> typed = spark.range(0, 50_000, 1, 6).select(
                functions.col("id"),
                functions.col("id").multiply(0.25).alias("real"),
                functions.col("id").cast("decimal(12,2)").alias("money"),
                functions.expr("id % 3 = 0").alias("flag"),
                functions.expr("date_add(date '2024-01-01', cast(id % 400 as int))").alias("day"),
                functions.expr("timestamp_micros(1700000000000000 + id * 1500000)").alias("moment"),
                functions.expr("concat('0', cast(id % 9 as string))").alias("zip"),
                functions.expr("if(id % 10 = 1, null, cast(id as float))").alias("gaps"));
        typed.write().parquet(folder.resolve("typed").toString());
        Path output = folder.resolve("typed.json");
        assertThat(run(new StringWriter(), "--input", folder.resolve("typed").toString(), "--output", output.toString()))
                .isZero();
        DatasetProfile profile = ProfileJson.read(Files.readAllBytes(output), "typed.json");
        assertSame(profile, singlePass("typed/*.parquet"));
        assertThat(profile.column("zip").type()).isEqualTo(ColumnType.CATEGORICAL);
        assertThat(profile.column("moment").type()).isEqualTo(ColumnType.DATETIME);
        assertThat(profile.numbers("moment").minimum()).isEqualTo(1_700_000_000);
    }

    @Test
    void aTableIsProfiledByItsNameAndTypesCanBeSet() throws IOException {
        spark.range(100).selectExpr("id", "id % 2 as class").createOrReplaceTempView("small");
        Path output = folder.resolve("table.json");
        assertThat(run(new StringWriter(), "--input", "small", "--types", "class=numeric", "--output", output.toString())).isZero();
        DatasetProfile profile = ProfileJson.read(Files.readAllBytes(output), "table.json");
        assertThat(profile.rows()).isEqualTo(100);
        assertThat(profile.column("class").type()).isEqualTo(ColumnType.NUMERIC);
    }

    @Test
    void badInputIsOneSentence() {
        spark.range(3).selectExpr("array(id) as list").createOrReplaceTempView("nested");
        StringWriter err = new StringWriter();
        assertThat(run(err, "--input", "nested", "--output", folder.resolve("x.json").toString())).isEqualTo(2);
        assertThat(err.toString()).startsWith("ProfileJob: The column 'list' has the type array<bigint>");
        StringWriter other = new StringWriter();
        assertThat(run(other, "--input", folder.resolve("none.csv").toString(), "--output", "x.json")).isEqualTo(2);
        assertThat(other.toString()).contains("none.csv").doesNotContain("\tat ");
    }
}
