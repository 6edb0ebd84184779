package org.codeanatomy.plugin.testkit.internal.life;

import java.nio.file.Path;
import org.codeanatomy.plugin.host.PluginHost;
import org.codeanatomy.plugin.host.PluginRefusedException;
import org.codeanatomy.plugin.testkit.Check;
import org.codeanatomy.plugin.testkit.internal.report.Findings;

/** The contract of a plugin that is replaced by itself, and at last uninstalled. */
public final class SwapContract {

    private final PluginHost host;
    private final String plugin;
    private final Path jar;
    private final Findings findings;
    private final Unloading unloading;
    private final String subject;

    /** @param plugin the name under which the jar is installed */
    public SwapContract(PluginHost host, String plugin, Path jar, Findings findings) {
        this.host = host;
        this.plugin = plugin;
        this.jar = jar;
        this.findings = findings;
        this.unloading = new Unloading(host);
        this.subject = "plugin " + plugin;
    }

    /** Replaces the plugin again and again. If the first replaced generation stays, the others would too. */
    public void swap(int times) {
        long before = host.rootAllocator().getAllocatedMemory();
        int done = 0;
        try {
            while (done < times) {
                host.update(plugin, jar);
                done++;
                if (done == 1 && !isUnloaded(done)) {
                    findings.notChecked(
                            Check.SWAP, subject, times - done + " more swaps; a replaced generation is not unloaded");
                    return;
                }
            }
            checkMemory(before, "swaps");
            if (isUnloaded(done)) {
                findings.checked(Check.SWAP, subject, done + " swaps, each replaced generation unloaded");
            }
        } catch (PluginRefusedException refused) {
            findings.problem(
                    Check.SWAP,
                    subject,
                    "is refused by swap " + (done + 1) + " of " + times + ": " + refused.getMessage());
        }
    }

    private boolean isUnloaded(int swaps) {
        String problem = unloading.problem();
        if (problem != null) {
            findings.problem(Check.SWAP, subject, "after " + swaps + (swaps == 1 ? " swap " : " swaps ") + problem);
        }
        return problem == null;
    }

    private void checkMemory(long before, String after) {
        long left = host.rootAllocator().getAllocatedMemory() - before;
        if (left > 0) {
            findings.problem(
                    Check.MEMORY, subject, "has " + left + " more bytes of off-heap memory allocated after " + after);
        }
    }

    /** Uninstalls the plugin: no memory, no class loader may be left. */
    public void uninstall() {
        long before = host.rootAllocator().getAllocatedMemory();
        try {
            host.uninstall(plugin);
        } catch (PluginRefusedException refused) {
            findings.problem(Check.UNLOAD, subject, "cannot be uninstalled: " + refused.getMessage());
            return;
        }
        checkMemory(before, "it is uninstalled");
        if (findings.hasProblem(Check.SWAP, subject)) {
            findings.notChecked(Check.UNLOAD, subject, "whether it is unloaded; a replaced generation is not");
            return;
        }
        String problem = unloading.problem();
        if (problem != null) {
            findings.problem(Check.UNLOAD, subject, "after it is uninstalled " + problem);
        } else {
            findings.checked(Check.UNLOAD, subject, "uninstalled, and nothing is left of it");
        }
    }
}
