package org.codeanatomy.plugin.host.internal.journal;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;

/** What it takes that a file is still there after the power was cut. */
public final class Durable {

    private Durable() {}

    /** Moves a file, whose content was forced to disk, into its place, and forces that to disk. */
    public static void moveInto(Path written, Path place) throws IOException {
        Files.move(written, place, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        forceNames(place.toAbsolutePath().getParent());
    }

    /** Forces the names in a folder to disk. */
    public static void forceNames(Path folder) throws IOException {
        if (System.getProperty("os.name").startsWith("Windows")) {
            return; // where a folder cannot be opened, and names are kept by the file system's own log
        }
        try (FileChannel names = FileChannel.open(folder, StandardOpenOption.READ)) {
            names.force(true);
        }
    }
}
