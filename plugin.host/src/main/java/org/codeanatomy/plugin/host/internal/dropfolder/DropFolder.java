package org.codeanatomy.plugin.host.internal.dropfolder;

import java.io.File;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.felix.fileinstall.ArtifactInstaller;
import org.codeanatomy.plugin.host.GenerationState;
import org.codeanatomy.plugin.host.PluginHost;
import org.codeanatomy.plugin.host.PluginRefusedException;
import org.codeanatomy.plugin.host.internal.doctor.PluginJar;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Takes plugin jars of File Install's folders through the same transaction as commands do. It ranks above File
 * Install's own handling of bundles, which would update in place. Where File Install is absent, nobody ever asks for
 * this service, so its class is never loaded. Thread-safe.
 */
@Component(service = ArtifactInstaller.class, property = "service.ranking:Integer=1000")
public final class DropFolder implements ArtifactInstaller {

    private static final Logger LOG = LoggerFactory.getLogger(DropFolder.class);

    private final PluginHost host;
    private final Map<File, String> plugins = new ConcurrentHashMap<>();

    /** Hands jars to this host. */
    @Activate
    public DropFolder(@Reference PluginHost host) {
        this.host = host;
    }

    /** A half-copied jar is no jar yet; File Install asks again until it is. */
    @Override
    public boolean canHandle(File file) {
        return PluginJar.isPlugin(file.toPath());
    }

    @Override
    public void install(File file) {
        try {
            PluginJar jar = PluginJar.read(file.toPath());
            if (!serves(jar)) {
                host.install(file.toPath());
            }
            Optional.ofNullable(plugins.put(file, jar.plugin()))
                    .filter(before -> !before.equals(jar.plugin()))
                    .ifPresent(before -> uninstall(file, before));
        } catch (PluginRefusedException e) {
            // Not thrown on: File Install would print a stack trace, and again at every change of its folder.
            LOG.warn("{} in the drop folder is not taken. {}", file.getName(), e.getMessage());
        }
    }

    @Override
    public void update(File file) {
        install(file);
    }

    @Override
    public void uninstall(File file) {
        Optional.ofNullable(plugins.remove(file)).ifPresent(plugin -> uninstall(file, plugin));
    }

    /** After a restart File Install brings what the framework has started already. */
    private boolean serves(PluginJar jar) {
        return host.plugins().stream()
                .anyMatch(plugin -> plugin.state() == GenerationState.ACTIVE
                        && plugin.name().equals(jar.plugin())
                        && plugin.sha256().equals(jar.sha256()));
    }

    private void uninstall(File file, String plugin) {
        try {
            host.uninstall(plugin);
        } catch (PluginRefusedException e) {
            LOG.info("{} was removed from the drop folder: {}", file.getName(), e.getMessage());
        }
    }
}
