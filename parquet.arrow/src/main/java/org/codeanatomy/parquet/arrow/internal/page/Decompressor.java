package org.codeanatomy.parquet.arrow.internal.page;

import com.github.luben.zstd.Zstd;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.zip.GZIPInputStream;
import org.apache.parquet.format.CompressionCodec;
import org.codeanatomy.memory.Mem;
import org.codeanatomy.parquet.arrow.internal.DamagedException;
import org.xerial.snappy.Snappy;

/**
 * Decompresses pages from address to address. Every implementation proves that the bytes decompress to exactly the
 * length asked for, and never writes beyond it.
 */
public interface Decompressor {

    /**
     * Decompresses one page.
     *
     * @param source address of {@code sourceBytes} readable bytes
     * @param target address of {@code targetBytes} writable bytes
     * @throws DamagedException if the bytes are no such page or have another length once decompressed
     */
    void decompress(long source, int sourceBytes, long target, int targetBytes);

    /** The most bytes one compressed byte can stand for; a page that claims more is refused before memory is reserved. */
    int maxRatio();

    /** The decompressor of a codec; it keeps no state, so one serves many threads. */
    static Decompressor of(CompressionCodec codec) {
        return switch (codec) {
            case UNCOMPRESSED -> new Plain();
            case SNAPPY -> new SnappyPages();
            case ZSTD -> new ZstdPages();
            case GZIP -> new GzipPages();
            default ->
                throw new DamagedException(
                        "pages are compressed with " + codec + "; UNCOMPRESSED, SNAPPY, ZSTD and GZIP can be read");
        };
    }

    /** Not compressed. */
    final class Plain implements Decompressor {
        @Override
        public void decompress(long source, int sourceBytes, long target, int targetBytes) {
            DamagedException.check(sourceBytes == targetBytes, "an uncompressed page has two different sizes");
            Mem.copy(source, target, targetBytes);
        }

        @Override
        public int maxRatio() {
            return 1;
        }
    }

    /** Snappy's raw format. */
    final class SnappyPages implements Decompressor {
        @Override
        public void decompress(long source, int sourceBytes, long target, int targetBytes) {
            try {
                // Snappy bounds its writes by the length in its own header only, so that header is checked first.
                long announced = Snappy.uncompressedLength(source, sourceBytes);
                DamagedException.check(
                        announced == targetBytes, "a Snappy page has another length than its page header says");
                long written = Snappy.rawUncompress(source, sourceBytes, target);
                DamagedException.check(written == targetBytes, "a Snappy page ends early");
            } catch (IOException malformed) {
                throw new DamagedException("a page is not valid Snappy: " + malformed.getMessage(), malformed);
            }
        }

        @Override
        public int maxRatio() {
            return 32;
        }
    }

    /** Zstandard frames. */
    final class ZstdPages implements Decompressor {
        @Override
        public void decompress(long source, int sourceBytes, long target, int targetBytes) {
            long written = Zstd.decompressUnsafe(target, targetBytes, source, sourceBytes);
            if (Zstd.isError(written)) {
                throw new DamagedException("a page is not valid Zstandard: " + Zstd.getErrorName(written));
            }
            DamagedException.check(
                    written == targetBytes, "a Zstandard page has another length than its page header says");
        }

        @Override
        public int maxRatio() {
            return 1 << 16;
        }
    }

    /** One or more gzip members. */
    final class GzipPages implements Decompressor {

        private static final int BLOCK = 64 << 10;

        @Override
        public void decompress(long source, int sourceBytes, long target, int targetBytes) {
            byte[] compressed = new byte[sourceBytes];
            Mem.copyToArray(source, compressed, 0, sourceBytes);
            byte[] block = new byte[Math.min(BLOCK, targetBytes + 1)];
            try (GZIPInputStream stream = new GZIPInputStream(new ByteArrayInputStream(compressed))) {
                int written = 0;
                for (int got = stream.read(block); got >= 0; got = stream.read(block)) {
                    DamagedException.check(
                            got <= targetBytes - written, "a gzip page is longer than its page header says");
                    Mem.copyFromArray(block, 0, target + written, got);
                    written += got;
                }
                DamagedException.check(written == targetBytes, "a gzip page is shorter than its page header says");
            } catch (IOException malformed) {
                throw new DamagedException("a page is not valid gzip: " + malformed.getMessage(), malformed);
            }
        }

        @Override
        public int maxRatio() {
            return 1100;
        }
    }
}
