package io.jenkins.plugins.mlstages.engine.drift;

import com.fasterxml.jackson.databind.JsonNode;
import io.jenkins.plugins.mlstages.engine.io.Json;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.GZIPInputStream;

/** The electricity data, read without the engine, and the reference values. */
public final class Electricity {
    public static final List<String> COLUMNS =
            List.of("period", "nswprice", "nswdemand", "vicprice", "vicdemand", "transfer", "class");
    private static List<String[]> rows;

    private Electricity() {}

    /** Text of a column in the rows from {@code first} to before {@code end}. */
    public static String[] text(String column, int first, int end) throws IOException {
        int index = COLUMNS.indexOf(column);
        return rows().subList(first, end).stream().map(r -> r[index]).toArray(String[]::new);
    }

    public static double[] numbers(String column, int first, int end) throws IOException {
        return java.util.Arrays.stream(text(column, first, end))
                .mapToDouble(Double::parseDouble)
                .toArray();
    }

    /** A JSON file beside the tests. */
    public static JsonNode json(String name) throws IOException {
        try (InputStream in = Electricity.class.getResourceAsStream(name)) {
            return Json.mapper().readTree(in);
        }
    }

    private static synchronized List<String[]> rows() throws IOException {
        if (rows == null) {
            List<String[]> read = new ArrayList<>();
            try (BufferedReader in = new BufferedReader(new InputStreamReader(
                    new GZIPInputStream(Electricity.class.getResourceAsStream("electricity.csv.gz")),
                    StandardCharsets.UTF_8))) {
                in.readLine();
                for (String line; (line = in.readLine()) != null; ) {
                    read.add(line.split(","));
                }
            }
            rows = read;
        }
        return rows;
    }
}
