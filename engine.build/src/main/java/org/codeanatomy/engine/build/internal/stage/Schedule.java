package org.codeanatomy.engine.build.internal.stage;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.codeanatomy.engine.build.BuildException;
import org.codeanatomy.engine.build.BuildException.Kind;
import org.codeanatomy.engine.build.internal.evidence.Chunk;
import org.codeanatomy.engine.build.internal.evidence.Workers;
import org.codeanatomy.engine.build.internal.files.FileContent;
import org.codeanatomy.engine.build.internal.files.SourceEntry;
import org.codeanatomy.engine.build.internal.files.SourceTree;
import org.codeanatomy.plugin.api.source.SourceExtractor;

/**
 * Stage schedule: which files are extracted, by whom, in which chunks.
 *
 * @param repository its folder, without links in its path
 * @param chunks in the order in which their rows are written
 * @param files number of files in all chunks
 * @param warnings what was left out or could not be read, one sentence each
 */
record Schedule(Path repository, List<Chunk> chunks, int files, List<String> warnings) {

    /**
     * Looks through the repository.
     *
     * @param threads how many files are looked into at a time
     * @throws BuildException if it cannot be listed, or no extractor accepts any file
     */
    static Schedule of(ValidRequest request, List<SourceExtractor> extractors, int threads) {
        SourceTree.Found found;
        try {
            found = SourceTree.find(request.source(), request.filter());
        } catch (IOException failed) {
            throw new BuildException(
                    Kind.SCHEDULING,
                    "UNREADABLE_SOURCE",
                    "cannot list the files of " + request.source() + ": " + failed.getMessage(),
                    failed);
        }
        List<SourceEntry> entries = found.entries();
        // in parallel, since opening a file takes longer than judging it
        int[] accepting = Workers.run(threads, () -> entries.parallelStream()
                .mapToInt(entry -> accepting(entry, extractors))
                .toArray());
        List<Chunk> chunks = new ArrayList<>();
        for (int i = 0; i < extractors.size(); i++) {
            int extractor = i;
            List<SourceEntry> own = IntStream.range(0, accepting.length)
                    .filter(entry -> accepting[entry] == extractor)
                    .mapToObj(entries::get)
                    .toList();
            chunks.addAll(Chunk.cut(extractor, own));
        }
        int files = chunks.stream().mapToInt(chunk -> chunk.files().size()).sum();
        if (files == 0) {
            throw nothingToBuild(request, entries.size(), extractors);
        }
        return new Schedule(request.source(), List.copyOf(chunks), files, found.warnings());
    }

    /** The first extractor that accepts a file, or −1 if none does. */
    private static int accepting(SourceEntry entry, List<SourceExtractor> extractors) {
        byte[] head = FileContent.head(entry);
        for (int i = 0; i < extractors.size(); i++) {
            if (accepts(extractors.get(i), entry, head)) {
                return i;
            }
        }
        return -1;
    }

    private static boolean accepts(SourceExtractor extractor, SourceEntry entry, byte[] head) {
        try {
            return extractor.accepts(entry.path(), head);
        } catch (RuntimeException | LinkageError broken) {
            throw new BuildException(
                    Kind.EXTRACTION,
                    "EXTRACTOR_FAILED",
                    "the " + extractor.language() + " extractor failed to judge " + entry.path() + ": " + broken);
        }
    }

    private static BuildException nothingToBuild(ValidRequest request, int seen, List<SourceExtractor> extractors) {
        List<String> languages =
                extractors.stream().map(SourceExtractor::language).toList();
        return new BuildException(
                Kind.CONFIGURATION,
                "NO_SOURCE_FILES",
                "there are no source files (" + String.join(", ", languages) + ") in " + request.source() + ", of "
                        + seen + " files looked at; check the path and the globs");
    }
}
