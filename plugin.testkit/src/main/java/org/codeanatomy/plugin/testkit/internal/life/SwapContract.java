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
    private final CallingThread caller;
    private final Findings findings;
    private final Unloading unloading;
    private final String subject;
    private boolean retained;

    /**
     * @param plugin the name under which the jar is installed
     * @param caller the thread that has called it
     */
    public SwapContract(PluginHost host, String plugin, Path jar, CallingThread caller, Findings findings) {
        this.host = host;
        this.plugin = plugin;
        this.jar = jar;
        this.caller = caller;
        this.findings = findings;
        this.unloading = new Unloading(host);
        this.subject = "plugin " + plugin;
    }

    /** Replaces the plugin again and again. If the first replaced generation stays, the others would too. */
    public void swap(int times) {
        long before = host.rootAllocator().getAllocatedMemory();
        int done = 0;
        try {
            while (done < times && !retained) {
                host.update(plugin, jar);
                done++;
                if (done == 1 || done == times) {
                    checkUnloaded(done);
                }
            }
        } catch (PluginRefusedException refused) {
            findings.problem(
                    Check.SWAP,
                    subject,
                    "is refused by swap " + (done + 1) + " of " + times + ": " + refused.getMessage());
            return;
        }
        checkMemory(before, "swaps");
        if (!retained) {
            findings.checked(Check.SWAP, subject, done + " swaps, each replaced generation unloaded");
        } else if (done < times) {
            findings.notChecked(
                    Check.SWAP, subject, times - done + " more swaps; a replaced generation is not unloaded");
        }
    }

    /** With the thread that called it still alive; if that does not prove it, without. */
    private void checkUnloaded(int swaps) {
        String problem = unloading.problem();
        if (problem != null && caller.isAlive()) {
            caller.close();
            if (unloading.problem() == null) {
                findings.problem(
                        Check.SWAP,
                        subject,
                        "leaves an object in a ThreadLocal of the thread that calls it, and so stays loaded as long as that"
                                + " thread lives: remove it before a call returns; if a library leaves it there, check the"
                                + " rest with PluginContract.onThreadsThatEnd()");
                return;
            }
        }
        if (problem != null) {
            retained = true;
            findings.problem(Check.SWAP, subject, "after " + swaps + (swaps == 1 ? " swap " : " swaps ") + problem);
        }
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
        if (retained) {
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
