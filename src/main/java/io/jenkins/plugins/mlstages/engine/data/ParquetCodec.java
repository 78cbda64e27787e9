package io.jenkins.plugins.mlstages.engine.data;

import io.airlift.compress.Decompressor;
import io.airlift.compress.MalformedInputException;
import io.airlift.compress.lz4.Lz4Decompressor;
import io.airlift.compress.snappy.SnappyDecompressor;
import io.airlift.compress.zstd.ZstdDecompressor;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.Arrays;
import java.util.zip.GZIPInputStream;
import org.apache.parquet.format.CompressionCodec;

/** Uncompresses pages, in Java alone: no native library is loaded. */
final class ParquetCodec {
    private ParquetCodec() {}

    static boolean knows(CompressionCodec codec) {
        return switch (codec) {
            case UNCOMPRESSED, SNAPPY, GZIP, ZSTD, LZ4_RAW -> true;
            default -> false;
        };
    }

    static byte[] uncompress(CompressionCodec codec, byte[] from, int offset, int length, int size) throws IOException {
        return switch (codec) {
            case UNCOMPRESSED -> Arrays.copyOfRange(from, offset, offset + length);
            case SNAPPY -> uncompress(new SnappyDecompressor(), from, offset, length, size);
            case ZSTD -> uncompress(new ZstdDecompressor(), from, offset, length, size);
            case LZ4_RAW -> uncompress(new Lz4Decompressor(), from, offset, length, size);
            case GZIP -> gunzip(from, offset, length, size);
            default -> throw new IOException("unknown compression " + codec);
        };
    }

    private static byte[] uncompress(Decompressor decompressor, byte[] from, int offset, int length, int size)
            throws IOException {
        byte[] to = new byte[size];
        try {
            int n = decompressor.decompress(from, offset, length, to, 0, size);
            return n == size ? to : Arrays.copyOf(to, n);
        } catch (MalformedInputException e) {
            throw new IOException("a page cannot be uncompressed", e);
        }
    }

    private static byte[] gunzip(byte[] from, int offset, int length, int size) throws IOException {
        try (GZIPInputStream in = new GZIPInputStream(new ByteArrayInputStream(from, offset, length), 1 << 16)) {
            return in.readNBytes(size);
        }
    }
}
