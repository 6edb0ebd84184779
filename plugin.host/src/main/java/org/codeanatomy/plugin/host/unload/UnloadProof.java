package org.codeanatomy.plugin.host.unload;

import java.io.IOException;
import java.util.List;
import org.osgi.annotation.versioning.ProviderType;

/**
 * Says what holds the class loaders of retired generations. Published as a service. Thread-safe. {@code
 * PluginHost.proveCollected} asks the JVM to collect first; this only looks.
 */
@ProviderType
public interface UnloadProof {

    /**
     * Every retired generation whose class loader is still there, ordered by number, with what holds it.
     *
     * @param deepest how deep to look; a heap dump is made once for all of them, and deleted again
     * @throws IOException if the heap cannot be dumped or read
     */
    List<Retention> leaks(EvidenceTier deepest) throws IOException;

    /**
     * Why {@link EvidenceTier#OPENED} adds nothing in this JVM, one sentence that says what to start it with; empty if it
     * is available.
     */
    String whatIsClosed();
}
