package io.jenkins.plugins.mlstages.engine.data;

import java.io.IOException;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.Arrays;
import java.util.BitSet;
import org.apache.parquet.column.Dictionary;
import org.apache.parquet.column.values.ValuesReader;
import org.apache.parquet.io.api.Binary;

/** Reads the values of one column of a row group, batch by batch, into slices of the kind that suits the column's type. */
abstract class ParquetColumn {
    final ParquetPages pages;
    final BitSet absent = new BitSet();

    private ParquetColumn(ParquetPages pages) {
        this.pages = pages;
    }

    /** Reads the next rows. */
    final ColumnSlice read(int rows) throws IOException {
        absent.clear();
        start();
        for (int row = 0; row < rows; ) {
            int to = Math.min(rows, row + pages.available());
            startPage();
            for (; row < to; row++) {
                if (pages.nextPresent()) {
                    take(row, pages.values());
                } else {
                    absent.set(row);
                    leave(row);
                }
            }
        }
        return slice();
    }

    void start() {}

    void startPage() throws IOException {}

    void leave(int row) {}

    abstract void take(int row, ValuesReader values);

    abstract ColumnSlice slice();

    /** One value as a floating-point number. */
    interface ToDouble {
        double next(ValuesReader values);
    }

    /** One value as a whole number. */
    interface ToLong {
        long next(ValuesReader values);
    }

    static ParquetColumn doubles(ParquetPages pages, int batch, ToDouble read) {
        double[] numbers = new double[batch];
        return new ParquetColumn(pages) {
            @Override
            void take(int row, ValuesReader values) {
                numbers[row] = read.next(values);
            }

            @Override
            ColumnSlice slice() {
                return new DoubleSlice(numbers, absent);
            }
        };
    }

    static ParquetColumn longs(ParquetPages pages, int batch, LongSlice.Meaning meaning, ToLong read) {
        long[] numbers = new long[batch];
        return new ParquetColumn(pages) {
            @Override
            void take(int row, ValuesReader values) {
                numbers[row] = read.next(values);
            }

            @Override
            ColumnSlice slice() {
                return new LongSlice(numbers, absent, meaning);
            }
        };
    }

    /** A decimal number of any size. */
    static double decimal(Binary unscaled, int scale) {
        return new BigDecimal(new BigInteger(unscaled.getBytes()), scale).doubleValue();
    }

    /** Texts; those of a dictionary are not copied for each row. */
    static final class Texts extends ParquetColumn {
        private static final int PAD = 16;

        private final int[] starts;
        private final int[] ends;
        private byte[] bytes = new byte[1 << 12];
        private Dictionary known;
        private int[] offsets = new int[1];
        private int dictionaryEnd = PAD;
        private int end;
        private boolean coded;

        Texts(ParquetPages pages, int batch) {
            super(pages);
            starts = new int[batch];
            ends = new int[batch];
        }

        @Override
        void start() {
            end = dictionaryEnd;
        }

        @Override
        void startPage() {
            Dictionary dictionary = pages.dictionary();
            coded = dictionary != null;
            if (coded && dictionary != known) {
                known = dictionary;
                offsets = new int[dictionary.getMaxId() + 2];
                offsets[0] = PAD;
                end = PAD;
                for (int id = 0; id <= dictionary.getMaxId(); id++) {
                    append(dictionary.decodeToBinary(id));
                    offsets[id + 1] = end;
                }
                dictionaryEnd = end;
            }
        }

        private void append(Binary text) {
            int length = text.length();
            if (end + length + PAD > bytes.length) {
                bytes = Arrays.copyOf(bytes, Math.max(bytes.length * 2, end + length + PAD));
            }
            System.arraycopy(text.getBytesUnsafe(), 0, bytes, end, length);
            end += length;
        }

        @Override
        void take(int row, ValuesReader values) {
            if (coded) {
                int id = values.readValueDictionaryId();
                starts[row] = offsets[id];
                ends[row] = offsets[id + 1];
            } else {
                starts[row] = end;
                append(values.readBytes());
                ends[row] = end;
            }
        }

        @Override
        void leave(int row) {
            starts[row] = PAD;
            ends[row] = PAD;
        }

        @Override
        ColumnSlice slice() {
            return new TextSlice(bytes, starts, ends);
        }
    }
}
