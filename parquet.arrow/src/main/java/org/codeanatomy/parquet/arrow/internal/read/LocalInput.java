package org.codeanatomy.parquet.arrow.internal.read;

import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.codeanatomy.parquet.arrow.RandomAccessInput;

/**
 * A local file read by position, not mapped: a file cut short under a mapping ends the process, here it is an
 * {@link EOFException}.
 */
public final class LocalInput implements RandomAccessInput {

    private final String name;
    private final FileChannel channel;

    private LocalInput(String name, FileChannel channel) {
        this.name = name;
        this.channel = channel;
    }

    public static LocalInput open(Path file) throws IOException {
        return new LocalInput(file.toString(), FileChannel.open(file, StandardOpenOption.READ));
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public long size() throws IOException {
        return channel.size();
    }

    @Override
    public void readFully(long position, ByteBuffer target) throws IOException {
        long at = position;
        while (target.hasRemaining()) {
            int got = channel.read(target, at);
            if (got < 0) {
                throw new EOFException(
                        name + " ends at byte " + at + ", " + target.remaining() + " more were expected");
            }
            at += got;
        }
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }
}
