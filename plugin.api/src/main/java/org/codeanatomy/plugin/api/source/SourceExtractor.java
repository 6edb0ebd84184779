package org.codeanatomy.plugin.api.source;

import java.nio.file.Path;
import java.util.List;
import org.codeanatomy.plugin.api.PluginException;
import org.osgi.annotation.versioning.ConsumerType;

/** Slot {@code source-extractor}: source files of one language become evidence tables. A stateless singleton. */
@ConsumerType
public interface SourceExtractor {

    /** The language's name, lower case; for instance {@code python}. */
    String language();

    /** The evidence tables it fills. The same list at every call. */
    List<EvidenceTable> tables();

    /**
     * Whether a file is of this language.
     *
     * @param path relative to the repository, with {@code /}
     * @param head the first bytes of the file, at most 256; empty if it could not be read
     */
    boolean accepts(String path, byte[] head);

    /**
     * Starts the extraction of one repository.
     *
     * @param repository its folder, without links in its path: for what its name and the folders around it say about its
     *     files, as the names of packages; the files themselves come through the run
     */
    ExtractionRun begin(Path repository) throws PluginException;
}
