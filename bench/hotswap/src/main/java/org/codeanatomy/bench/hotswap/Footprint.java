package org.codeanatomy.bench.hotswap;

import java.lang.management.ManagementFactory;
import java.lang.management.MemoryPoolMXBean;
import java.util.concurrent.TimeUnit;

/**
 * What the process holds while no query runs.
 *
 * @param heapBytes after collections
 * @param metaspaceBytes used for classes
 * @param classes loaded and not unloaded
 * @param threads alive
 * @param arrowBytes allocated by the engine and all plugins
 */
record Footprint(long heapBytes, long metaspaceBytes, int classes, int threads, long arrowBytes) {

    /** The first collection finds the loaders, the next what waited for their references to be cleared. */
    private static final int COLLECTIONS = 3;

    /** Collects, then looks. */
    static Footprint now(Host host) throws InterruptedException {
        for (int collection = 0; collection < COLLECTIONS; collection++) {
            System.gc();
            TimeUnit.MILLISECONDS.sleep(50);
        }
        return new Footprint(
                ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed(),
                metaspace(),
                ManagementFactory.getClassLoadingMXBean().getLoadedClassCount(),
                ManagementFactory.getThreadMXBean().getThreadCount(),
                host.arrowBytes());
    }

    private static long metaspace() {
        return ManagementFactory.getMemoryPoolMXBeans().stream()
                .filter(pool -> pool.getName().equals("Metaspace"))
                .mapToLong((MemoryPoolMXBean pool) -> pool.getUsage().getUsed())
                .sum();
    }
}
