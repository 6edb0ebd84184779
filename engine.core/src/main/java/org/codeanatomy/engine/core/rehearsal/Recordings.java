package org.codeanatomy.engine.core.rehearsal;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.arrow.memory.BufferAllocator;
import org.apache.arrow.memory.OutOfMemoryException;
import org.codeanatomy.plugin.api.function.Argument;
import org.codeanatomy.plugin.api.function.ScalarCall;
import org.codeanatomy.plugin.host.GenerationId;
import org.codeanatomy.plugin.host.LifecycleEvent;
import org.codeanatomy.plugin.host.LifecycleListener;

/**
 * What functions were lately called with, by plugin: the last batches of each function, within a budget. Off-heap, and
 * dropped when a plugin stops serving without a successor. Thread-safe.
 */
public final class Recordings implements LifecycleListener, AutoCloseable {

    private static final int BATCHES_PER_FUNCTION = 4;

    private final RehearsalSettings settings;
    private final BufferAllocator allocator;
    private final Map<String, Tape> tapes = new HashMap<>();
    private boolean closed;

    /** What is kept of a plugin: its calls, oldest first, and which of its generations is the last one. */
    private static final class Tape {
        private final Deque<RecordedCall> calls = new ArrayDeque<>();
        private final long budget;
        private long bytes;
        private long newest;
        private long endedWith = -1;

        Tape(long budget) {
            this.budget = budget;
        }

        void remove(RecordedCall call) {
            calls.remove(call);
            bytes -= call.bytes();
            call.close();
        }
    }

    /**
     * No recordings yet.
     *
     * @param engine the engine's memory, of which theirs is a part
     */
    public Recordings(RehearsalSettings settings, BufferAllocator engine) {
        this.settings = settings;
        this.allocator = engine.newChildAllocator("rehearsal", 0, Long.MAX_VALUE);
    }

    /** Where a rehearsal computes. */
    BufferAllocator allocator() {
        return allocator;
    }

    private Tape tape(String plugin) {
        return tapes.computeIfAbsent(plugin, name -> new Tape(settings.bytes(name)));
    }

    /** Whether calls of a generation are kept. */
    synchronized boolean wants(GenerationId generation) {
        Tape tape = tape(generation.plugin());
        return !closed && tape.budget > 0 && generation.number() > tape.endedWith;
    }

    /** Copies a call, unless it is too large; the oldest ones make room. */
    void add(GenerationId generation, String function, List<Argument> arguments, ScalarCall call) {
        try {
            RecordedCall copy = RecordedCall.copyOf(function, arguments, call, allocator);
            if (copy != null) {
                add(generation, copy);
            }
        } catch (OutOfMemoryException full) {
            // the process has none to spare: what matters is the query, which goes on
            clear(generation.plugin());
        }
    }

    private synchronized void add(GenerationId generation, RecordedCall call) {
        Tape tape = tape(generation.plugin());
        if (!wants(generation) || call.bytes() > tape.budget) {
            call.close();
            return;
        }
        List<RecordedCall> same = tape.calls.stream()
                .filter(other -> other.function().equals(call.function()))
                .toList();
        if (same.size() == BATCHES_PER_FUNCTION) {
            tape.remove(same.get(0));
        }
        tape.calls.add(call);
        tape.bytes += call.bytes();
        while (tape.bytes > tape.budget) {
            tape.remove(tape.calls.element());
        }
    }

    /** The calls of a plugin, oldest first; to be closed. */
    synchronized List<RecordedCall> of(String plugin) {
        return closed
                ? List.of()
                : tape(plugin).calls.stream().map(RecordedCall::share).toList();
    }

    /** The memory that the calls of a plugin hold. */
    synchronized long bytes(String plugin) {
        return tape(plugin).bytes;
    }

    private synchronized void clear(String plugin) {
        Tape tape = tape(plugin);
        List.copyOf(tape.calls).forEach(tape::remove);
    }

    /** A generation that drains while none newer serves had no successor: its plugin was removed or stopped. */
    @Override
    public synchronized void onEvent(LifecycleEvent event) {
        long number = event.generation().number();
        Tape tape = tape(event.generation().plugin());
        if (event.kind() == LifecycleEvent.Kind.SWITCH) {
            tape.newest = Math.max(tape.newest, number);
        } else if (event.kind() == LifecycleEvent.Kind.DRAIN && number >= tape.newest) {
            tape.endedWith = number;
            clear(event.generation().plugin());
        }
    }

    /** Drops everything. */
    @Override
    public synchronized void close() {
        closed = true;
        tapes.keySet().forEach(this::clear);
        allocator.close();
    }
}
