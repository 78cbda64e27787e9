package io.jenkins.plugins.mlstages.spark;

import io.jenkins.plugins.mlstages.engine.profile.ColumnRule;
import io.jenkins.plugins.mlstages.engine.profile.ColumnType;
import io.jenkins.plugins.mlstages.engine.profile.DatasetProfile;
import io.jenkins.plugins.mlstages.engine.profile.ProfileJson;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.types.StructType;

/**
 * Profiles any Spark dataset by partial aggregation: each partition on its executor, the profiles merged as a tree. However
 * the rows are partitioned, the profile is the one that a single pass gives.
 */
public final class SparkProfile {
    private static final int TREE_DEPTH = 2;
    private static final String PART = "a partition's profile";

    private SparkProfile() {}

    /**
     * @param rules for columns whose type is not to be inferred
     * @param untyped whether strings may mean numbers and points in time, as those of CSV and JSON do
     * @throws io.jenkins.plugins.mlstages.engine.io.InputException for a column of a type that cannot be profiled
     */
    public static DatasetProfile of(Dataset<Row> data, Map<String, ColumnRule> rules, boolean untyped) {
        StructType schema = data.schema();
        new SparkRows(schema, untyped); // refuses types before any work is done
        HashMap<String, String[]> sent = new HashMap<>();
        rules.forEach((name, rule) -> sent.put(name, written(rule)));
        JavaRDD<byte[]> parts = data.toJavaRDD().mapPartitions(rows -> List.of(ProfileJson.write(
                        new SparkRows(schema, untyped).collect(rows, read(sent)).profile()))
                .iterator());
        List<String> names = new ArrayList<>(Arrays.asList(schema.fieldNames()));
        byte[] none = ProfileJson.write(DatasetProfile.empty(names, rules));
        byte[] all = parts.treeAggregate(none, SparkProfile::merged, SparkProfile::merged, TREE_DEPTH);
        return ProfileJson.read(all, PART);
    }

    private static byte[] merged(byte[] one, byte[] other) {
        return ProfileJson.write(ProfileJson.read(one, PART).plus(ProfileJson.read(other, PART)));
    }

    private static String[] written(ColumnRule rule) {
        return new String[] {rule.type() == null ? "" : rule.type().id(), Boolean.toString(rule.verbatim())};
    }

    private static Map<String, ColumnRule> read(Map<String, String[]> sent) {
        Map<String, ColumnRule> rules = new HashMap<>();
        sent.forEach((name, rule) -> rules.put(
                name,
                new ColumnRule(
                        rule[0].isEmpty() ? null : ColumnType.parse(rule[0]),
                        Boolean.parseBoolean(rule[1]))));
        return rules;
    }
}
