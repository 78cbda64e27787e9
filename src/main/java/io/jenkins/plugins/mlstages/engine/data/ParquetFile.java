package io.jenkins.plugins.mlstages.engine.data;

import io.jenkins.plugins.mlstages.engine.io.InputException;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.function.Consumer;
import org.apache.parquet.format.ColumnMetaData;
import org.apache.parquet.format.RowGroup;
import org.apache.parquet.io.ParquetDecodingException;

/** A Parquet file; its row groups are the pieces. */
final class ParquetFile implements Pieces {
    private static final int BATCH = 4_096;

    private final DataFile file;
    private final ParquetSchema schema;
    private final List<String> wanted;
    private final int[] indices;
    private final FileChannel channel;
    private int next;
    private long firstRow;

    private ParquetFile(DataFile file, ParquetSchema schema, List<String> wanted, int[] indices, FileChannel channel) {
        this.file = file;
        this.schema = schema;
        this.wanted = wanted;
        this.indices = indices;
        this.channel = channel;
    }

    static ParquetFile open(DataFile file, List<String> wanted) throws IOException {
        ParquetSchema schema = ParquetSchema.read(file);
        int[] indices = wanted.stream().mapToInt(schema.names()::indexOf).toArray();
        return new ParquetFile(file, schema, wanted, indices, FileChannel.open(file.path(), StandardOpenOption.READ));
    }

    private record Nothing() implements Memory {}

    @Override
    public Memory memory() {
        return new Nothing();
    }

    @Override
    public Piece next(Memory memory) {
        List<RowGroup> groups = schema.footer().getRow_groups();
        if (next == groups.size()) {
            return null;
        }
        RowGroup group = groups.get(next++);
        long first = firstRow;
        firstRow += group.getNum_rows();
        return sink -> read(group, first, sink);
    }

    private void read(RowGroup group, long first, Consumer<Batch> sink) throws IOException {
        try {
            ParquetColumn[] columns = new ParquetColumn[indices.length];
            for (int i = 0; i < columns.length; i++) {
                columns[i] = column(group, indices[i]);
            }
            for (long row = 0; row < group.getNum_rows(); row += BATCH) {
                int rows = (int) Math.min(BATCH, group.getNum_rows() - row);
                ColumnSlice[] slices = new ColumnSlice[columns.length];
                for (int i = 0; i < slices.length; i++) {
                    slices[i] = column(columns[i], rows, i);
                }
                long before = first + row;
                sink.accept(new Batch(wanted, slices, rows, r -> file.name() + ", row " + (before + r + 1)));
            }
        } catch (IndexOutOfBoundsException e) {
            throw damaged(-1, e);
        }
    }

    private ColumnSlice column(ParquetColumn column, int rows, int i) {
        try {
            return column.read(rows);
        } catch (IOException | ParquetDecodingException | IndexOutOfBoundsException | IllegalArgumentException e) {
            throw damaged(i, e);
        }
    }

    private InputException damaged(int column, Exception e) {
        String where = column < 0 ? "" : ", column '" + wanted.get(column) + "'";
        return new InputException(file.name() + where + " is damaged: " + e.getMessage() + ".", e);
    }

    private ParquetColumn column(RowGroup group, int index) {
        ColumnMetaData chunk = group.getColumns().get(index).getMeta_data();
        if (!ParquetCodec.knows(chunk.getCodec())) {
            throw new InputException(file.name() + " is compressed by " + chunk.getCodec()
                    + ", which cannot be read: write it with Snappy, gzip, Zstandard or LZ4_RAW.");
        }
        long from = chunk.getData_page_offset();
        if (chunk.isSetDictionary_page_offset() && chunk.getDictionary_page_offset() > 0) {
            from = Math.min(from, chunk.getDictionary_page_offset());
        }
        ChannelRange bytes = new ChannelRange(channel, from, from + chunk.getTotal_compressed_size());
        ParquetPages pages =
                new ParquetPages(ParquetTypes.descriptor(schema.columns().get(index)), chunk, bytes);
        return ParquetTypes.column(schema.columns().get(index), pages, BATCH, file);
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }
}
