package org.codeanatomy.parquet.arrow.internal.write;

import com.github.luben.zstd.Zstd;
import java.io.IOException;
import java.util.Arrays;
import java.util.zip.GZIPOutputStream;
import org.apache.parquet.format.CompressionCodec;
import org.codeanatomy.parquet.arrow.Compression;
import org.xerial.snappy.Snappy;

/** Compresses pages. The same bytes always give the same bytes. */
final class Compressor {

    private static final int ZSTD_LEVEL = 3;

    private final Compression compression;

    Compressor(Compression compression) {
        this.compression = compression;
    }

    CompressionCodec codec() {
        return switch (compression) {
            case NONE -> CompressionCodec.UNCOMPRESSED;
            case SNAPPY -> CompressionCodec.SNAPPY;
            case ZSTD -> CompressionCodec.ZSTD;
            case GZIP -> CompressionCodec.GZIP;
        };
    }

    /** The compressed content of {@code page}. */
    byte[] compress(ByteSink page) throws IOException {
        byte[] source = page.array();
        int size = page.size();
        return switch (compression) {
            case NONE -> Arrays.copyOf(source, size);
            case SNAPPY -> {
                byte[] target = new byte[Snappy.maxCompressedLength(size)];
                yield Arrays.copyOf(target, Snappy.compress(source, 0, size, target, 0));
            }
            case ZSTD -> zstd(source, size);
            case GZIP -> {
                ByteSink target = new ByteSink();
                try (GZIPOutputStream stream = new GZIPOutputStream(target)) {
                    stream.write(source, 0, size);
                }
                yield Arrays.copyOf(target.array(), target.size());
            }
        };
    }

    private static byte[] zstd(byte[] source, int size) throws IOException {
        byte[] target = new byte[(int) Zstd.compressBound(size)];
        long written = Zstd.compressByteArray(target, 0, target.length, source, 0, size, ZSTD_LEVEL);
        if (Zstd.isError(written)) {
            throw new IOException("Zstandard could not compress a page: " + Zstd.getErrorName(written));
        }
        return Arrays.copyOf(target, (int) written);
    }
}
