package org.codeanatomy.engine.build.internal.evidence;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorCompletionService;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongConsumer;
import org.apache.arrow.memory.BufferAllocator;
import org.apache.arrow.memory.OutOfMemoryException;
import org.codeanatomy.engine.build.BuildException;
import org.codeanatomy.engine.build.BuildException.Kind;
import org.codeanatomy.engine.build.internal.files.FileContent;
import org.codeanatomy.plugin.api.PluginException;
import org.codeanatomy.plugin.api.source.ExtractionRun;
import org.codeanatomy.plugin.api.source.SourceExtractor;
import org.codeanatomy.plugin.api.source.SourceFile;

/** Runs extractors over chunks of files on several threads, then lets each of them finish. Used once, by one thread. */
public final class Extraction {

    private final List<SourceExtractor> extractors;
    private final Path repository;
    private final List<Chunk> chunks;
    private final EvidenceOrder order;
    private final BufferAllocator allocator;
    private final AtomicInteger nextChunk = new AtomicInteger();
    private final AtomicLong filesDone = new AtomicLong();

    /**
     * An extraction.
     *
     * @param extractors the extractors, as chunks number them
     * @param repository the folder that the files are of, without links in its path
     * @param chunks the chunks, in the order in which their rows are to be written
     * @param order takes the rows: chunk numbers first, then one number per extractor for what it finishes with
     * @param allocator where extractors allocate rows; the caller closes it
     */
    public Extraction(
            List<SourceExtractor> extractors,
            Path repository,
            List<Chunk> chunks,
            EvidenceOrder order,
            BufferAllocator allocator) {
        this.extractors = List.copyOf(extractors);
        this.repository = repository;
        this.chunks = List.copyOf(chunks);
        this.order = order;
        this.allocator = allocator;
    }

    /**
     * Runs to the end.
     *
     * @param threads how many workers extract
     * @param progress told how many files are done, by several threads
     * @throws BuildException if an extractor or a writer fails, or the calling thread is interrupted
     */
    public void run(int threads, LongConsumer progress) {
        List<ExtractionRun> runs = new ArrayList<>();
        try {
            for (SourceExtractor extractor : extractors) {
                runs.add(guarded(extractor, "begin", () -> extractor.begin(repository)));
            }
            extractAll(runs, threads, progress);
            for (int i = 0; i < runs.size(); i++) {
                finish(i, runs.get(i));
            }
        } finally {
            for (int i = 0; i < runs.size(); i++) {
                ExtractionRun run = runs.get(i);
                guarded(extractors.get(i), "close", () -> {
                    run.close();
                    return null;
                });
            }
        }
    }

    private void extractAll(List<ExtractionRun> runs, int threads, LongConsumer progress) {
        AtomicInteger number = new AtomicInteger();
        ExecutorService workers = Executors.newFixedThreadPool(
                threads, task -> new Thread(task, "codeanatomy-extract-" + number.incrementAndGet()));
        try {
            // the first to end badly must be seen first: others may be waiting for what it never delivers
            ExecutorCompletionService<Void> ended = new ExecutorCompletionService<>(workers);
            for (int i = 0; i < threads; i++) {
                ended.submit(() -> work(runs, progress), null);
            }
            for (int i = 0; i < threads; i++) {
                awaitNext(ended);
            }
        } finally {
            workers.shutdownNow();
            Workers.awaitEnd(workers);
        }
    }

    private static void awaitNext(ExecutorCompletionService<Void> ended) {
        try {
            ended.take().get();
        } catch (ExecutionException failed) {
            if (failed.getCause() instanceof RuntimeException known) {
                throw known;
            }
            if (failed.getCause() instanceof OutOfMemoryError heap) {
                throw outOfMemory("the extraction", heap);
            }
            throw new BuildException(Kind.EXTRACTION, "EXTRACTION_FAILED", "a worker died: " + failed.getCause());
        } catch (InterruptedException cancelled) {
            Thread.currentThread().interrupt();
            throw new BuildException(Kind.EXECUTION, "CANCELLED", "the build was cancelled");
        }
    }

    private void work(List<ExtractionRun> runs, LongConsumer progress) {
        for (int i = nextChunk.getAndIncrement(); i < chunks.size(); i = nextChunk.getAndIncrement()) {
            if (Thread.currentThread().isInterrupted()) {
                return;
            }
            extract(i, runs);
            progress.accept(filesDone.addAndGet(chunks.get(i).files().size()));
        }
    }

    private void extract(int number, List<ExtractionRun> runs) {
        Chunk chunk = chunks.get(number);
        List<SourceFile> files = chunk.files().stream().map(FileContent::read).toList();
        String what = "extraction of " + files.get(0).path() + " and " + (files.size() - 1) + " more files";
        guarded(extractors.get(chunk.extractor()), what, () -> {
            runs.get(chunk.extractor()).extract(files, new ChunkSink(number, order, allocator));
            return null;
        });
        order.finish(number);
    }

    private void finish(int extractor, ExtractionRun run) {
        int number = chunks.size() + extractor;
        guarded(extractors.get(extractor), "the end of the extraction", () -> {
            run.finish(new ChunkSink(number, order, allocator));
            return null;
        });
        order.finish(number);
    }

    @FunctionalInterface
    private interface PluginCall<T> {
        T call() throws PluginException;
    }

    /** A plugin's exceptions become text here: objects of its classes would keep it from being unloaded. */
    private static <T> T guarded(SourceExtractor extractor, String what, PluginCall<T> call) {
        try {
            return call.call();
        } catch (BuildException ours) {
            throw ours;
        } catch (PluginException refused) {
            throw failure(extractor, what, refused.code(), refused.getMessage());
        } catch (OutOfMemoryException limit) {
            throw outOfMemory(what, limit);
        } catch (RuntimeException | LinkageError | StackOverflowError broken) {
            throw failure(extractor, what, "EXTRACTOR_FAILED", broken.toString());
        }
    }

    private static BuildException outOfMemory(String what, Throwable limit) {
        return new BuildException(
                Kind.EXECUTION,
                "OUT_OF_MEMORY",
                what + " needs more memory than the build has (" + limit.getMessage() + "); use a larger profile");
    }

    private static BuildException failure(SourceExtractor extractor, String what, String code, String reason) {
        return new BuildException(
                Kind.EXTRACTION, code, "the " + extractor.language() + " extractor failed in " + what + ": " + reason);
    }
}
