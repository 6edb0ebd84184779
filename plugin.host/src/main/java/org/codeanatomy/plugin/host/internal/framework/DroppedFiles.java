package org.codeanatomy.plugin.host.internal.framework;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.codeanatomy.plugin.host.ChangeOptions;
import org.codeanatomy.plugin.host.PluginRefusedException;
import org.codeanatomy.plugin.host.internal.bundle.Texts;
import org.codeanatomy.plugin.host.internal.doctor.PluginJar;
import org.codeanatomy.plugin.host.internal.dropfolder.DroppedJars;
import org.codeanatomy.plugin.host.internal.journal.Change;
import org.codeanatomy.plugin.host.internal.journal.Commitments;
import org.codeanatomy.plugin.host.internal.journal.JournalEntry;
import org.codeanatomy.plugin.host.internal.journal.PluginContent;

/**
 * Decides between a watched folder and what is committed: the later deed wins. A file that is as it was when it was last
 * taken says nothing new, so it does not undo what a command did since. Thread-safe.
 */
final class DroppedFiles implements DroppedJars {

    private final Transactions transactions;
    private final Commitments commitments;
    private final Map<Path, FileTime> seen = new ConcurrentHashMap<>();

    DroppedFiles(Transactions transactions, Commitments commitments) {
        this.transactions = transactions;
        this.commitments = commitments;
    }

    @Override
    public void come(Path file) throws PluginRefusedException {
        PluginJar jar = PluginJar.read(file);
        Optional<JournalEntry> taken = Optional.ofNullable(commitments.taken().get(file.toString()));
        boolean touched = touched(file);
        if (taken.filter(entry -> isOf(jar, entry)).isPresent() && !touched) {
            return;
        }
        if (commitments
                .committed(jar.plugin())
                .filter(entry -> isOf(jar, entry))
                .isPresent()) {
            if (taken.filter(entry -> isOf(jar, entry)).isEmpty()) {
                note(Change.TAKE, jar.plugin(), new PluginContent(jar.version(), jar.sha256(), ""), file);
            }
        } else {
            transactions.take(jar, file);
        }
        Optional<JournalEntry> other = taken.filter(entry -> !entry.plugin().equals(jar.plugin()));
        if (other.isPresent() && isInstalled(other.get().plugin())) {
            transactions.uninstall(other.get().plugin(), ChangeOptions.defaults()); // the file is another's
        }
    }

    private static boolean isOf(PluginJar jar, JournalEntry entry) {
        return entry.plugin().equals(jar.plugin()) && entry.now().sha256().equals(jar.sha256());
    }

    /** Whether somebody has written the file since it was last seen by this process. */
    private boolean touched(Path file) throws PluginRefusedException {
        try {
            FileTime now = Files.getLastModifiedTime(file);
            FileTime before = seen.put(file, now);
            return before != null && !before.equals(now);
        } catch (IOException e) {
            throw new PluginRefusedException(
                    String.valueOf(file.getFileName()), List.of("it cannot be read (" + Texts.of(e) + ")"));
        }
    }

    @Override
    public void go(Path file) throws PluginRefusedException {
        seen.remove(file);
        JournalEntry taken = commitments.taken().get(file.toString());
        if (taken == null) {
            return; // it was refused
        }
        boolean newest = commitments.fileOf(taken.plugin()).filter(file::equals).isPresent();
        if (newest && isInstalled(taken.plugin())) {
            transactions.leave(taken.plugin(), file);
        } else {
            note(Change.LEAVE, taken.plugin(), taken.now(), file);
        }
    }

    private boolean isInstalled(String plugin) {
        return commitments.committed(plugin).isPresent();
    }

    private void note(Change change, String plugin, PluginContent content, Path file) throws PluginRefusedException {
        try {
            commitments.commit(change, plugin, content, content, file.toString());
        } catch (IOException e) {
            throw new PluginRefusedException(
                    plugin, List.of("the journal cannot be written (" + Texts.of(e) + "): make room for it"));
        }
    }
}
