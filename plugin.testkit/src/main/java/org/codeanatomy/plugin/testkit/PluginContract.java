package org.codeanatomy.plugin.testkit;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.codeanatomy.plugin.testkit.internal.ContractRun;
import org.codeanatomy.plugin.testkit.internal.ContractRun.Plan;
import org.codeanatomy.plugin.testkit.internal.runtime.ContractRuntime;
import org.codeanatomy.plugin.testkit.internal.runtime.PluginFile;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Checks that a plugin keeps its contract: in a real framework in this process, with the real host, on its jar.
 *
 * <pre>{@code
 * PluginContract.of(Path.of("target")).with(Sample.call("hello", "you")).check();
 * }</pre>
 *
 * <p>Immutable; each check starts a framework of its own.
 */
public final class PluginContract {

    private static final Logger LOG = LoggerFactory.getLogger(PluginContract.class);
    private static final Plan USUAL = new Plan(20_260_101, 100, false);

    private final Path jar;
    private final List<Sample> samples;
    private final Plan plan;

    private PluginContract(Path jar, List<Sample> samples, Plan plan) {
        this.jar = Objects.requireNonNull(jar, "jar is null");
        this.samples = List.copyOf(samples);
        this.plan = plan;
    }

    /**
     * The contract of a plugin.
     *
     * @param jar its jar, or a folder in which there is exactly one plugin's jar
     */
    public static PluginContract of(Path jar) {
        return new PluginContract(jar, List.of(), USUAL);
    }

    /** The same with more samples. Each must be for something that the plugin brings. */
    public PluginContract with(Sample... more) {
        List<Sample> all = new ArrayList<>(samples);
        all.addAll(List.of(more));
        return new PluginContract(jar, all, plan);
    }

    /** The same with other made-up values. */
    public PluginContract seed(long other) {
        return new PluginContract(jar, samples, new Plan(other, plan.swaps(), plan.callersEnd()));
    }

    /**
     * The same with another number of swaps; 100 unless it is given. The 20 swaps under load are done in any case.
     *
     * @throws IllegalArgumentException if it is less than 1
     */
    public PluginContract swaps(int times) {
        if (times < 1) {
            throw new IllegalArgumentException("swaps must be at least 1, not " + times);
        }
        return new PluginContract(jar, samples, new Plan(plan.seed(), times, plan.callersEnd()));
    }

    /**
     * The same with calls on a thread that ends before unloading is proved. For a plugin with a library that leaves
     * something in a {@code ThreadLocal}: CodeAnatomy replaces its workers after a swap, but the thread of an application
     * that plans a statement keeps the plugin loaded. The report says that this was not checked.
     */
    public PluginContract onThreadsThatEnd() {
        return new PluginContract(jar, samples, new Plan(plan.seed(), plan.swaps(), true));
    }

    /**
     * Checks everything and logs the report.
     *
     * @return the report, which also says what could not be checked
     * @throws AssertionError listing all problems, if there are any
     * @throws IllegalArgumentException if there is no such jar
     * @throws IllegalStateException if the framework for the checks cannot be started
     */
    public ContractReport check() {
        ContractReport report = report();
        if (!report.passed()) {
            throw new AssertionError(report.text());
        }
        LOG.info("{}", report.text());
        return report;
    }

    /**
     * Checks everything.
     *
     * @throws IllegalArgumentException if there is no such jar
     * @throws IllegalStateException if the framework for the checks cannot be started
     */
    public ContractReport report() {
        PluginFile file = PluginFile.at(jar);
        try (ContractRuntime runtime = ContractRuntime.startFor(file)) {
            return new ContractRun(runtime, file, samples, plan).run();
        }
    }
}
