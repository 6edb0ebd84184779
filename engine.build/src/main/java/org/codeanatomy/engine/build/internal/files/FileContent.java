package org.codeanatomy.engine.build.internal.files;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import org.codeanatomy.plugin.api.source.SourceFile;

/** Reads source files, and says of those that it does not read why not. */
public final class FileContent {

    /** Larger files are generated data; they are listed, not read. */
    public static final int LARGEST_FILE = 16 << 20;

    private static final int HEAD_BYTES = 256;
    private static final byte[] NOTHING = {};

    private FileContent() {}

    /** The first bytes of a file, at most 256; none if it cannot be read. */
    public static byte[] head(SourceEntry entry) {
        if (entry.problem() != null) {
            return NOTHING;
        }
        try (InputStream stream = Files.newInputStream(entry.file())) {
            return stream.readNBytes(HEAD_BYTES);
        } catch (IOException refused) {
            return NOTHING;
        }
    }

    /** The whole file, or the reason why it was not read. */
    public static SourceFile read(SourceEntry entry) {
        if (entry.problem() != null) {
            return SourceFile.unread(entry.path(), entry.sizeBytes(), SourceFile.Status.UNREADABLE, entry.problem());
        }
        if (entry.sizeBytes() > LARGEST_FILE) {
            return tooLarge(entry, entry.sizeBytes());
        }
        try (InputStream stream = Files.newInputStream(entry.file())) {
            byte[] content = stream.readNBytes(LARGEST_FILE + 1);
            return content.length > LARGEST_FILE
                    ? tooLarge(entry, content.length)
                    : SourceFile.read(entry.path(), content);
        } catch (IOException refused) {
            String problem = "the file cannot be read: " + refused.getClass().getSimpleName();
            return SourceFile.unread(entry.path(), entry.sizeBytes(), SourceFile.Status.UNREADABLE, problem);
        }
    }

    private static SourceFile tooLarge(SourceEntry entry, long sizeBytes) {
        return SourceFile.unread(
                entry.path(),
                sizeBytes,
                SourceFile.Status.TOO_LARGE,
                "the file is larger than " + (LARGEST_FILE >> 20) + " MiB");
    }
}
