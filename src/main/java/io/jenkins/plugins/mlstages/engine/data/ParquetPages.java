package io.jenkins.plugins.mlstages.engine.data;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.zip.CRC32;
import org.apache.parquet.bytes.ByteBufferInputStream;
import org.apache.parquet.bytes.BytesInput;
import org.apache.parquet.column.ColumnDescriptor;
import org.apache.parquet.column.Dictionary;
import org.apache.parquet.column.Encoding;
import org.apache.parquet.column.ValuesType;
import org.apache.parquet.column.page.DictionaryPage;
import org.apache.parquet.column.values.ValuesReader;
import org.apache.parquet.column.values.rle.RunLengthBitPackingHybridDecoder;
import org.apache.parquet.format.ColumnMetaData;
import org.apache.parquet.format.DataPageHeader;
import org.apache.parquet.format.DataPageHeaderV2;
import org.apache.parquet.format.PageHeader;
import org.apache.parquet.format.Util;

/** Goes through the data pages of one column in one row group; page by page, so that memory does not grow with the group. */
final class ParquetPages {
    private static final int LARGEST_PAGE = 1 << 30;

    private final ColumnDescriptor column;
    private final ColumnMetaData chunk;
    private final InputStream in;
    private Dictionary dictionary;
    private boolean dictionaryCoded;
    private ValuesReader values;
    private RunLengthBitPackingHybridDecoder presence;
    private int left;

    /** @param in the column's bytes in the row group */
    ParquetPages(ColumnDescriptor column, ColumnMetaData chunk, InputStream in) {
        this.column = column;
        this.chunk = chunk;
        this.in = in;
    }

    /** Rows that are left in the page at hand; goes on to the next page when there are none. */
    int available() throws IOException {
        while (left == 0) {
            next();
        }
        return left;
    }

    /** Whether the next row has a value; if so, one value is to be read. */
    boolean nextPresent() throws IOException {
        left--;
        return presence == null || presence.readInt() == 1;
    }

    ValuesReader values() {
        return values;
    }

    /** {@code null} when the page at hand holds values, not their numbers in the dictionary. */
    Dictionary dictionary() {
        return dictionaryCoded ? dictionary : null;
    }

    private void next() throws IOException {
        PageHeader header = Util.readPageHeader(in);
        int length = header.getCompressed_page_size();
        int size = header.getUncompressed_page_size();
        if (length < 0 || length > LARGEST_PAGE || size < 0 || size > LARGEST_PAGE) {
            throw new IOException("a page of " + length + " bytes");
        }
        byte[] bytes = in.readNBytes(length);
        if (bytes.length < length) {
            throw new IOException("a page breaks off");
        }
        if (header.isSetCrc()) {
            CRC32 sum = new CRC32();
            sum.update(bytes);
            if ((int) sum.getValue() != header.getCrc()) {
                throw new IOException("a page does not have its checksum");
            }
        }
        switch (header.getType()) {
            case DICTIONARY_PAGE ->
                readDictionary(header, ParquetCodec.uncompress(chunk.getCodec(), bytes, 0, length, size));
            case DATA_PAGE ->
                readPage(
                        header.getData_page_header(),
                        ParquetCodec.uncompress(chunk.getCodec(), bytes, 0, length, size));
            case DATA_PAGE_V2 -> readPage(header.getData_page_header_v2(), bytes, size);
            default -> {
                // index pages hold no data
            }
        }
    }

    private void readDictionary(PageHeader header, byte[] bytes) throws IOException {
        int count = header.getDictionary_page_header().getNum_values();
        dictionary = Encoding.PLAIN.initDictionary(
                column, new DictionaryPage(BytesInput.from(bytes), count, Encoding.PLAIN));
    }

    private void readPage(DataPageHeader header, byte[] page) throws IOException {
        int at = 0;
        presence = null;
        if (column.getMaxDefinitionLevel() > 0) {
            if (header.getDefinition_level_encoding() != org.apache.parquet.format.Encoding.RLE) {
                throw new IOException("levels in the encoding " + header.getDefinition_level_encoding());
            }
            int length = ByteBuffer.wrap(page).order(ByteOrder.LITTLE_ENDIAN).getInt();
            presence = new RunLengthBitPackingHybridDecoder(1, new ByteArrayInputStream(page, 4, length));
            at = 4 + length;
        }
        start(header.getEncoding(), header.getNum_values(), page, at);
    }

    private void readPage(DataPageHeaderV2 header, byte[] page, int size) throws IOException {
        int levels = header.getRepetition_levels_byte_length() + header.getDefinition_levels_byte_length();
        presence = column.getMaxDefinitionLevel() == 0
                ? null
                : new RunLengthBitPackingHybridDecoder(
                        1,
                        new ByteArrayInputStream(
                                page,
                                header.getRepetition_levels_byte_length(),
                                header.getDefinition_levels_byte_length()));
        byte[] data = page;
        int at = levels;
        if (header.isIs_compressed() && page.length > levels) {
            data = ParquetCodec.uncompress(chunk.getCodec(), page, levels, page.length - levels, size - levels);
            at = 0;
        }
        start(header.getEncoding(), header.getNum_values(), data, at);
    }

    private void start(org.apache.parquet.format.Encoding format, int rows, byte[] data, int at) throws IOException {
        Encoding encoding;
        try {
            encoding = Encoding.valueOf(format.name());
        } catch (IllegalArgumentException e) {
            throw new IOException("values in the encoding " + format, e);
        }
        dictionaryCoded = encoding.usesDictionary();
        if (dictionaryCoded && dictionary == null) {
            throw new IOException("a page needs a dictionary that is not there");
        }
        values = dictionaryCoded
                ? encoding.getDictionaryBasedValuesReader(column, ValuesType.VALUES, dictionary)
                : encoding.getValuesReader(column, ValuesType.VALUES);
        values.initFromPage(
                rows,
                ByteBufferInputStream.wrap(
                        ByteBuffer.wrap(data, at, data.length - at).slice()));
        left = rows;
    }
}
