package org.codeanatomy.plugin.host;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.apache.arrow.memory.BufferAllocator;
import org.osgi.annotation.versioning.ProviderType;

/** Finds plugins, checks them, groups their services into generations, leases them and swaps them. Thread-safe. */
@ProviderType
public interface PluginHost {

    /**
     * The hash of the snapshot that is published now: of names, versions and jars, so that it is the same in whatever
     * order plugins came, and the same again when a plugin is replaced by the same jar. Takes no lock.
     */
    String snapshotId();

    /**
     * Leases the published snapshot. While somebody updates a plugin in place this waits, bounded, for its new
     * generation; who holds a lease already and wants another one uses {@link SnapshotLease#fork}, which never waits.
     *
     * @param holder who holds it, and how it is told to stop when a generation's drain limit passes
     * @throws IllegalStateException if the host is stopping, or the thread is interrupted while it waits
     */
    SnapshotLease lease(LeaseHolder holder);

    /**
     * Leases for somebody who holds leases, and would wait for himself if he had to wait for an update in place: what is
     * published, and of plugins of which nothing is published, what he holds still. Where there is no such plugin this
     * is {@link #lease}.
     *
     * @param held what he holds; closed ones among them mean nothing
     * @throws IllegalStateException as {@link #lease}
     */
    SnapshotLease leaseAgain(LeaseHolder holder, Collection<SnapshotLease> held);

    /** Every plugin that is serving, draining, retired or refused, ordered by name, then state. */
    List<PluginStatus> plugins();

    /**
     * Whether a plugin once served a name and does not now.
     *
     * @param slot a slot's capability, for instance {@code scalar-function}
     * @param name in any case
     * @return the plugins that had it, with versions, as people read them; empty if none did
     */
    List<String> formerProviders(String slot, String name);

    /** The slots and packages that this runtime offers to plugins now. */
    Offers offers();

    /**
     * Replaces a plugin by a jar beside it: check, start, test, switch, drain, uninstall. On any failure before the
     * switch the serving generation is untouched and the candidate is gone.
     *
     * @throws PluginRefusedException if the jar does not fit; it lists every reason
     */
    UpdateReport update(String plugin, Path jar, ChangeOptions options) throws PluginRefusedException;

    /** The same with the host's own settings. */
    default UpdateReport update(String plugin, Path jar) throws PluginRefusedException {
        return update(plugin, jar, ChangeOptions.defaults());
    }

    /**
     * Installs a new plugin; if one of that name serves, this is an update.
     *
     * @throws PluginRefusedException if the jar does not fit; it lists every reason
     */
    UpdateReport install(Path jar, ChangeOptions options) throws PluginRefusedException;

    /** The same with the host's own settings. */
    default UpdateReport install(Path jar) throws PluginRefusedException {
        return install(jar, ChangeOptions.defaults());
    }

    /**
     * Retires a plugin, drains it and uninstalls it. One that was refused or stopped is uninstalled as well.
     *
     * @throws PluginRefusedException if there is no such plugin
     */
    UpdateReport uninstall(String plugin, ChangeOptions options) throws PluginRefusedException;

    /** The same with the host's own settings. */
    default UpdateReport uninstall(String plugin) throws PluginRefusedException {
        return uninstall(plugin, ChangeOptions.defaults());
    }

    /**
     * Takes the newest jar of a plugin from where it last came from: its file in the drop folder, or else the plugin
     * repository.
     *
     * @throws PluginRefusedException if neither has one, or the jar does not fit
     */
    UpdateReport update(String plugin, ChangeOptions options) throws PluginRefusedException;

    /**
     * Goes back to a jar that was committed before and is still in the store; one that was uninstalled comes back. The
     * same transaction as an update: the jar is checked again.
     *
     * @param version of the jar; empty for the one that served last before the present one, so that rolling back twice
     *     leads back to where one was
     * @throws PluginRefusedException if there is no such jar, or it does not fit any more
     */
    UpdateReport rollback(String plugin, Optional<String> version, ChangeOptions options) throws PluginRefusedException;

    /**
     * Exact versions and hashes of what is committed, as the text of a {@code plugins.lock}: JSON, one plugin a line,
     * sorted by name. Plugins that others installed (a distribution's own) are none of it until they are replaced.
     */
    String lock();

    /**
     * Makes the committed set what a {@code plugins.lock} names: plugins that it does not name are uninstalled, others
     * installed or replaced from the store, each in a transaction of its own, by name.
     *
     * @return what was done, in order; empty if everything was so already
     * @throws PluginRefusedException if the file cannot be read, or jars are missing in the store, before anything is
     *     changed, naming all; or if some of the plugins do not fit, when all others are done
     */
    List<UpdateReport> restore(Path lockFile, ChangeOptions options) throws PluginRefusedException;

    /**
     * Asks the JVM to collect until the class loaders of all retired generations are gone. Slows everything down while
     * it lasts: for tests and proofs, not for every update.
     *
     * @param within how long to go on asking
     * @return the generations that are still there; empty is the proof
     * @throws InterruptedException if the thread is interrupted while it waits
     */
    List<GenerationId> proveCollected(Duration within) throws InterruptedException;

    /**
     * What a framework property of this runtime is set to, for those built on the host, who see no framework.
     *
     * @param name for instance {@code org.codeanatomy.engine.rehearsal.bytes}
     */
    Optional<String> setting(String name);

    /**
     * The root allocator, under which every generation has a child. Buffers move without copying between allocators of
     * one root, so an engine that wants to take over what plugins return makes its own allocators under this one. It is
     * closed with the host.
     */
    BufferAllocator rootAllocator();
}
