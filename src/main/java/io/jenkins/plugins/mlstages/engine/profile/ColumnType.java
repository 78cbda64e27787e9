package io.jenkins.plugins.mlstages.engine.profile;

import com.fasterxml.jackson.annotation.JsonValue;
import io.jenkins.plugins.mlstages.engine.io.InputException;
import java.util.Locale;

/** How a column is treated; decided once, for the reference, and kept in the profile so that current data agrees. */
public enum ColumnType {
    /** Numbers whose order and distance mean something. */
    NUMERIC,
    /** Names, codes and truth values: only equal or not equal. */
    CATEGORICAL,
    BOOLEAN,
    /** Points in time, as seconds since 1970-01-01T00:00Z. */
    DATETIME;

    /** The type with this {@link #id}. */
    public static ColumnType parse(String id) {
        for (ColumnType type : values()) {
            if (type.id().equals(id.strip().toLowerCase(Locale.ROOT))) {
                return type;
            }
        }
        throw new InputException(
                "'" + id + "' is no column type: numeric, categorical, boolean or datetime was expected.");
    }

    /** The name in JSON, on the command line and in pipelines. */
    @JsonValue
    public String id() {
        return name().toLowerCase(Locale.ROOT);
    }
}
