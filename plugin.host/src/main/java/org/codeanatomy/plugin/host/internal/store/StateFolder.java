package org.codeanatomy.plugin.host.internal.store;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.codeanatomy.plugin.host.internal.bundle.Texts;
import org.codeanatomy.plugin.host.internal.journal.Commitments;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The folder with everything that outlives a process: journal, jars, and the lock that keeps others out. */
public final class StateFolder implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(StateFolder.class);

    private final Path folder;
    private final FileChannel lock;
    private final Commitments commitments;
    private final JarStore jars;

    private StateFolder(Path folder, FileChannel lock, Commitments commitments, JarStore jars) {
        this.folder = folder;
        this.lock = lock;
        this.commitments = commitments;
        this.jars = jars;
    }

    /**
     * Opens the folder, or makes an empty one, and keeps everybody else out of it until it is closed or the process
     * ends, however that ends.
     *
     * @param history how many changes of each plugin are remembered
     * @throws StateException if another runtime uses it, or it cannot be read
     */
    public static StateFolder open(Path folder, int history) throws StateException {
        FileChannel lock = null;
        try {
            Files.createDirectories(folder);
            lock = FileChannel.open(folder.resolve("lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
            lock(lock, folder);
            Commitments commitments = Commitments.open(folder.resolve("journal.jsonl"), history);
            JarStore jars = JarStore.open(folder.resolve("store"));
            jars.retain(commitments.jars());
            return new StateFolder(folder, lock, commitments, jars);
        } catch (IOException e) {
            close(lock);
            throw new StateException("the plugins' state cannot be read: " + Texts.of(e), e);
        } catch (StateException e) {
            close(lock);
            throw e;
        }
    }

    private static void lock(FileChannel channel, Path folder) throws IOException, StateException {
        FileLock lock;
        try {
            lock = channel.tryLock();
        } catch (OverlappingFileLockException e) { // by another runtime in this very process
            lock = null;
        }
        if (lock == null) {
            throw new StateException(
                    "another runtime uses the state folder " + folder
                            + "; end that one first, or name another folder for this one",
                    null);
        }
    }

    private static void close(FileChannel lock) {
        if (lock != null) {
            try {
                lock.close();
            } catch (IOException e) {
                LOG.warn("The lock of the state folder cannot be given up ({}).", Texts.of(e));
            }
        }
    }

    /** Where it lies. */
    public Path folder() {
        return folder;
    }

    /** What is committed. */
    public Commitments commitments() {
        return commitments;
    }

    /** The jars. */
    public JarStore jars() {
        return jars;
    }

    /** Deletes the jars that nothing remembered names. Not while one is in the store that is about to be committed. */
    public void prune() {
        try {
            jars.retain(commitments.jars());
        } catch (IOException e) {
            LOG.warn("Old jars in {} cannot be deleted ({}).", folder, Texts.of(e));
        }
    }

    /** Lets others in. */
    @Override
    public void close() {
        close(lock);
    }
}
