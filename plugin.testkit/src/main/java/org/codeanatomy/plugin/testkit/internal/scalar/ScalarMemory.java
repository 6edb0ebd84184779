package org.codeanatomy.plugin.testkit.internal.scalar;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.apache.arrow.memory.BufferAllocator;
import org.apache.arrow.vector.types.pojo.Field;
import org.codeanatomy.plugin.api.function.ScalarFunction;
import org.codeanatomy.plugin.api.function.ScalarKernel;
import org.codeanatomy.plugin.testkit.Check;
import org.codeanatomy.plugin.testkit.internal.report.Failures;
import org.codeanatomy.plugin.testkit.internal.report.Findings;
import org.codeanatomy.plugin.testkit.internal.vector.LentMemory;
import org.codeanatomy.plugin.testkit.internal.vector.LentMemory.Reuse;

/**
 * The allocators that calls of one function need, all below the host's root: of the plugin for what calls allocate, of
 * the caller for what it lends and what it takes over. Lent memory stays until the end, so that late readers are found.
 */
final class ScalarMemory implements AutoCloseable {

    private final BufferAllocator plugin;
    private final BufferAllocator lent;
    private final BufferAllocator results;
    private final BufferAllocator scratch;
    private final List<LentMemory> memories = new ArrayList<>();

    /**
     * @param generation the plugin's allocator
     * @param root the host's
     */
    ScalarMemory(String name, BufferAllocator generation, BufferAllocator root) {
        plugin = generation.newChildAllocator("calls of " + name, 0, Long.MAX_VALUE);
        lent = root.newChildAllocator("lent to " + name, 0, Long.MAX_VALUE);
        results = root.newChildAllocator("results of " + name, 0, Long.MAX_VALUE);
        scratch = root.newChildAllocator("arguments for " + name, 0, Long.MAX_VALUE);
    }

    BufferAllocator scratch() {
        return scratch;
    }

    LentMemory lentMemory(Reuse reuse) {
        LentMemory memory = new LentMemory(lent, reuse);
        memories.add(memory);
        return memory;
    }

    /** Prepares a kernel, uses it and closes it; a failure to prepare it is the one outcome. */
    List<Outcome> prepared(
            ScalarFunction function,
            ArgumentCase arguments,
            Field announced,
            String subject,
            Findings findings,
            Function<FencedKernel, List<Outcome>> use) {
        ScalarKernel kernel;
        try {
            kernel = function.prepare(arguments.arguments());
        } catch (Exception | LinkageError thrown) {
            return List.of(
                    Outcome.failed(Failures.text(thrown), Failures.isAdmitted(thrown, "prepare", subject, findings)));
        }
        if (kernel == null) {
            findings.problem(Check.RESULT, subject, "prepares null instead of a kernel");
            return List.of(Outcome.failed("no kernel", false));
        }
        try (FencedKernel fenced = new FencedKernel(kernel, subject, announced, plugin, results, findings)) {
            return use.apply(fenced);
        }
    }

    /** What a plugin still holds stays allocated; that it does was noticed when it was taken back. */
    @Override
    public void close() {
        memories.forEach(LentMemory::close);
        for (BufferAllocator allocator : List.of(plugin, lent, results, scratch)) {
            if (allocator.getAllocatedMemory() == 0) {
                allocator.close();
            }
        }
    }
}
