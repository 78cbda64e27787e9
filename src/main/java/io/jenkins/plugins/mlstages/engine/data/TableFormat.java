package io.jenkins.plugins.mlstages.engine.data;

import java.util.Locale;

/** The forms of tables that can be read; each but Parquet also compressed as {@code .gz}. */
public enum TableFormat {
    /** RFC 4180, with any one-byte delimiter. */
    CSV,
    /** One JSON object a line. */
    JSON_LINES,
    PARQUET;

    /** By the file's name: {@code .parquet}, {@code .jsonl} and {@code .ndjson}; anything else is CSV. */
    public static TableFormat of(String fileName) {
        String name = withoutGz(fileName);
        if (name.endsWith(".parquet")) {
            return PARQUET;
        }
        return name.endsWith(".jsonl") || name.endsWith(".ndjson") ? JSON_LINES : CSV;
    }

    static boolean isGz(String fileName) {
        return fileName.toLowerCase(Locale.ROOT).endsWith(".gz");
    }

    static String withoutGz(String fileName) {
        String name = fileName.toLowerCase(Locale.ROOT);
        return name.endsWith(".gz") ? name.substring(0, name.length() - 3) : name;
    }
}
