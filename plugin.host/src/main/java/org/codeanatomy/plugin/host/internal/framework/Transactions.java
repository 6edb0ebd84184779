package org.codeanatomy.plugin.host.internal.framework;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import org.codeanatomy.plugin.host.ChangeOptions;
import org.codeanatomy.plugin.host.PluginRefusedException;
import org.codeanatomy.plugin.host.UpdateReport;
import org.codeanatomy.plugin.host.internal.bundle.JarIdentity;
import org.codeanatomy.plugin.host.internal.bundle.PluginDeclaration;
import org.codeanatomy.plugin.host.internal.bundle.Texts;
import org.codeanatomy.plugin.host.internal.doctor.PluginJar;
import org.codeanatomy.plugin.host.internal.generation.Event;
import org.codeanatomy.plugin.host.internal.generation.Origin;
import org.codeanatomy.plugin.host.internal.generation.Phase;
import org.codeanatomy.plugin.host.internal.journal.Change;
import org.codeanatomy.plugin.host.internal.journal.JournalEntry;
import org.codeanatomy.plugin.host.internal.journal.PluginContent;
import org.codeanatomy.plugin.host.internal.repository.PluginRepository;
import org.codeanatomy.plugin.host.internal.store.StateFolder;
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
    private final StateFolder state;
    private final PluginRepository repository;
    private final ReentrantLock oneCandidate;

    /** @param oneCandidate held while a candidate is checked and published */
    Transactions(
            BundleContext context,
            Roster roster,
            Driver driver,
            StateFolder state,
            PluginRepository repository,
            ReentrantLock oneCandidate) {
        this.context = context;
        this.roster = roster;
        this.driver = driver;
        this.state = state;
        this.repository = repository;
        this.oneCandidate = oneCandidate;
    }

    /** What is to be brought, and what for. A change of null is an installation or an update, whichever it is. */
    private record Wanted(PluginJar jar, Change change, String file, ChangeOptions options) {}

    UpdateReport update(String plugin, Path path, ChangeOptions options) throws PluginRefusedException {
        return logged(() -> updateNamed(plugin, path, "", options));
    }

    /** Takes the file that the plugin came from, or else what the plugin repository has. */
    UpdateReport update(String plugin, ChangeOptions options) throws PluginRefusedException {
        return logged(() -> {
            if (roster.serving(plugin).isEmpty()) {
                throw new PluginRefusedException("updating " + plugin, List.of(nothingServes(plugin)));
            }
            Optional<Path> file = state.commitments().fileOf(plugin);
            if (file.isPresent()) {
                return updateNamed(plugin, file.get(), file.get().toString(), options);
            }
            Path newest = repository
                    .best(plugin)
                    .map(PluginRepository.Fitting::jar)
                    .orElseThrow(() -> new PluginRefusedException(
                            "updating " + plugin,
                            List.of("it did not come from the drop folder, and no plugin repository has it; name its"
                                    + " new jar: plugin:update " + plugin + " FILE")));
            return updateNamed(plugin, newest, "", options);
        });
    }

    UpdateReport install(Path path, ChangeOptions options) throws PluginRefusedException {
        return logged(() -> replace(new Wanted(PluginJar.read(path), null, "", options), false));
    }

    /** Installs or updates from a file in the drop folder. */
    UpdateReport take(PluginJar jar, Path file) throws PluginRefusedException {
        return logged(() -> replace(new Wanted(jar, null, file.toString(), ChangeOptions.defaults()), false));
    }

    /** Brings a jar of the store. */
    UpdateReport bring(PluginJar jar, Change change, ChangeOptions options) throws PluginRefusedException {
        return logged(() -> replace(new Wanted(jar, change, "", options), false));
    }

    UpdateReport uninstall(String plugin, ChangeOptions options) throws PluginRefusedException {
        return logged(() -> remove(plugin, "", options));
    }

    /** Uninstalls a plugin because its file in the drop folder is gone. */
    UpdateReport leave(String plugin, Path file) throws PluginRefusedException {
        return logged(() -> remove(plugin, file.toString(), ChangeOptions.defaults()));
    }

    /** A record of what was done and refused; a warning would repeat what whoever asked is told anyway. */
    private static UpdateReport logged(Work work) throws PluginRefusedException {
        try {
            UpdateReport report = work.run();
            LOG.info("{}", report.summary());
            return report;
        } catch (PluginRefusedException e) {
            LOG.info("{}", e.getMessage());
            throw e;
        }
    }

    @FunctionalInterface
    private interface Work {
        UpdateReport run() throws PluginRefusedException;
    }

    private UpdateReport updateNamed(String plugin, Path path, String file, ChangeOptions options)
            throws PluginRefusedException {
        PluginJar jar = PluginJar.read(path);
        if (!jar.plugin().equals(plugin)) {
            throw new PluginRefusedException(
                    plugin,
                    List.of(path.getFileName() + " is plugin " + jar.plugin() + " " + jar.version()
                            + ": plugin:install takes it under that name"));
        }
        return replace(new Wanted(jar, null, file, options), true);
    }

    private UpdateReport replace(Wanted wanted, boolean mustServe) throws PluginRefusedException {
        PluginJar jar = wanted.jar();
        Optional<Generation> old;
        Generation candidate;
        oneCandidate.lock();
        try {
            old = roster.serving(jar.plugin());
            if (mustServe && old.isEmpty()) {
                throw new PluginRefusedException(
                        jar.plugin() + " " + jar.version(), List.of(nothingServes(jar.plugin())));
            }
            candidate = check(wanted, old.orElse(null));
            if (wanted.options().rehearsal()) {
                return Reports.rehearsed(old, candidate);
            }
            removeLeftovers(candidate);
        } finally {
            state.prune();
            oneCandidate.unlock();
        }
        old.ifPresent(generation -> retire(generation, "was replaced by " + candidate.id(), wanted.options()));
        return Reports.replaced(old, candidate);
    }

    private Generation check(Wanted wanted, Generation predecessor) throws PluginRefusedException {
        PluginJar jar = wanted.jar();
        Bundle bundle = installBeside(jar, keep(jar));
        Optional<PluginDeclaration> declaration = PluginDeclaration.of(bundle);
        if (declaration.isEmpty()) {
            throw new PluginRefusedException(
                    jar.plugin() + " " + jar.version(), List.of("it was uninstalled while it was being checked"));
        }
        boolean rehearsal = wanted.options().rehearsal();
        Origin origin = rehearsal ? Origin.REHEARSAL : Origin.HOST;
        Generation candidate = roster.add(bundle, declaration.get(), jar.sha256(), origin, predecessor);
        candidate.shadow(wanted.options().shadow());
        candidate.intent(new Intent(change(wanted, predecessor), wanted.file()));
        driver.handle(candidate, new Event.Discovered());
        if (!candidate.hasServed() && candidate.phase() != Phase.REHEARSED) {
            if (candidate.phase() == Phase.REFUSED && bundle.getState() != Bundle.UNINSTALLED) {
                uninstall(bundle); // somebody was stopping it when it was refused
            }
            throw new PluginRefusedException(
                    candidate.id().toString(), candidate.lifecycle().reasons());
        }
        return candidate;
    }

    private Change change(Wanted wanted, Generation predecessor) {
        if (wanted.change() != null) {
            return wanted.change();
        }
        boolean known = predecessor != null
                || state.commitments().committed(wanted.jar().plugin()).isPresent();
        return known ? Change.UPDATE : Change.INSTALL;
    }

    /** The jar as it is kept, so that what is checked is what a restart brings back, whatever becomes of the file. */
    private Path keep(PluginJar jar) throws PluginRefusedException {
        try {
            return state.jars().add(jar.path(), jar.sha256());
        } catch (IOException e) {
            throw new PluginRefusedException(
                    jar.plugin() + " " + jar.version(),
                    List.of("its jar cannot be kept in " + state.folder() + " (" + Texts.of(e) + ")"));
        }
    }

    /** Under a location of its own, so that the serving bundle stays what it is. */
    private Bundle installBeside(PluginJar jar, Path kept) throws PluginRefusedException {
        try {
            return BesideInstaller.install(context, jar.plugin(), jar.sha256(), kept);
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

    /** Committed first: from then on it does not come back, whatever happens while it drains. */
    private UpdateReport remove(String plugin, String file, ChangeOptions options) throws PluginRefusedException {
        Optional<Generation> generation = roster.serving(plugin).or(() -> roster.idle(plugin));
        Optional<JournalEntry> committed = state.commitments().committed(plugin);
        if (generation.isEmpty() && committed.isEmpty()) {
            throw new PluginRefusedException("uninstalling " + plugin, List.of(nothingServes(plugin)));
        }
        if (generation.isPresent() && options.rehearsal()) {
            return Reports.wouldBeUninstalled(generation.get());
        }
        PluginContent content = generation
                .map(CommitStep::contentOf)
                .orElseGet(() -> committed.orElseThrow().now());
        try {
            state.commitments().commit(Change.UNINSTALL, plugin, content, content, file);
        } catch (IOException e) {
            throw new PluginRefusedException(
                    "uninstalling " + plugin,
                    List.of("the journal in " + state.folder() + " cannot be written (" + Texts.of(e)
                            + "): make room there and try again"));
        }
        generation.ifPresent(old -> retire(old, "was uninstalled", options));
        return generation
                .map(Reports::uninstalled)
                .orElseGet(() -> Reports.forgotten(plugin + " " + content.version()));
    }

    /**
     * Somebody uninstalled a bundle with the framework's own means. If it was what is committed, that is not to come back
     * either. What the host itself uninstalls is committed otherwise by then, or never served.
     */
    void uninstalledByOthers(Bundle bundle) {
        JarIdentity.named(bundle.getLocation())
                .flatMap(named -> state.commitments()
                        .committed(named.plugin())
                        .filter(entry -> entry.now().sha256().equals(named.sha256())))
                .filter(entry -> roster.hasServed(bundle)
                        && roster.serving(entry.plugin()).isEmpty())
                .ifPresent(this::forget);
    }

    private void forget(JournalEntry entry) {
        try {
            state.commitments().commit(Change.UNINSTALL, entry.plugin(), entry.now(), entry.now(), "");
        } catch (IOException e) {
            LOG.error(
                    "{} was uninstalled, which cannot be committed ({}): it comes back after a restart.",
                    entry.plugin(),
                    Texts.of(e));
        }
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
