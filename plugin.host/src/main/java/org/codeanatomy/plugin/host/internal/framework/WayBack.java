package org.codeanatomy.plugin.host.internal.framework;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.codeanatomy.plugin.host.ChangeOptions;
import org.codeanatomy.plugin.host.PluginRefusedException;
import org.codeanatomy.plugin.host.UpdateReport;
import org.codeanatomy.plugin.host.internal.bundle.Texts;
import org.codeanatomy.plugin.host.internal.doctor.PluginJar;
import org.codeanatomy.plugin.host.internal.journal.Change;
import org.codeanatomy.plugin.host.internal.journal.Commitments;
import org.codeanatomy.plugin.host.internal.journal.JournalEntry;
import org.codeanatomy.plugin.host.internal.journal.PluginContent;
import org.codeanatomy.plugin.host.internal.store.LockFile;
import org.codeanatomy.plugin.host.internal.store.LockFile.Locked;
import org.codeanatomy.plugin.host.internal.store.StateFolder;

/** Ways back to jars that served before: one plugin's last ones, or all that a lock file names. Thread-safe. */
final class WayBack {

    private final StateFolder state;
    private final Commitments commitments;
    private final Roster roster;
    private final Transactions transactions;

    WayBack(StateFolder state, Roster roster, Transactions transactions) {
        this.state = state;
        this.commitments = state.commitments();
        this.roster = roster;
        this.transactions = transactions;
    }

    UpdateReport rollback(String plugin, Optional<String> version, ChangeOptions options)
            throws PluginRefusedException {
        PluginContent target = target(plugin, version);
        Path jar = stored(target.sha256())
                .orElseThrow(() -> refused(
                        plugin,
                        "the jar of " + plugin + " " + target.version()
                                + " is no longer in the store; plugin:update takes it from a file"));
        return transactions.bring(PluginJar.read(jar), Change.ROLLBACK, options);
    }

    private PluginContent target(String plugin, Optional<String> version) throws PluginRefusedException {
        Optional<String> present = roster.serving(plugin)
                .map(generation -> generation.id().sha256())
                .or(() -> commitments.committed(plugin).map(entry -> entry.now().sha256()));
        List<PluginContent> others = commitments.contents(plugin).stream()
                .filter(content -> present.filter(content.sha256()::equals).isEmpty())
                .toList();
        if (others.isEmpty()) {
            throw refused(
                    plugin,
                    present.isEmpty()
                            ? "no plugin of that name was ever committed here"
                            : "nothing else of it was ever committed here");
        }
        return others.stream()
                .filter(content -> version.isEmpty() || version.get().equals(content.version()))
                .findFirst()
                .orElseThrow(() -> refused(
                        plugin,
                        "there is no way back to version " + version.orElse("") + "; there is one to "
                                + others.stream()
                                        .map(PluginContent::version)
                                        .distinct()
                                        .collect(Collectors.joining(", "))));
    }

    private static PluginRefusedException refused(String plugin, String reason) {
        return new PluginRefusedException("rolling back " + plugin, List.of(reason));
    }

    List<UpdateReport> restore(Path file, ChangeOptions options) throws PluginRefusedException {
        String subject = "restoring " + file.getFileName();
        List<Locked> locked = read(file, subject);
        List<UpdateReport> done = new ArrayList<>();
        List<String> refusals = new ArrayList<>();
        for (JournalEntry entry : commitments.committed()) {
            if (locked.stream().noneMatch(line -> line.plugin().equals(entry.plugin()))) {
                attempt(() -> transactions.uninstall(entry.plugin(), options), done, refusals);
            }
        }
        for (Locked line : locked) {
            if (!isSo(line)) {
                attempt(() -> bring(line, options), done, refusals);
            }
        }
        if (!refusals.isEmpty()) {
            throw new PluginRefusedException(subject, refusals);
        }
        return done;
    }

    private List<Locked> read(Path file, String subject) throws PluginRefusedException {
        List<Locked> locked;
        try {
            locked = LockFile.read(file).stream()
                    .sorted(Comparator.comparing(Locked::plugin))
                    .toList();
        } catch (IOException e) {
            throw new PluginRefusedException(subject, List.of(Texts.of(e)));
        }
        List<String> missing = new ArrayList<>();
        for (Locked line : locked) {
            if (stored(line.sha256()).isEmpty()) {
                missing.add("the jar of " + line + " (" + line.sha256() + ") is not in the store; plugin:install it");
            }
        }
        if (!missing.isEmpty()) {
            throw new PluginRefusedException(subject, missing);
        }
        return locked;
    }

    private boolean isSo(Locked line) {
        return commitments
                        .committed(line.plugin())
                        .filter(entry -> entry.now().sha256().equals(line.sha256()))
                        .isPresent()
                && roster.serving(line.plugin())
                        .filter(serving -> serving.id().sha256().equals(line.sha256()))
                        .isPresent();
    }

    private UpdateReport bring(Locked line, ChangeOptions options) throws PluginRefusedException {
        PluginJar jar = PluginJar.read(stored(line.sha256())
                .orElseThrow(() ->
                        new PluginRefusedException(line.toString(), List.of("its jar left the store meanwhile"))));
        if (!jar.plugin().equals(line.plugin())) {
            throw new PluginRefusedException(
                    line.toString(), List.of("the jar of that hash is plugin " + jar.plugin() + "; correct the line"));
        }
        return transactions.bring(jar, Change.RESTORE, options);
    }

    private Optional<Path> stored(String sha256) throws PluginRefusedException {
        try {
            return state.jars().find(sha256);
        } catch (IOException e) {
            throw new PluginRefusedException(
                    sha256 + ".jar", List.of("it cannot be read from the store (" + Texts.of(e) + ")"));
        }
    }

    @FunctionalInterface
    private interface Attempt {
        UpdateReport run() throws PluginRefusedException;
    }

    private static void attempt(Attempt attempt, List<UpdateReport> done, List<String> refusals) {
        try {
            done.add(attempt.run());
        } catch (PluginRefusedException e) {
            refusals.add(e.getMessage());
        }
    }
}
