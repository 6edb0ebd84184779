package org.codeanatomy.plugin.host.internal.dropfolder;

import java.io.File;
import org.apache.felix.fileinstall.ArtifactInstaller;
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

    private final DroppedJars jars;

    /** Hands files on. */
    @Activate
    public DropFolder(@Reference DroppedJars jars) {
        this.jars = jars;
    }

    /** A half-copied jar is no jar yet; File Install asks again until it is. */
    @Override
    public boolean canHandle(File file) {
        return PluginJar.isPlugin(file.toPath());
    }

    @Override
    public void install(File file) {
        try {
            jars.come(file.toPath().toAbsolutePath());
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
        try {
            jars.go(file.toPath().toAbsolutePath());
        } catch (PluginRefusedException e) {
            LOG.warn("{} was removed from the drop folder. {}", file.getName(), e.getMessage());
        }
    }
}
