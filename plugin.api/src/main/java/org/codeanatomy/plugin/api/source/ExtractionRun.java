package org.codeanatomy.plugin.api.source;

import java.util.List;
import org.codeanatomy.plugin.api.PluginException;
import org.osgi.annotation.versioning.ConsumerType;

/**
 * The extraction of one repository. First {@link #extract} for every file, by several threads at once, then
 * {@link #finish} once, then {@link #close()}. What is written depends on the files only, never on threads or order.
 */
@ConsumerType
public interface ExtractionRun extends AutoCloseable {

    /**
     * Extracts some files. A file that cannot be parsed is evidence too: a row that says so, never an exception.
     *
     * @param files a group of files, each given once in a run
     * @param sink receives rows; for this call only
     */
    void extract(List<SourceFile> files, EvidenceSink sink) throws PluginException;

    /**
     * Writes what needs all files: imports, re-exports, calls.
     *
     * @param sink receives rows; for this call only
     */
    void finish(EvidenceSink sink) throws PluginException;

    /** Releases what the run holds. */
    @Override
    void close();
}
