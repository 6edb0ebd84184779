package org.codeanatomy.plugin.host.internal.journal;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;

/**
 * A file of one line per committed change, to which lines are only ever added, each forced to disk before anybody is
 * told. A line without its line feed is a commit that was never told of: it is cut off. Not thread-safe.
 */
final class Journal {

    private static final byte LINE_FEED = '\n';

    private final Path file;
    private long length;

    /** A journal that may be written to behind {@code length} bytes. */
    private Journal(Path file, long length) {
        this.file = file;
        this.length = length;
    }

    /** A journal, and what is in it. */
    record Opened(Journal journal, List<JournalEntry> entries) {}

    /**
     * Opens a journal, or makes an empty one.
     *
     * @throws IOException if it cannot be read, or a line before the last one is damaged; the message names the file
     */
    static Opened open(Path file) throws IOException {
        if (!Files.exists(file)) {
            Files.createFile(file);
            Durable.forceNames(file.toAbsolutePath().getParent());
        }
        byte[] content = Files.readAllBytes(file);
        int whole = content.length;
        while (whole > 0 && content[whole - 1] != LINE_FEED) {
            whole--;
        }
        List<JournalEntry> entries = parse(file, new String(content, 0, whole, StandardCharsets.UTF_8));
        Journal journal = new Journal(file, whole);
        if (whole < content.length) {
            journal.cut();
        }
        return new Opened(journal, entries);
    }

    private static List<JournalEntry> parse(Path file, String text) throws IOException {
        List<JournalEntry> entries = new ArrayList<>();
        long before = 0;
        for (String line : text.lines().toList()) {
            String place = "line " + (entries.size() + 1) + " of the journal " + file + " is damaged";
            JournalEntry entry;
            try {
                entry = EntryText.parse(line);
            } catch (IOException e) {
                throw damaged(place, e.getMessage(), e);
            }
            if (entry.sequence() <= before) {
                throw damaged(place, "number " + entry.sequence() + " follows " + before, null);
            }
            before = entry.sequence();
            entries.add(entry);
        }
        return entries;
    }

    private static IOException damaged(String place, String what, IOException cause) {
        return new IOException(
                place + " (" + what + "); restore the file from a backup, or move it away to begin without plugins",
                cause);
    }

    /**
     * Adds an entry. When this returns it is on disk; when it throws, it is not in the journal.
     *
     * @throws IOException if it cannot be written, for instance because the disk is full
     */
    void append(JournalEntry entry) throws IOException {
        byte[] line = (EntryText.of(entry) + "\n").getBytes(StandardCharsets.UTF_8);
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
            if (channel.size() > length) {
                channel.truncate(length); // what an earlier failure left
            }
            write(channel, line, length);
        } catch (IOException e) {
            cutAfter(e);
            throw e;
        }
        length += line.length;
    }

    private static void write(FileChannel channel, byte[] bytes, long position) throws IOException {
        ByteBuffer left = ByteBuffer.wrap(bytes);
        while (left.hasRemaining()) {
            channel.write(left, position + left.position());
        }
        channel.force(true);
    }

    private void cutAfter(IOException failure) {
        try {
            cut();
        } catch (IOException e) { // the next append cuts before it writes
            failure.addSuppressed(e);
        }
    }

    private void cut() throws IOException {
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
            channel.truncate(length);
            channel.force(true);
        }
    }

    /** Puts these entries in the place of all that are there, or leaves those as they are. */
    void rewrite(List<JournalEntry> entries) throws IOException {
        StringBuilder text = new StringBuilder();
        entries.forEach(entry -> text.append(EntryText.of(entry)).append('\n'));
        byte[] bytes = text.toString().getBytes(StandardCharsets.UTF_8);
        Path fresh = file.resolveSibling(file.getFileName() + ".new");
        try (FileChannel channel = FileChannel.open(
                fresh, StandardOpenOption.CREATE, StandardOpenOption.WRITE, StandardOpenOption.TRUNCATE_EXISTING)) {
            write(channel, bytes, 0);
        }
        Durable.moveInto(fresh, file);
        length = bytes.length;
    }
}
