package org.codeanatomy.plugin.host;

import java.util.List;
import org.apache.arrow.memory.BufferAllocator;
import org.apache.arrow.vector.FieldVector;
import org.codeanatomy.plugin.api.PluginException;
import org.codeanatomy.plugin.api.function.ScalarCall;
import org.codeanatomy.plugin.api.function.ScalarFunctions;
import org.codeanatomy.plugin.api.function.ScalarKernel;
import org.codeanatomy.plugin.api.vector.Column;
import org.codeanatomy.plugin.api.vector.Selection;

/** Calls functions without arguments as an engine does: one row, memory counted. */
final class Calls {

    private Calls() {}

    /** The result, which is charged until it is closed. */
    static FieldVector call(SnapshotLease lease, String plugin, BufferAllocator statement) throws PluginException {
        ServedService<ScalarFunctions> served = lease.services(ScalarFunctions.class).stream()
                .filter(service -> service.generation().plugin().equals(plugin))
                .findFirst()
                .orElseThrow();
        try (MemoryCharge charge = lease.charge(served.generation());
                ScalarKernel kernel = served.service().functions().get(0).prepare(List.of())) {
            BufferAllocator scratch = statement.newChildAllocator(plugin, charge.listener(), 0, Long.MAX_VALUE);
            return kernel.evaluate(new OneRow(scratch));
        }
    }

    private record OneRow(BufferAllocator allocator) implements ScalarCall {

        @Override
        public int rowCount() {
            return 1;
        }

        @Override
        public int argumentCount() {
            return 0;
        }

        @Override
        public Column argument(int index) {
            throw new IndexOutOfBoundsException(index);
        }

        @Override
        public Selection selection() {
            return null;
        }
    }
}
