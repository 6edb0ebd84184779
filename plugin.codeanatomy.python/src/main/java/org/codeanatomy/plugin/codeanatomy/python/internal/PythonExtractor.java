package org.codeanatomy.plugin.codeanatomy.python.internal;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import org.codeanatomy.plugin.api.Plugin;
import org.codeanatomy.plugin.api.source.EvidenceTable;
import org.codeanatomy.plugin.api.source.ExtractionRun;
import org.codeanatomy.plugin.api.source.SourceExtractor;
import org.codeanatomy.plugin.api.source.SourceExtractorSlot;
import org.codeanatomy.plugin.codeanatomy.python.internal.evidence.EvidenceTables;
import org.codeanatomy.plugin.codeanatomy.python.internal.evidence.PythonRun;
import org.osgi.service.component.annotations.Component;

/** Python source code as evidence tables. Thread-safe. */
@Component(service = SourceExtractor.class)
@Plugin(name = "codeanatomy-python")
@SourceExtractorSlot(names = "python")
public final class PythonExtractor implements SourceExtractor {

    @Override
    public String language() {
        return "python";
    }

    @Override
    public List<EvidenceTable> tables() {
        return EvidenceTables.all();
    }

    /** Python files and stubs by name, scripts by a first line that names python, which files of Cython have too. */
    @Override
    public boolean accepts(String path, byte[] head) {
        if (path.endsWith(".py") || path.endsWith(".pyi")) {
            return true;
        }
        boolean cython = path.endsWith(".pyx") || path.endsWith(".pxd") || path.endsWith(".pxi");
        if (cython || head.length < 2 || head[0] != '#' || head[1] != '!') {
            return false;
        }
        int end = 2;
        while (end < head.length && head[end] != '\n') {
            end++;
        }
        return new String(head, 0, end, StandardCharsets.ISO_8859_1).contains("python");
    }

    @Override
    public ExtractionRun begin(Path repository) {
        return new PythonRun(repository);
    }
}
