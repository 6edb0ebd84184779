package org.codeanatomy.plugin.delta.kernel;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectReader;
import io.delta.kernel.data.ColumnVector;
import io.delta.kernel.data.ColumnarBatch;
import io.delta.kernel.data.Row;
import io.delta.kernel.engine.JsonHandler;
import io.delta.kernel.exceptions.KernelEngineException;
import io.delta.kernel.expressions.Predicate;
import io.delta.kernel.types.StructType;
import io.delta.kernel.utils.CloseableIterator;
import io.delta.kernel.utils.FileStatus;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.codeanatomy.plugin.delta.log.TableFolder;
import org.codeanatomy.plugin.delta.storage.LocalStorage;

/**
 * JSON lines of the log. Lines may end in CR LF and may be blank, as some editors and writers leave them; anything else
 * that is not one whole JSON value is an error that names file and line. Thread-safe.
 */
final class LogJsonHandler implements JsonHandler {

    private final LocalStorage storage;
    private final TableFolder folder;
    private final ObjectReader json = new ObjectMapper()
            .reader()
            .with(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .with(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);

    LogJsonHandler(LocalStorage storage, TableFolder folder) {
        this.storage = storage;
        this.folder = folder;
    }

    @Override
    public ColumnarBatch parseJson(ColumnVector texts, StructType schema, Optional<ColumnVector> selection) {
        List<JsonNode> values = new ArrayList<>(texts.getSize());
        for (int row = 0; row < texts.getSize(); row++) {
            boolean selected = selection.isEmpty()
                    || (!selection.get().isNullAt(row) && selection.get().getBoolean(row));
            values.add(selected && !texts.isNullAt(row) ? parse(texts.getString(row), "statistics", row + 1) : null);
        }
        return batch(schema, values);
    }

    private static ColumnarBatch batch(StructType schema, List<JsonNode> values) {
        JsonColumn rows = new JsonColumn(schema, values);
        List<ColumnVector> columns = new ArrayList<>(schema.length());
        for (int i = 0; i < schema.length(); i++) {
            columns.add(rows.getChild(i));
        }
        return new VectorBatch(schema, columns, values.size());
    }

    @Override
    public CloseableIterator<ColumnarBatch> readJsonFiles(
            CloseableIterator<FileStatus> files, StructType schema, Optional<Predicate> predicate) {
        boolean filesWanted = schema.indexOf("add") >= 0 || schema.indexOf("remove") >= 0;
        return files.map(file -> batch(schema, lines(NioFileSystemClient.local(file.getPath()), filesWanted)));
    }

    /**
     * The lines' values. Kernel reads a commit once for what it says of the table and once for its files: the first time,
     * the files' lines, which are nearly all, are empty rows.
     */
    private List<JsonNode> lines(Path file, boolean filesWanted) {
        List<JsonNode> values = new ArrayList<>();
        int number = 0;
        for (String line : text(file).split("\n", -1)) {
            number++;
            boolean skipped = !filesWanted && (line.startsWith("{\"add\":") || line.startsWith("{\"remove\":"));
            if (skipped) {
                values.add(null);
            } else if (!line.isBlank()) {
                values.add(parse(line, file.toString(), number));
            }
        }
        return values;
    }

    private String text(Path file) {
        try {
            return Files.readString(folder.verified(file), StandardCharsets.UTF_8);
        } catch (NoSuchFileException absent) {
            // the one form in which Kernel does not try again
            throw new KernelEngineException("there is no " + file, new FileNotFoundException(file.toString()));
        } catch (IOException failure) {
            throw new UncheckedIOException("cannot read " + file, failure);
        }
    }

    private JsonNode parse(String text, String place, int line) {
        try {
            return json.readTree(text);
        } catch (JsonProcessingException damage) {
            throw new UncheckedIOException(
                    place + ", line " + line + " is not JSON: " + damage.getOriginalMessage(), damage);
        }
    }

    @Override
    public void writeJsonFileAtomically(String path, CloseableIterator<Row> rows, boolean overwrite)
            throws IOException {
        StringBuilder lines = new StringBuilder();
        try (rows) {
            while (rows.hasNext()) {
                lines.append(RowJson.object(rows.next())).append('\n');
            }
        }
        byte[] content = lines.toString().getBytes(StandardCharsets.UTF_8);
        Path file = folder.verified(NioFileSystemClient.local(path));
        if (overwrite) {
            storage.replace(file, content);
        } else {
            storage.putIfAbsent(file, content);
        }
    }
}
