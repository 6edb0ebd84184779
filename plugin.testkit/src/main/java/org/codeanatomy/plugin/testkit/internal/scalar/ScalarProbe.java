package org.codeanatomy.plugin.testkit.internal.scalar;

import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.apache.arrow.memory.BufferAllocator;
import org.apache.arrow.vector.FieldVector;
import org.codeanatomy.plugin.api.function.Argument;
import org.codeanatomy.plugin.api.function.ScalarFunction;
import org.codeanatomy.plugin.api.function.ScalarFunctions;
import org.codeanatomy.plugin.api.function.ScalarKernel;
import org.codeanatomy.plugin.api.vector.Encoding;
import org.codeanatomy.plugin.host.ServedService;
import org.codeanatomy.plugin.host.SnapshotLease;
import org.codeanatomy.plugin.testkit.internal.report.Failures;
import org.codeanatomy.plugin.testkit.internal.scalar.LentArguments.Encoded;
import org.codeanatomy.plugin.testkit.internal.vector.Contents;
import org.codeanatomy.plugin.testkit.internal.vector.LentMemory;
import org.codeanatomy.plugin.testkit.internal.vector.LentMemory.Reuse;
import org.codeanatomy.plugin.testkit.internal.vector.Rows;

/** A call whose results are known, to be made again from other threads and of other generations. Thread-safe. */
public final class ScalarProbe implements AutoCloseable {

    private final String name;
    private final List<Argument> arguments;
    private final Rows rows;
    private final Set<Encoding> encodings;
    private final int[] positions;
    private final List<Object> expected;

    /** Owns the rows once it is kept. */
    ScalarProbe(
            String name,
            List<Argument> arguments,
            Rows rows,
            Set<Encoding> encodings,
            int[] positions,
            List<Object> expected) {
        this.name = name;
        this.arguments = List.copyOf(arguments);
        this.rows = rows;
        this.encodings = Set.copyOf(encodings);
        this.positions = positions;
        this.expected = expected;
    }

    /** Whether it uses the rows of this case. */
    boolean isOf(ArgumentCase arguments) {
        return arguments.rows() == rows;
    }

    /** The function's name. */
    public String name() {
        return name;
    }

    /** Finds the function under a lease, calls it and compares; what is wrong, or nothing. */
    public Optional<String> call(SnapshotLease lease) {
        for (ServedService<ScalarFunctions> served : lease.services(ScalarFunctions.class)) {
            for (ScalarFunction function : served.service().functions()) {
                if (function.signature().name().equals(name)) {
                    return call(function, served.allocator());
                }
            }
        }
        return Optional.of("there is no function " + name);
    }

    /** Calls a function and compares; what is wrong, or nothing. */
    Optional<String> call(ScalarFunction function, BufferAllocator parent) {
        try (BufferAllocator allocator = parent.newChildAllocator("call of " + name, 0, Long.MAX_VALUE);
                LentMemory memory = new LentMemory(allocator, Reuse.INTACT);
                ScalarKernel kernel = function.prepare(arguments)) {
            int[][] all = new int[arguments.size()][];
            Arrays.fill(all, positions);
            LentArguments lent = LentArguments.of(
                    new ArgumentCase(name, arguments, rows), encodings, all, Encoded.NONE, memory, allocator);
            try (FieldVector result =
                    kernel.evaluate(new FencedCall(lent.columns(), positions.length, null, allocator))) {
                return difference(Contents.of(result));
            }
        } catch (Exception | LinkageError thrown) {
            return Optional.of("it failed: " + Failures.text(thrown));
        }
    }

    private Optional<String> difference(List<Object> values) {
        for (int row = 0; row < expected.size(); row++) {
            if (row >= values.size() || !Objects.equals(values.get(row), expected.get(row))) {
                return Optional.of("row " + row + " is "
                        + (row < values.size() ? Contents.shown(values.get(row)) : "missing") + ", not "
                        + Contents.shown(expected.get(row)));
            }
        }
        return Optional.empty();
    }

    @Override
    public void close() {
        rows.close();
    }
}
