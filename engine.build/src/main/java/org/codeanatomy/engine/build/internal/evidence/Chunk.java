package org.codeanatomy.engine.build.internal.evidence;

import java.util.ArrayList;
import java.util.List;
import org.codeanatomy.engine.build.internal.files.SourceEntry;

/**
 * Files that one worker extracts together. Which files form a chunk depends on the files only, so that rows come in the
 * same order whatever the number of threads.
 *
 * @param extractor the position of the extractor that the files belong to
 * @param files the files, in path order
 */
public record Chunk(int extractor, List<SourceEntry> files) {

    private static final int MOST_FILES = 64;
    private static final long MOST_BYTES = 1 << 20;

    /** Copies the files. */
    public Chunk {
        files = List.copyOf(files);
    }

    /** Cuts the files of an extractor into chunks of about equal work. */
    public static List<Chunk> cut(int extractor, List<SourceEntry> files) {
        List<Chunk> chunks = new ArrayList<>();
        List<SourceEntry> current = new ArrayList<>();
        long bytes = 0;
        for (SourceEntry file : files) {
            if (!current.isEmpty() && (current.size() == MOST_FILES || bytes + file.sizeBytes() > MOST_BYTES)) {
                chunks.add(new Chunk(extractor, current));
                current.clear();
                bytes = 0;
            }
            current.add(file);
            bytes += file.sizeBytes();
        }
        if (!current.isEmpty()) {
            chunks.add(new Chunk(extractor, current));
        }
        return chunks;
    }
}
