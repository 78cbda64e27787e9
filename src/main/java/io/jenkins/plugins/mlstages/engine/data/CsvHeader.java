package io.jenkins.plugins.mlstages.engine.data;

import io.jenkins.plugins.mlstages.engine.io.InputException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * The first record of a CSV file.
 *
 * @param columns names of the columns
 * @param dataStart offset of the first data record in the (uncompressed) file
 */
record CsvHeader(List<String> columns, long dataStart) {
    private static final int LONGEST = 1 << 22;
    /** So many bytes are read first: most records are shorter. */
    private static final int FIRST = 1 << 14;

    /** @param named whether the first record holds names; else they are made up, and the record is data */
    static CsvHeader read(InputStream in, String file, byte delimiter, boolean named) throws IOException {
        byte[] bytes = new byte[0];
        CsvHeader header = null;
        for (int length = FIRST; header == null; length = Math.min(LONGEST, 4 * length)) {
            int before = bytes.length;
            byte[] more = in.readNBytes(length - before);
            bytes = Arrays.copyOf(bytes, before + more.length);
            System.arraycopy(more, 0, bytes, before, more.length);
            boolean all = bytes.length < length || length == LONGEST;
            header = read(bytes, all, file, delimiter, named);
        }
        return header;
    }

    /** @return {@code null} if the record goes on behind the bytes, unless they are all */
    private static CsvHeader read(byte[] bytes, boolean all, String file, byte delimiter, boolean named)
            throws IOException {
        int from = byteOrderMark(bytes, file);
        while (from < bytes.length && (bytes[from] == '\n' || bytes[from] == '\r')) {
            from++;
        }
        if (from == bytes.length && all) {
            throw new InputException(file + " is empty: expected a line with the names of the columns.");
        }
        List<String> values = new ArrayList<>();
        int end = record(bytes, all, from, delimiter, values, file);
        if (end < 0) {
            return null;
        }
        return named ? new CsvHeader(named(values, file), end) : new CsvHeader(numbered(values.size()), from);
    }

    private static int byteOrderMark(byte[] b, String file) {
        if (b.length >= 2
                && (b[0] == (byte) 0xFE && b[1] == (byte) 0xFF || b[0] == (byte) 0xFF && b[1] == (byte) 0xFE)) {
            throw new InputException(file + " is written in UTF-16: expected UTF-8.");
        }
        return b.length >= 3 && b[0] == (byte) 0xEF && b[1] == (byte) 0xBB && b[2] == (byte) 0xBF ? 3 : 0;
    }

    /** @return where the next record starts, -1 if this one goes on behind the bytes, unless they are all */
    private static int record(byte[] bytes, boolean all, int from, byte delimiter, List<String> values, String file)
            throws IOException {
        byte[] value = new byte[bytes.length - from];
        int length = 0;
        boolean inside = false;
        boolean start = true;
        for (int at = from; ; at++) {
            boolean over = at >= bytes.length;
            byte c = over ? (byte) '\n' : bytes[at];
            if (over && !all) {
                return -1;
            }
            if (inside && over) {
                throw new InputException(
                        file + ", line 1: a quote is opened and not closed within " + LONGEST + " bytes.");
            }
            if (over && at == LONGEST) {
                throw new InputException(file + ", line 1: the line is longer than " + LONGEST
                        + " bytes: expected the names of the columns, or the first row.");
            }
            if (inside) {
                if (c == '"' && at + 1 < bytes.length && bytes[at + 1] == '"') {
                    value[length++] = c;
                    at++;
                } else if (c == '"') {
                    inside = false;
                } else {
                    value[length++] = c;
                }
            } else if (start && c == '"') {
                inside = true;
                start = false;
            } else if (c == delimiter || c == '\n') {
                boolean carriage = c == '\n' && length > 0 && value[length - 1] == '\r';
                values.add(text(value, carriage ? length - 1 : length, file));
                if (c == '\n') {
                    return Math.min(at + 1, bytes.length);
                }
                length = 0;
                start = true;
            } else if (c == '\r' && at + 1 < bytes.length && bytes[at + 1] != '\n') {
                throw new InputException(
                        file + ", line 1: a carriage return stands alone: lines that end with a line feed,"
                                + " or with both, were expected.");
            } else {
                value[length++] = c;
                start = false;
            }
        }
    }

    private static String text(byte[] value, int length, String file) throws IOException {
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(value, 0, length))
                    .toString();
        } catch (CharacterCodingException e) {
            throw new InputException(file + ", line 1: the text is not UTF-8.", e);
        }
    }

    private static List<String> named(List<String> values, String file) {
        Set<String> seen = new HashSet<>();
        List<String> names = new ArrayList<>();
        for (int i = 0; i < values.size(); i++) {
            String bare = values.get(i).strip();
            String name = bare.isEmpty() ? "Unnamed: " + i : bare; // as pandas calls the index column that it wrote
            if (!seen.add(name)) {
                throw new InputException(file + ", line 1: the column '" + name + "' is there twice.");
            }
            names.add(name);
        }
        return List.copyOf(names);
    }

    private static List<String> numbered(int count) {
        List<String> names = new ArrayList<>();
        for (int i = 1; i <= count; i++) {
            names.add("column" + i);
        }
        return List.copyOf(names);
    }
}
