package org.codeanatomy.parquet.arrow;

import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import org.codeanatomy.parquet.arrow.internal.read.LocalInput;
import org.osgi.annotation.versioning.ConsumerType;

/** Bytes of one immutable file, read from any position. Implementations must allow concurrent reads. */
@ConsumerType
public interface RandomAccessInput extends Closeable {

    /** How errors name this file: a path or a URI. */
    String name();

    /** Length of the file in bytes. */
    long size() throws IOException;

    /**
     * Fills the buffer from its position to its limit.
     *
     * @param position offset in the file of the first byte wanted
     * @throws java.io.EOFException if the file ends before the buffer is full
     */
    void readFully(long position, ByteBuffer target) throws IOException;

    /** A file of the local file system, read through one channel. */
    static RandomAccessInput of(Path file) throws IOException {
        return LocalInput.open(file);
    }
}
