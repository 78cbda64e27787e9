package io.jenkins.plugins.mlstages.spark;

import io.jenkins.plugins.mlstages.engine.data.RowBatch;
import io.jenkins.plugins.mlstages.engine.data.TableOptions;
import io.jenkins.plugins.mlstages.engine.io.InputException;
import io.jenkins.plugins.mlstages.engine.profile.ColumnRule;
import io.jenkins.plugins.mlstages.engine.profile.ProfileCollector;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.types.BooleanType;
import org.apache.spark.sql.types.ByteType;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.DateType;
import org.apache.spark.sql.types.DecimalType;
import org.apache.spark.sql.types.DoubleType;
import org.apache.spark.sql.types.FloatType;
import org.apache.spark.sql.types.IntegerType;
import org.apache.spark.sql.types.LongType;
import org.apache.spark.sql.types.ShortType;
import org.apache.spark.sql.types.StringType;
import org.apache.spark.sql.types.StructField;
import org.apache.spark.sql.types.StructType;
import org.apache.spark.sql.types.TimestampNTZType;
import org.apache.spark.sql.types.TimestampType;

/** Turns the rows of a Spark partition into the engine's batches. */
final class SparkRows {
    private static final long DAY = 86_400_000_000L;

    private final List<String> names;
    private final RowBatch batch;
    private final RowBatch.Kind[] kinds;

    /** @param untyped whether strings may mean numbers and points in time, as those of CSV and JSON do */
    SparkRows(StructType schema, boolean untyped) {
        names = Arrays.asList(schema.fieldNames());
        List<RowBatch.Kind> found = new ArrayList<>();
        for (StructField field : schema.fields()) {
            found.add(kind(field, untyped));
        }
        kinds = found.toArray(RowBatch.Kind[]::new);
        batch = new RowBatch(names, found, TableOptions.USUAL_MISSING);
    }

    private static RowBatch.Kind kind(StructField field, boolean untyped) {
        DataType type = field.dataType();
        if (type instanceof StringType) {
            return untyped ? RowBatch.Kind.UNTYPED : RowBatch.Kind.TEXT;
        }
        if (type instanceof ByteType || type instanceof ShortType || type instanceof IntegerType || type instanceof LongType) {
            return RowBatch.Kind.WHOLE_NUMBER;
        }
        if (type instanceof FloatType || type instanceof DoubleType || type instanceof DecimalType) {
            return RowBatch.Kind.NUMBER;
        }
        if (type instanceof BooleanType) {
            return RowBatch.Kind.BOOLEAN;
        }
        if (type instanceof DateType || type instanceof TimestampType || type instanceof TimestampNTZType) {
            return RowBatch.Kind.TIME;
        }
        throw new InputException("The column '" + field.name() + "' has the type " + type.simpleString()
                + ", which cannot be profiled: select columns of numbers, strings, truth values, dates and timestamps.");
    }

    /** Takes in all rows of a partition. */
    ProfileCollector collect(Iterator<Row> rows, Map<String, ColumnRule> rules) {
        ProfileCollector collector = new ProfileCollector(names, new HashMap<>(rules));
        while (rows.hasNext()) {
            add(rows.next());
            if (batch.isFull() || !rows.hasNext()) {
                collector.add(batch.batch());
                batch.clear();
            }
        }
        return collector;
    }

    private void add(Row row) {
        for (int i = 0; i < kinds.length; i++) {
            if (row.isNullAt(i)) {
                batch.setMissing(i);
                continue;
            }
            Object value = row.get(i);
            switch (kinds[i]) {
                case NUMBER -> batch.set(i, ((Number) value).doubleValue());
                case WHOLE_NUMBER -> batch.set(i, ((Number) value).longValue());
                case BOOLEAN -> batch.set(i, (Boolean) value ? 1L : 0L);
                case TIME -> batch.set(i, micros(value));
                case TEXT, UNTYPED -> batch.set(i, value.toString());
            }
        }
        batch.endRow();
    }

    private static long micros(Object time) {
        if (time instanceof LocalDate date) {
            return date.toEpochDay() * DAY;
        }
        if (time instanceof java.sql.Date date) {
            return date.toLocalDate().toEpochDay() * DAY;
        }
        if (time instanceof LocalDateTime moment) {
            return ChronoUnit.MICROS.between(Instant.EPOCH, moment.toInstant(ZoneOffset.UTC));
        }
        Instant instant = time instanceof java.sql.Timestamp stamp ? stamp.toInstant() : (Instant) time;
        return ChronoUnit.MICROS.between(Instant.EPOCH, instant);
    }
}
