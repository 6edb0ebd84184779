package org.codeanatomy.plugin.host.internal.unload;

import java.io.File;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.stream.Stream;
import javax.management.JMException;
import javax.management.ObjectName;
import org.netbeans.lib.profiler.heap.Heap;
import org.netbeans.lib.profiler.heap.HeapFactory;
import org.netbeans.lib.profiler.heap.Instance;
import org.netbeans.lib.profiler.heap.JavaClass;

/** Dumps the heap of this JVM into a temporary folder, and finds in it what holds class loaders. */
public final class HeapEvidence {

    /** The name of the thread that dumps. */
    static final String DUMPING_THREAD = "codeanatomy-heap-dump";

    private static final String DIAGNOSTICS = "com.sun.management:type=HotSpotDiagnostic";

    private HeapEvidence() {}

    /**
     * The shortest chain of references to each loader.
     *
     * @param marks weak references to the loaders, by the number of their generation
     * @return one sentence by number, for those loaders that something holds
     * @throws IOException if the heap cannot be dumped or read
     */
    public static Map<Long, String> reasons(List<LoaderMark> marks) throws IOException {
        Path folder = Files.createTempDirectory("codeanatomy-heap");
        try {
            Path dump = folder.resolve("heap.hprof");
            dumpOnThreadOfItsOwn(dump);
            return read(dump.toFile(), marks.size());
        } finally {
            delete(folder);
        }
    }

    /** What a thread has on its stack while it dumps is in the dump, so this one is told apart by its name. */
    private static void dumpOnThreadOfItsOwn(Path file) throws IOException {
        FutureTask<Void> task = new FutureTask<>(() -> {
            dump(file);
            return null;
        });
        Thread thread = new Thread(task, DUMPING_THREAD);
        thread.setDaemon(true);
        thread.start();
        try {
            task.get();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("Interrupted while the heap was dumped.", e);
        } catch (ExecutionException e) {
            throw new IOException(e.getCause().getMessage(), e);
        }
    }

    private static void dump(Path file) throws IOException {
        try {
            ManagementFactory.getPlatformMBeanServer()
                    .invoke(
                            new ObjectName(DIAGNOSTICS),
                            "dumpHeap",
                            new Object[] {file.toString(), true},
                            new String[] {"java.lang.String", "boolean"});
        } catch (JMException e) {
            throw new IOException("This JVM cannot dump its heap into " + file + ": " + e.getMessage(), e);
        }
    }

    private static Map<Long, String> read(File dump, int count) throws IOException {
        Map<Long, String> reasons = new TreeMap<>();
        Heap heap;
        try {
            heap = HeapFactory.createHeap(dump);
        } catch (NoClassDefFoundError e) {
            throw new IOException("The heap dump cannot be read in this JVM, which lacks " + e.getMessage() + ".", e);
        }
        JavaClass markClass = heap.getJavaClassByName(LoaderMark.class.getName());
        for (Object each : markClass == null || count == 0 ? List.of() : markClass.getInstances()) {
            Instance mark = (Instance) each;
            Instance reference = (Instance) mark.getValueOfField("loader");
            Instance loader = reference == null ? null : (Instance) reference.getValueOfField("referent");
            if (loader != null) {
                new RootPath(heap, loader)
                        .sentence()
                        .ifPresent(sentence -> reasons.put((Long) mark.getValueOfField("generation"), sentence));
            }
        }
        return reasons;
    }

    private static void delete(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }
}
