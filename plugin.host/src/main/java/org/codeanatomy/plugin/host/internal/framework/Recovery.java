package org.codeanatomy.plugin.host.internal.framework;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.codeanatomy.plugin.host.internal.bundle.JarIdentity;
import org.codeanatomy.plugin.host.internal.bundle.PluginDeclaration;
import org.codeanatomy.plugin.host.internal.bundle.Texts;
import org.codeanatomy.plugin.host.internal.journal.Change;
import org.codeanatomy.plugin.host.internal.journal.Commitments;
import org.codeanatomy.plugin.host.internal.journal.JournalEntry;
import org.codeanatomy.plugin.host.internal.journal.PluginContent;
import org.codeanatomy.plugin.host.internal.store.StateFolder;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;
import org.osgi.framework.BundleException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Makes the framework agree with the journal, whenever a host starts: after it, each committed plugin is one bundle of
 * ours with the committed content, and no other bundle of ours is left. What the framework has kept is believed only
 * where its content is that of the jar in the store.
 */
final class Recovery {

    private static final Logger LOG = LoggerFactory.getLogger(Recovery.class);

    private final BundleContext context;
    private final StateFolder state;
    private final Commitments commitments;
    private final BoundedSteps steps;
    private final Map<String, Bundle> kept = new HashMap<>();

    Recovery(BundleContext context, StateFolder state, BoundedSteps steps) {
        this.context = context;
        this.steps = steps;
        this.state = state;
        this.commitments = state.commitments();
    }

    void run() {
        commitments.taken().forEach(this::forgetIfGone);
        for (Bundle bundle : context.getBundles()) {
            JarIdentity.named(bundle.getLocation())
                    .ifPresentOrElse(named -> keepOrRemove(bundle, named), () -> removeIfSuperseded(bundle));
        }
        for (JournalEntry entry : commitments.committed()) {
            if (!kept.containsKey(entry.plugin())) {
                bring(entry);
            }
        }
        kept.forEach((plugin, bundle) -> {
            if (!steps.attempt("start of " + plugin, () -> start(plugin, bundle))) {
                LOG.warn("{} is still starting, and the others no longer wait for it.", plugin);
            }
        });
        state.prune();
    }

    /** A file that went while nobody watched; a folder that is not there at all says nothing of its files. */
    private void forgetIfGone(String file, JournalEntry entry) {
        Path path = Path.of(file);
        if (Files.exists(path) || !Files.isDirectory(path.getParent())) {
            return;
        }
        Optional<JournalEntry> committed = commitments.committed(entry.plugin());
        boolean source = committed.isPresent()
                && commitments.fileOf(entry.plugin()).filter(path::equals).isPresent();
        PluginContent content = source ? committed.get().now() : entry.now();
        try {
            commitments.commit(source ? Change.UNINSTALL : Change.LEAVE, entry.plugin(), content, content, file);
        } catch (IOException e) {
            LOG.warn("{} left the drop folder, which cannot be noted ({}).", path.getFileName(), Texts.of(e));
            return;
        }
        if (source) {
            LOG.info(
                    "{} {} is uninstalled: {} left the drop folder.",
                    entry.plugin(),
                    content.version(),
                    path.getFileName());
        }
    }

    private void keepOrRemove(Bundle bundle, JarIdentity.Named named) {
        boolean committed = commitments
                .committed(named.plugin())
                .filter(entry -> entry.now().sha256().equals(named.sha256()))
                .isPresent();
        if (committed && !kept.containsKey(named.plugin()) && isWhole(bundle, named)) {
            kept.put(named.plugin(), bundle);
        } else {
            remove(bundle);
        }
    }

    private boolean isWhole(Bundle bundle, JarIdentity.Named named) {
        try {
            Optional<Path> jar = state.jars().find(named.sha256());
            if (jar.isPresent() && JarIdentity.isContentOf(bundle, jar.get())) {
                return true;
            }
            LOG.warn(
                    "Bundle {} of {} has other content than what is committed; it is replaced from the store."
                            + " plugin:update makes a change last.",
                    bundle.getBundleId(),
                    named.plugin());
        } catch (IOException | IllegalStateException e) {
            LOG.warn(
                    "Bundle {} of {} is damaged ({}); it is replaced from the store.",
                    bundle.getBundleId(),
                    named.plugin(),
                    Texts.of(e));
        }
        return false;
    }

    /** A bundle of others, with a jar that was replaced or uninstalled here and must not come back by itself. */
    private void removeIfSuperseded(Bundle bundle) {
        Optional<PluginDeclaration> declaration = PluginDeclaration.of(bundle);
        if (declaration.isEmpty()
                || !commitments.plugins().contains(declaration.get().name())) {
            return;
        }
        String plugin = declaration.get().name();
        try {
            String sha256 = JarIdentity.of(bundle, false);
            boolean known = commitments.contents(plugin).stream()
                    .anyMatch(content -> content.sha256().equals(sha256));
            boolean decided = commitments.committed(plugin).isPresent()
                    || commitments
                            .lastDecisionOn(plugin)
                            .filter(last -> last.change() == Change.UNINSTALL)
                            .isPresent();
            if (known && decided) {
                remove(bundle);
            }
        } catch (IOException | IllegalStateException e) {
            LOG.warn("Bundle {} cannot be read ({}).", bundle.getBundleId(), Texts.of(e));
        }
    }

    /** From the store; where the committed jar is missing or damaged, the newest good one before it. */
    private void bring(JournalEntry committed) {
        String plugin = committed.plugin();
        String wanted = plugin + " " + committed.now().version();
        if (install(plugin, committed.now())) {
            return;
        }
        for (PluginContent content : commitments.contents(plugin)) {
            if (install(plugin, content)) {
                LOG.warn(
                        "{} is committed, but its jar in {} is missing or damaged: {} {} serves instead. plugin:update"
                                + " takes a new jar.",
                        wanted,
                        state.folder(),
                        plugin,
                        content.version());
                note(plugin, content, committed.now());
                return;
            }
        }
        LOG.error(
                "{} is committed, but no jar of it in {} is whole: it does not serve. plugin:install takes a new jar.",
                wanted,
                state.folder());
    }

    private void note(String plugin, PluginContent now, PluginContent before) {
        try {
            commitments.commit(Change.RECOVER, plugin, now, before, "");
        } catch (IOException e) {
            LOG.warn("The journal in {} cannot be written ({}).", state.folder(), Texts.of(e));
        }
    }

    private boolean install(String plugin, PluginContent content) {
        try {
            Optional<Path> jar = state.jars().find(content.sha256());
            if (jar.isEmpty()) {
                return false;
            }
            kept.put(plugin, BesideInstaller.install(context, plugin, content.sha256(), jar.get()));
            return true;
        } catch (IOException | BundleException e) {
            LOG.warn("{} {} cannot be installed from the store ({}).", plugin, content.version(), Texts.of(e));
            return false;
        }
    }

    /** Recorded, so that it counts as meant to run even if it cannot; the doctor then says why. */
    private static void start(String plugin, Bundle bundle) {
        try {
            bundle.start();
        } catch (BundleException | IllegalStateException e) {
            LOG.debug("{} cannot be started yet ({}).", plugin, Texts.of(e));
        }
    }

    private static void remove(Bundle bundle) {
        try {
            LOG.info("Bundle {} is uninstalled: the journal does not name it.", bundle.getLocation());
            bundle.uninstall();
        } catch (BundleException | IllegalStateException e) {
            LOG.warn("Bundle {} cannot be uninstalled ({}).", bundle.getLocation(), Texts.of(e));
        }
    }
}
