package org.codeanatomy.plugin.host.internal.framework;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import java.util.stream.LongStream;
import org.codeanatomy.plugin.host.ChangeOptions;
import org.codeanatomy.plugin.host.PluginRefusedException;
import org.codeanatomy.plugin.host.UpdateReport;
import org.codeanatomy.plugin.host.internal.bundle.JarIdentity;
import org.codeanatomy.plugin.host.internal.bundle.PluginDeclaration;
import org.codeanatomy.plugin.host.internal.bundle.Texts;
import org.codeanatomy.plugin.host.internal.doctor.PluginJar;
import org.codeanatomy.plugin.host.internal.generation.Event;
import org.codeanatomy.plugin.host.internal.generation.Origin;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;
import org.osgi.framework.BundleException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Installs, updates and uninstalls plugins on the host's own behalf. Only one candidate is checked at a time; draining
 * is done outside that exclusion, so that a long statement on one plugin does not keep another from being updated.
 * Thread-safe.
 */
final class Transactions {

    private static final Logger LOG = LoggerFactory.getLogger(Transactions.class);

    private final BundleContext context;
    private final Roster roster;
    private final Driver driver;
    private final ReentrantLock oneCandidate;

    /** @param oneCandidate held while a candidate is checked and published */
    Transactions(BundleContext context, Roster roster, Driver driver, ReentrantLock oneCandidate) {
        this.context = context;
        this.roster = roster;
        this.driver = driver;
        this.oneCandidate = oneCandidate;
    }

    UpdateReport update(String plugin, Path path, ChangeOptions options) throws PluginRefusedException {
        return logged(() -> updateNamed(plugin, path, options));
    }

    UpdateReport install(Path path, ChangeOptions options) throws PluginRefusedException {
        return logged(() -> replace(PluginJar.read(path), false, options));
    }

    UpdateReport uninstall(String plugin, ChangeOptions options) throws PluginRefusedException {
        return logged(() -> remove(plugin, options));
    }

    /** A record of what was done and refused; a warning would repeat what whoever asked is told anyway. */
    private static UpdateReport logged(Change change) throws PluginRefusedException {
        try {
            UpdateReport report = change.run();
            LOG.info("{}", report.summary());
            return report;
        } catch (PluginRefusedException e) {
            LOG.info("{}", e.getMessage());
            throw e;
        }
    }

    @FunctionalInterface
    private interface Change {
        UpdateReport run() throws PluginRefusedException;
    }

    private UpdateReport updateNamed(String plugin, Path path, ChangeOptions options) throws PluginRefusedException {
        PluginJar jar = PluginJar.read(path);
        if (!jar.plugin().equals(plugin)) {
            throw new PluginRefusedException(
                    plugin,
                    List.of(path.getFileName() + " is plugin " + jar.plugin() + " " + jar.version()
                            + ": plugin:install takes it under that name"));
        }
        return replace(jar, true, options);
    }

    private UpdateReport replace(PluginJar jar, boolean mustServe, ChangeOptions options)
            throws PluginRefusedException {
        Optional<Generation> old;
        Generation candidate;
        oneCandidate.lock();
        try {
            old = roster.serving(jar.plugin());
            if (mustServe && old.isEmpty()) {
                throw new PluginRefusedException(
                        jar.plugin() + " " + jar.version(), List.of(nothingServes(jar.plugin())));
            }
            candidate = admit(jar, old.orElse(null), options);
            removeLeftovers(candidate);
        } finally {
            oneCandidate.unlock();
        }
        old.ifPresent(generation -> retire(generation, "was replaced by " + candidate.id(), options));
        return Reports.replaced(old, candidate);
    }

    private Generation admit(PluginJar jar, Generation predecessor, ChangeOptions options)
            throws PluginRefusedException {
        Bundle bundle = installBeside(jar);
        Optional<PluginDeclaration> declaration = PluginDeclaration.of(bundle);
        if (declaration.isEmpty()) {
            throw new PluginRefusedException(
                    jar.plugin() + " " + jar.version(), List.of("it was uninstalled while it was being checked"));
        }
        Generation candidate = roster.add(bundle, declaration.get(), jar.sha256(), Origin.HOST, predecessor);
        candidate.shadow(options.shadow());
        driver.handle(candidate, new Event.Discovered());
        if (!candidate.hasServed()) {
            throw new PluginRefusedException(
                    candidate.id().toString(), candidate.lifecycle().reasons());
        }
        return candidate;
    }

    /** Under a location of its own, so that the serving bundle stays what it is. */
    private Bundle installBeside(PluginJar jar) throws PluginRefusedException {
        String location = LongStream.iterate(0, number -> number + 1)
                .mapToObj(number -> JarIdentity.location(jar.plugin(), jar.sha256(), number))
                .filter(free -> context.getBundle(free) == null)
                .findFirst()
                .orElseThrow();
        try (InputStream bytes = Files.newInputStream(jar.path())) {
            return context.installBundle(location, bytes);
        } catch (BundleException | IOException e) {
            throw new PluginRefusedException(
                    jar.plugin() + " " + jar.version(),
                    List.of("the framework does not take its jar (" + Texts.of(e) + ")"));
        }
    }

    /**
     * Uninstalls bundles of the same plugin that the host installed once and that serve nothing now: stopped by
     * somebody, or started by the framework before their drop folder brought a newer jar.
     */
    private void removeLeftovers(Generation serving) {
        for (Bundle bundle : context.getBundles()) {
            if (JarIdentity.isOurs(bundle, serving.id().plugin())
                    && roster.liveOf(bundle).isEmpty()) {
                roster.stoppedOf(bundle)
                        .ifPresentOrElse(
                                stopped -> driver.handle(
                                        stopped, new Event.RetireAsked(true, "was replaced by " + serving.id())),
                                () -> uninstall(bundle));
            }
        }
    }

    private static void uninstall(Bundle bundle) {
        try {
            bundle.uninstall();
        } catch (BundleException | IllegalStateException e) {
            LOG.warn("Bundle {} serves no longer and cannot be uninstalled ({}).", bundle, Texts.of(e));
        }
    }

    private UpdateReport remove(String plugin, ChangeOptions options) throws PluginRefusedException {
        Generation generation = roster.serving(plugin)
                .or(() -> roster.idle(plugin))
                .orElseThrow(
                        () -> new PluginRefusedException("uninstalling " + plugin, List.of(nothingServes(plugin))));
        retire(generation, "was uninstalled", options);
        return Reports.uninstalled(generation);
    }

    private void retire(Generation generation, String reason, ChangeOptions options) {
        generation.ending(options);
        driver.handle(generation, new Event.RetireAsked(true, reason));
    }

    private String nothingServes(String plugin) {
        List<String> serving = roster.servingPlugins();
        return "no plugin " + plugin + " is installed; "
                + (serving.isEmpty() ? "none is" : "installed are " + String.join(", ", serving));
    }
}
