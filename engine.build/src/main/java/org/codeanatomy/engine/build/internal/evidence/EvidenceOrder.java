package org.codeanatomy.engine.build.internal.evidence;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.function.Consumer;
import org.apache.arrow.vector.FieldVector;
import org.apache.arrow.vector.VectorSchemaRoot;
import org.codeanatomy.engine.build.BuildException;
import org.codeanatomy.engine.build.BuildException.Kind;

/**
 * Brings the rows of chunks, which several threads make at once, into chunk order. Every table has a lane of its own: a
 * thread that delivers what a lane waits for writes it, and whatever was waiting behind it, so tables are written in
 * parallel and nobody waits for a writer.
 *
 * <p>Rows that wait take at most a given amount of memory: then the threads ahead stop until the chunk that is due has
 * come on. The chunk that is due itself never waits, so there is no deadlock. Thread-safe.
 */
public final class EvidenceOrder implements AutoCloseable {

    private final Map<String, Lane> lanes = new LinkedHashMap<>();
    private final BitSet finished = new BitSet();
    private final long mostWaitingBytes;
    private long waitingBytes;
    private RuntimeException failure;

    /**
     * An order over tables.
     *
     * @param writers what writes the rows of each table, called by one thread at a time
     */
    public EvidenceOrder(Map<String, Consumer<VectorSchemaRoot>> writers, long mostWaitingBytes) {
        writers.forEach((table, writer) -> lanes.put(table, new Lane(writer)));
        this.mostWaitingBytes = mostWaitingBytes;
    }

    /** One table's rows, on their way to its writer. Guarded by the order. */
    private static final class Lane {

        private final Consumer<VectorSchemaRoot> writer;
        private final Map<Integer, Queue<VectorSchemaRoot>> waiting = new HashMap<>();
        private int due;
        private boolean writing;

        Lane(Consumer<VectorSchemaRoot> writer) {
            this.writer = writer;
        }
    }

    /**
     * Takes rows of a chunk, and closes them, now or later.
     *
     * @param chunk the chunk's number; chunks are numbered from 0 without gaps
     * @throws BuildException if there is no such table, or a writer has failed, or the thread was interrupted
     */
    public void deliver(int chunk, String table, VectorSchemaRoot rows) {
        Lane lane = lanes.get(table);
        try {
            if (lane == null) {
                throw new BuildException(
                        Kind.EXTRACTION,
                        "UNKNOWN_EVIDENCE_TABLE",
                        "an extractor wrote to " + table + ", declared are " + lanes.keySet());
            }
            enqueue(lane, chunk, rows);
        } catch (RuntimeException refused) {
            rows.close();
            throw refused;
        }
        drain(lane);
    }

    private synchronized void enqueue(Lane lane, int chunk, VectorSchemaRoot rows) {
        while (failure == null && waitingBytes > mostWaitingBytes && lane.due < chunk) {
            try {
                wait();
            } catch (InterruptedException cancelled) {
                Thread.currentThread().interrupt();
                throw new BuildException(Kind.EXECUTION, "CANCELLED", "the build was cancelled");
            }
        }
        if (failure != null) {
            throw failure;
        }
        lane.waiting.computeIfAbsent(chunk, ignored -> new ArrayDeque<>()).add(rows);
        waitingBytes += bytes(rows);
    }

    /** Says that no more rows of a chunk will come. */
    public void finish(int chunk) {
        synchronized (this) {
            finished.set(chunk);
        }
        for (Lane lane : lanes.values()) {
            drain(lane);
        }
    }

    private void drain(Lane lane) {
        for (VectorSchemaRoot rows = take(lane); rows != null; rows = take(lane)) {
            write(lane, rows);
        }
    }

    private void write(Lane lane, VectorSchemaRoot rows) {
        long bytes = bytes(rows);
        RuntimeException failed = null;
        try (rows) {
            lane.writer.accept(rows);
        } catch (RuntimeException refused) {
            failed = refused;
        }
        written(lane, bytes, failed);
    }

    /** The rows that the lane waits for, which the caller must write; null if there are none or another thread writes. */
    private synchronized VectorSchemaRoot take(Lane lane) {
        if (failure != null) {
            throw failure;
        }
        if (lane.writing) {
            return null;
        }
        VectorSchemaRoot rows = poll(lane);
        lane.writing = rows != null;
        return rows;
    }

    private VectorSchemaRoot poll(Lane lane) {
        while (true) {
            Queue<VectorSchemaRoot> queue = lane.waiting.get(lane.due);
            if (queue != null && !queue.isEmpty()) {
                return queue.poll();
            }
            if (!finished.get(lane.due)) {
                return null;
            }
            lane.waiting.remove(lane.due);
            lane.due++;
            notifyAll();
        }
    }

    private synchronized void written(Lane lane, long bytes, RuntimeException failed) {
        lane.writing = false;
        waitingBytes -= bytes;
        if (failed != null && failure == null) {
            failure = failed;
        }
        notifyAll();
    }

    private static long bytes(VectorSchemaRoot rows) {
        long bytes = 0;
        for (FieldVector vector : rows.getFieldVectors()) {
            bytes += vector.getBufferSize();
        }
        return bytes;
    }

    /** Closes rows that were never written, which there are only after a failure. No thread may deliver any more. */
    @Override
    public synchronized void close() {
        List<VectorSchemaRoot> left = new ArrayList<>();
        lanes.values().forEach(lane -> lane.waiting.values().forEach(left::addAll));
        lanes.values().forEach(lane -> lane.waiting.clear());
        left.forEach(VectorSchemaRoot::close);
    }
}
