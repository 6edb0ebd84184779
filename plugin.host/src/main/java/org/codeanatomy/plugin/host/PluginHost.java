package org.codeanatomy.plugin.host;

import java.nio.file.Path;
import java.util.List;
import org.osgi.annotation.versioning.ProviderType;

/** Finds plugins, checks them, groups their services into generations, leases them and swaps them. Thread-safe. */
@ProviderType
public interface PluginHost {

    /** The hash of the snapshot that is published now. Takes no lock. */
    String snapshotId();

    /**
     * Leases the published snapshot.
     *
     * @param holder who holds it, and how it is told to stop when a generation's drain limit passes
     */
    SnapshotLease lease(LeaseHolder holder);

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

    /**
     * Replaces a plugin by a jar beside it: check, start, test, switch, drain, uninstall. On any failure before the
     * switch the serving generation is untouched and the candidate is gone.
     *
     * @throws PluginRefusedException if the jar does not fit; it lists every reason
     */
    UpdateReport update(String plugin, Path jar) throws PluginRefusedException;

    /**
     * Installs a new plugin; if one of that name serves, this is an update.
     *
     * @throws PluginRefusedException if the jar does not fit; it lists every reason
     */
    UpdateReport install(Path jar) throws PluginRefusedException;

    /**
     * Retires a plugin, drains it and uninstalls it.
     *
     * @throws PluginRefusedException if there is no such plugin
     */
    UpdateReport uninstall(String plugin) throws PluginRefusedException;
}
