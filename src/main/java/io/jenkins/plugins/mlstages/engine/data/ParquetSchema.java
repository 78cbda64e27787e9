package io.jenkins.plugins.mlstages.engine.data;

import io.jenkins.plugins.mlstages.engine.io.InputException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import org.apache.parquet.format.FieldRepetitionType;
import org.apache.parquet.format.FileMetaData;
import org.apache.parquet.format.SchemaElement;
import org.apache.parquet.format.Util;

/**
 * The footer of a Parquet file.
 *
 * @param footer as the file has it
 * @param columns the flat columns, in order
 */
record ParquetSchema(FileMetaData footer, List<SchemaElement> columns) {
    private static final int TAIL = 8;
    private static final int LARGEST_FOOTER = 1 << 28;

    static ParquetSchema read(DataFile file) throws IOException {
        try (FileChannel channel = FileChannel.open(file.path(), StandardOpenOption.READ)) {
            long size = channel.size();
            ByteBuffer tail = ByteBuffer.allocate(TAIL).order(ByteOrder.LITTLE_ENDIAN);
            String magic = "";
            if (size > TAIL + 4) {
                ChannelRange.readFully(channel, size - TAIL, tail);
                magic = new String(tail.array(), 4, 4, StandardCharsets.ISO_8859_1);
            }
            if (magic.equals("PARE")) {
                throw new InputException(file.name() + " is an encrypted Parquet file, which cannot be read.");
            }
            int length = magic.equals("PAR1") ? tail.getInt(0) : -1;
            if (length < 0 || length > Math.min(LARGEST_FOOTER, size - TAIL - 4)) {
                throw new InputException(
                        file.name() + " is no Parquet file, or breaks off: it lacks the footer at its end.");
            }
            try (InputStream in = new ChannelRange(channel, size - TAIL - length, size - TAIL)) {
                return of(Util.readFileMetaData(in), file);
            } catch (IOException e) {
                throw new InputException(file.name() + " is a damaged Parquet file: its footer cannot be read.", e);
            }
        }
    }

    private static ParquetSchema of(FileMetaData footer, DataFile file) {
        List<SchemaElement> columns = new ArrayList<>();
        for (SchemaElement element : footer.getSchema().subList(1, footer.getSchemaSize())) {
            boolean nested = element.isSetNum_children() && element.getNum_children() > 0 || !element.isSetType();
            if (nested || element.getRepetition_type() == FieldRepetitionType.REPEATED) {
                throw new InputException(file.name() + ", column '" + element.getName()
                        + "': lists, maps and structures are not supported; write flat columns.");
            }
            columns.add(element);
        }
        return new ParquetSchema(footer, columns);
    }

    List<String> names() {
        return columns.stream().map(SchemaElement::getName).toList();
    }
}
