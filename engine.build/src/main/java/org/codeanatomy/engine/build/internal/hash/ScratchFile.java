package org.codeanatomy.engine.build.internal.hash;

import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.PriorityQueue;

/** Sorted runs of rows on disk, and their merge. Not thread-safe. */
public final class ScratchFile implements AutoCloseable {

    private static final int BUFFER_BYTES = 1 << 16;

    /** Opens a file that disappears when its channel is closed. */
    @FunctionalInterface
    public interface Opener {

        /** A new, empty file, open for reading and writing. */
        FileChannel open() throws IOException;
    }

    private final FileChannel channel;
    private final List<Long> runEnds = new ArrayList<>();
    private final ByteBuffer buffer = ByteBuffer.allocate(BUFFER_BYTES);

    ScratchFile(FileChannel channel) {
        this.channel = channel;
    }

    /** Adds a sorted run. */
    void append(RowRun run) throws IOException {
        byte[] frame = new byte[Integer.BYTES];
        run.forEach((bytes, offset, length) -> {
            BigEndian.putInt(frame, 0, length);
            write(frame, 0, frame.length);
            write(bytes, offset, length);
        });
        flush();
        runEnds.add(channel.position());
    }

    private void write(byte[] bytes, int offset, int length) throws IOException {
        int from = offset;
        int left = length;
        while (left > 0) {
            if (!buffer.hasRemaining()) {
                flush();
            }
            int part = Math.min(left, buffer.remaining());
            buffer.put(bytes, from, part);
            from += part;
            left -= part;
        }
    }

    private void flush() throws IOException {
        buffer.flip();
        while (buffer.hasRemaining()) {
            channel.write(buffer);
        }
        buffer.clear();
    }

    /** Hands out the rows of all runs in ascending order. */
    void merge(RowConsumer consumer) throws IOException {
        PriorityQueue<RunReader> heads = new PriorityQueue<>(Math.max(1, runEnds.size()));
        long start = 0;
        for (long end : runEnds) {
            RunReader reader = new RunReader(start, end);
            if (reader.advance()) {
                heads.add(reader);
            }
            start = end;
        }
        while (!heads.isEmpty()) {
            RunReader least = heads.poll();
            consumer.accept(least.row, 0, least.length);
            if (least.advance()) {
                heads.add(least);
            }
        }
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }

    /** Reads one run; ordered by the row it stands at. */
    private final class RunReader implements Comparable<RunReader> {

        private final ByteBuffer window = ByteBuffer.allocate(BUFFER_BYTES).limit(0);
        private final byte[] frame = new byte[Integer.BYTES];
        private final long end;
        private long position;
        private byte[] row = new byte[1 << 10];
        private int length;

        RunReader(long start, long end) {
            this.position = start;
            this.end = end;
        }

        /** Reads the next row; false if there is none. */
        boolean advance() throws IOException {
            if (position >= end && !window.hasRemaining()) {
                return false;
            }
            read(frame, frame.length);
            length = BigEndian.getInt(frame, 0);
            if (row.length < length) {
                row = new byte[Math.max(length, 2 * row.length)];
            }
            read(row, length);
            return true;
        }

        private void read(byte[] target, int count) throws IOException {
            int done = 0;
            while (done < count) {
                if (!window.hasRemaining()) {
                    refill();
                }
                int part = Math.min(count - done, window.remaining());
                window.get(target, done, part);
                done += part;
            }
        }

        private void refill() throws IOException {
            window.clear().limit((int) Math.min(BUFFER_BYTES, end - position));
            int count = channel.read(window, position);
            if (count <= 0) {
                throw new EOFException("the scratch file ended in the middle of a run");
            }
            position += count;
            window.flip();
        }

        @Override
        public int compareTo(RunReader other) {
            return Arrays.compareUnsigned(row, 0, length, other.row, 0, other.length);
        }
    }
}
