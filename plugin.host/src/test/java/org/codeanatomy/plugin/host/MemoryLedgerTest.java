package org.codeanatomy.plugin.host;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.HashMap;
import java.util.Map;
import org.apache.arrow.memory.ArrowBuf;
import org.apache.arrow.memory.BufferAllocator;
import org.apache.arrow.vector.FieldVector;
import org.codeanatomy.plugin.api.function.ScalarFunctions;
import org.codeanatomy.plugin.host.runtime.PluginBuilder;
import org.codeanatomy.plugin.host.view.MemoryStatus;
import org.codeanatomy.plugin.host.view.QueryMemory;
import org.codeanatomy.plugin.host.view.RuntimeView;
import org.junit.jupiter.api.Test;

class MemoryLedgerTest extends RuntimeTest {

    private static final long BUDGET = 64 * 1024;

    @Override
    Map<String, String> properties() {
        Map<String, String> properties = new HashMap<>(super.properties());
        properties.put("org.codeanatomy.plugin.host.memory", "1000000");
        properties.put("org.codeanatomy.plugin.host.memory.hello", String.valueOf(BUDGET));
        properties.put("org.codeanatomy.plugin.host.memory-sites", "true");
        return properties;
    }

    private RuntimeView view() {
        return runtime.context().getService(runtime.context().getServiceReference(RuntimeView.class));
    }

    private MemoryStatus memoryOf(String plugin) {
        return view().memory().stream()
                .filter(status -> status.plugin().equals(plugin))
                .findFirst()
                .orElseThrow();
    }

    private GenerationId install(String plugin) throws PluginRefusedException {
        return host.install(jar(PluginBuilder.of(plugin))).after().orElseThrow();
    }

    @Test
    void callsOfAStatement_areCountedForItAndForTheGeneration() throws Exception {
        GenerationId hello = install("hello");
        try (SnapshotLease lease = host.lease(new TestHolder("SELECT hello()"));
                MemoryCharge first = lease.charge(hello);
                MemoryCharge second = lease.charge(hello);
                BufferAllocator one = host.rootAllocator().newChildAllocator("one", first.listener(), 0, 1 << 20);
                BufferAllocator other = host.rootAllocator().newChildAllocator("two", second.listener(), 0, 1 << 20)) {
            one.buffer(1024).close();
            try (ArrowBuf held = other.buffer(512)) {
                assertThat(memoryOf("hello"))
                        .returns(held.capacity(), MemoryStatus::bytes)
                        .returns(1024L, MemoryStatus::peakBytes)
                        .returns(BUDGET, MemoryStatus::budgetBytes)
                        .returns(1, MemoryStatus::openBuffers);
                assertThat(view().queryMemory())
                        .containsExactly(
                                new QueryMemory(hello.number(), "hello", "1.0.0", "SELECT hello()", 512, 1024, 1));
            }
        }
        assertThat(memoryOf("hello").bytes()).isZero();
        assertThat(view().queryMemory()).isEmpty();
    }

    @Test
    void whatIsHandedOver_isTheStatementsAndNotThePlugins() throws Exception {
        GenerationId hello = install("hello");
        try (SnapshotLease lease = host.lease(new TestHolder("SELECT hello()"));
                MemoryCharge charge = lease.charge(hello);
                BufferAllocator scratch =
                        host.rootAllocator().newChildAllocator("call", charge.listener(), 0, 1 << 20);
                BufferAllocator statement = host.rootAllocator().newChildAllocator("statement", 0, 1 << 20)) {
            ArrowBuf result = scratch.buffer(1024);
            ArrowBuf moved = result.getReferenceManager()
                    .transferOwnership(result, statement)
                    .getTransferredBuffer();
            result.close();
            charge.handOver(charge.bytes(), charge.buffers());

            assertThat(memoryOf("hello").bytes()).isZero();
            moved.close();
            assertThat(memoryOf("hello").bytes()).isZero();
        }
    }

    @Test
    void aboveItsBudget_aPluginIsRefusedAndToldHowToGetMore() throws Exception {
        GenerationId hello = install("hello");
        try (SnapshotLease lease = host.lease(new TestHolder("SELECT hello()"));
                MemoryCharge charge = lease.charge(hello);
                BufferAllocator scratch =
                        host.rootAllocator().newChildAllocator("call", charge.listener(), 0, 1 << 20);
                ArrowBuf held = scratch.buffer(BUDGET / 2)) {
            assertThatThrownBy(() -> scratch.buffer(BUDGET))
                    .isInstanceOf(PluginMemoryException.class)
                    .hasMessage(
                            "hello 1.0.0 asked for 65536 bytes of off-heap memory while it held 32768, and its budget"
                                    + " is 65536 bytes: let it hold less at a time, or raise"
                                    + " org.codeanatomy.plugin.host.memory.hello");
            assertThat(scratch.getAllocatedMemory()).isEqualTo(held.capacity());
        }
    }

    @Test
    void budgetHoldsForTheGenerationsOwnAllocatorToo() throws Exception {
        install("hello");
        try (SnapshotLease lease = host.lease(new TestHolder("keeps a cache"))) {
            BufferAllocator own = lease.services(ScalarFunctions.class).get(0).allocator();

            assertThatThrownBy(() -> own.buffer(2 * BUDGET)).isInstanceOf(PluginMemoryException.class);
        }
    }

    @Test
    void withoutABudgetOfItsOwn_aPluginHasTheCommonOne() throws Exception {
        install("bonjour");

        assertThat(memoryOf("bonjour").budgetBytes()).isEqualTo(1_000_000);
    }

    @Test
    void buffersLeftOpen_areCountedWhereTheyWereAllocated() throws Exception {
        install("zoo.openbuffer");
        BufferAllocator statement = host.rootAllocator().newChildAllocator("statement", 0, 1 << 20);
        try (SnapshotLease lease = host.lease(new TestHolder("SELECT open_buffer()"));
                FieldVector result = Calls.call(lease, "open_buffer", statement)) {
            assertThat(result.getValueCount()).isOne();
        }

        assertThat(memoryOf("open_buffer").openBuffers()).isOne();
        host.uninstall("open_buffer");

        assertThat(memoryOf("open_buffer").bytes()).isEqualTo(1024);
        assertThat(view().queryMemory()).isEmpty();
        statement.getChildAllocators().forEach(call -> call.releaseBytes(call.getAllocatedMemory()));
    }
}
