package io.jenkins.plugins.mlstages.engine.data;

import io.jenkins.plugins.mlstages.engine.io.InputException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import org.apache.parquet.column.ColumnDescriptor;
import org.apache.parquet.format.ConvertedType;
import org.apache.parquet.format.FieldRepetitionType;
import org.apache.parquet.format.LogicalType;
import org.apache.parquet.format.SchemaElement;
import org.apache.parquet.format.TimeUnit;
import org.apache.parquet.io.api.Binary;
import org.apache.parquet.schema.PrimitiveType;
import org.apache.parquet.schema.PrimitiveType.PrimitiveTypeName;
import org.apache.parquet.schema.Type;

/** Which slice the values of a Parquet column become, by its physical and logical type. */
final class ParquetTypes {
    private static final long DAY = 86_400_000_000L;
    private static final long JULIAN_DAY_OF_1970 = 2_440_588;
    private static final double[] POWERS = {
        1e0, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9, 1e10, 1e11, 1e12, 1e13, 1e14, 1e15, 1e16, 1e17, 1e18
    };
    private static final long EXACT = 1L << 53;

    private ParquetTypes() {}

    static ColumnDescriptor descriptor(SchemaElement column) {
        boolean optional = column.getRepetition_type() == FieldRepetitionType.OPTIONAL;
        PrimitiveTypeName physical = column.getType() == org.apache.parquet.format.Type.BYTE_ARRAY
                ? PrimitiveTypeName.BINARY
                : PrimitiveTypeName.valueOf(column.getType().name());
        PrimitiveType type = new PrimitiveType(
                optional ? Type.Repetition.OPTIONAL : Type.Repetition.REQUIRED,
                physical,
                column.getType_length(),
                column.getName());
        return new ColumnDescriptor(new String[] {column.getName()}, type, 0, optional ? 1 : 0);
    }

    static ParquetColumn column(SchemaElement column, ParquetPages pages, int batch, DataFile file) {
        LogicalType logical = column.getLogicalType();
        ConvertedType old = column.getConverted_type();
        boolean decimal = logical != null && logical.isSetDECIMAL() || old == ConvertedType.DECIMAL;
        int scale =
                logical != null && logical.isSetDECIMAL() ? logical.getDECIMAL().getScale() : column.getScale();
        if (decimal && (scale < 0 || scale >= POWERS.length * 3)) {
            throw unsupported(column, file, "decimals of scale " + scale);
        }
        boolean unsigned = logical != null
                        && logical.isSetINTEGER()
                        && !logical.getINTEGER().isIsSigned()
                || old == ConvertedType.UINT_32
                || old == ConvertedType.UINT_64;
        LongSlice.Meaning whole = LongSlice.Meaning.INTEGER;
        LongSlice.Meaning time = LongSlice.Meaning.TIMESTAMP;
        return switch (column.getType()) {
            case BOOLEAN -> ParquetColumn.longs(pages, batch, LongSlice.Meaning.BOOLEAN, v -> v.readBoolean() ? 1 : 0);
            case FLOAT -> ParquetColumn.doubles(pages, batch, v -> v.readFloat());
            case DOUBLE -> ParquetColumn.doubles(pages, batch, v -> v.readDouble());
            case INT96 -> ParquetColumn.longs(pages, batch, time, v -> int96(v.readBytes()));
            case INT32 -> {
                if (logical != null && logical.isSetDATE() || old == ConvertedType.DATE) {
                    yield ParquetColumn.longs(pages, batch, time, v -> v.readInteger() * DAY);
                }
                yield decimal
                        ? ParquetColumn.doubles(pages, batch, v -> scaled(v.readInteger(), scale))
                        : ParquetColumn.longs(
                                pages, batch, whole, v -> unsigned ? v.readInteger() & 0xFFFFFFFFL : v.readInteger());
            }
            case INT64 -> {
                if (decimal) {
                    yield ParquetColumn.doubles(pages, batch, v -> scaled(v.readLong(), scale));
                }
                long unit = microseconds(logical, old);
                if (unit != 0) {
                    yield ParquetColumn.longs(
                            pages,
                            batch,
                            time,
                            v -> unit > 0 ? v.readLong() * unit : Math.floorDiv(v.readLong(), -unit));
                }
                yield unsigned
                        ? ParquetColumn.doubles(pages, batch, v -> unsigned(v.readLong()))
                        : ParquetColumn.longs(pages, batch, whole, v -> v.readLong());
            }
            case BYTE_ARRAY, FIXED_LEN_BYTE_ARRAY -> {
                if (decimal) {
                    yield ParquetColumn.doubles(pages, batch, v -> ParquetColumn.decimal(v.readBytes(), scale));
                }
                if (column.getType() == org.apache.parquet.format.Type.FIXED_LEN_BYTE_ARRAY) {
                    throw unsupported(column, file, "fixed-length binary values");
                }
                yield new ParquetColumn.Texts(pages, batch);
            }
        };
    }

    private static InputException unsupported(SchemaElement column, DataFile file, String what) {
        return new InputException(file.name() + ", column '" + column.getName() + "': " + what
                + " are not supported; write numbers or strings.");
    }

    /** How many microseconds the unit has; negative: how many units a microsecond has; 0: no point in time. */
    private static long microseconds(LogicalType logical, ConvertedType old) {
        if (logical != null && logical.isSetTIMESTAMP()) {
            TimeUnit unit = logical.getTIMESTAMP().getUnit();
            return unit.isSetMILLIS() ? 1000 : unit.isSetMICROS() ? 1 : -1000;
        }
        return old == ConvertedType.TIMESTAMP_MILLIS ? 1000 : old == ConvertedType.TIMESTAMP_MICROS ? 1 : 0;
    }

    private static double scaled(long unscaled, int scale) {
        if (Math.abs(unscaled) <= EXACT && scale < POWERS.length) {
            return unscaled / POWERS[scale];
        }
        return java.math.BigDecimal.valueOf(unscaled, scale).doubleValue();
    }

    private static double unsigned(long value) {
        return value >= 0 ? value : new java.math.BigDecimal(Long.toUnsignedString(value)).doubleValue();
    }

    /** Nanoseconds of the day, then the Julian day. */
    private static long int96(Binary value) {
        ByteBuffer bytes = ByteBuffer.wrap(value.getBytes()).order(ByteOrder.LITTLE_ENDIAN);
        return (bytes.getInt(8) - JULIAN_DAY_OF_1970) * DAY + Math.floorDiv(bytes.getLong(0), 1000L);
    }
}
