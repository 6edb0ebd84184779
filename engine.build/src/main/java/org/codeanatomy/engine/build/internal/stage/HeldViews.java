package org.codeanatomy.engine.build.internal.stage;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import org.apache.arrow.memory.BufferAllocator;
import org.apache.arrow.memory.OutOfMemoryException;
import org.apache.arrow.vector.FieldVector;
import org.apache.arrow.vector.VectorSchemaRoot;
import org.apache.arrow.vector.util.VectorSchemaRootAppender;
import org.codeanatomy.engine.api.EngineException;
import org.codeanatomy.engine.api.Result;
import org.codeanatomy.engine.api.Session;
import org.codeanatomy.engine.build.BuildException;
import org.codeanatomy.engine.build.internal.output.EngineFailures;
import org.codeanatomy.plugin.api.source.ModelView;

/**
 * The rows of views that later views read more than once, computed once and held in the session's memory until this is
 * closed. What does not fit into a limit is not held, and computed as often as it is read. Used by one thread.
 */
final class HeldViews implements AutoCloseable {

    private static final String OUT_OF_MEMORY = "OUT_OF_MEMORY";

    private final Session session;
    private final BufferAllocator allocator;
    private final long mostBytes;
    private final Map<ModelView, VectorSchemaRoot> held = new LinkedHashMap<>();

    HeldViews(Session session, long mostBytes) {
        this.session = session;
        this.allocator = session.allocator().newChildAllocator("held views", 0, Long.MAX_VALUE);
        this.mostBytes = mostBytes;
    }

    /** Whether views name a view more than once, so that its rows would be computed more than once. */
    static boolean isShared(ModelView view, List<ModelView> later) {
        Pattern name = Pattern.compile("\\b" + Pattern.quote(view.name()) + "\\b");
        return later.stream()
                        .mapToLong(other -> name.matcher(other.sql()).results().count())
                        .sum()
                > 1;
    }

    /**
     * Computes a view and makes its rows a table of the session.
     *
     * @return whether they are; if not, they do not fit
     */
    boolean hold(ModelView view) {
        try (Result result = session.execute(view.sql())) {
            VectorSchemaRoot rows = collect(result);
            if (rows == null) {
                result.cancel();
                return false;
            }
            register(view, rows);
            return true;
        } catch (EngineException failed) {
            if (failed.code().equals(OUT_OF_MEMORY)) {
                return false;
            }
            throw EngineFailures.of("view " + view.name(), failed);
        }
    }

    private void register(ModelView view, VectorSchemaRoot rows) {
        boolean registered = false;
        try {
            session.register(view.name(), rows);
            held.put(view, rows);
            registered = true;
        } finally {
            if (!registered) {
                rows.close();
            }
        }
    }

    /** All rows, or null if they do not fit. */
    private VectorSchemaRoot collect(Result result) {
        VectorSchemaRoot rows = VectorSchemaRoot.create(result.schema(), allocator);
        boolean fits = false;
        try {
            rows.allocateNew();
            for (VectorSchemaRoot batch = result.next(); batch != null; batch = result.next()) {
                ViewStage.requireNotCancelled(result);
                // appending doubles a buffer that is full
                if (allocator.getAllocatedMemory() + 2 * bytes(batch) > mostBytes) {
                    return null;
                }
                VectorSchemaRootAppender.append(rows, batch);
            }
            fits = true;
            return rows;
        } catch (OutOfMemoryException full) {
            return null;
        } finally {
            if (!fits) {
                rows.close();
            }
        }
    }

    private static long bytes(VectorSchemaRoot batch) {
        return batch.getFieldVectors().stream()
                .mapToLong(FieldVector::getBufferSize)
                .sum();
    }

    /**
     * Does something that needs memory. If there is too little while rows are held, they are given up, and it is done
     * once more.
     *
     * @throws BuildException if it fails otherwise, or again
     */
    <T> T makingRoom(Supplier<T> task) {
        try {
            return task.get();
        } catch (BuildException full) {
            if (held.isEmpty() || !full.code().equals(OUT_OF_MEMORY)) {
                throw full;
            }
            giveUp();
            return task.get();
        }
    }

    /** Frees all rows. Their views are computed from now on as often as they are read. */
    void giveUp() {
        List<ModelView> views = List.copyOf(held.keySet());
        free();
        views.forEach(view -> create(session, view));
    }

    /** Makes a view that is computed as often as it is read. */
    static void create(Session session, ModelView view) {
        try {
            session.execute("CREATE VIEW \"" + view.name() + "\" AS " + view.sql())
                    .close();
        } catch (EngineException refused) {
            throw EngineFailures.of("view " + view.name(), refused);
        }
    }

    private void free() {
        try {
            held.keySet().forEach(view -> session.execute("DROP TABLE \"" + view.name() + "\"")
                    .close());
        } finally {
            held.values().forEach(VectorSchemaRoot::close);
            held.clear();
        }
    }

    /** Takes the tables from the session and frees their rows. */
    @Override
    public void close() {
        try {
            free();
        } finally {
            allocator.close();
        }
    }
}
