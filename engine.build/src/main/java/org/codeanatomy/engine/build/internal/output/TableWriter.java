package org.codeanatomy.engine.build.internal.output;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import org.apache.arrow.vector.FieldVector;
import org.apache.arrow.vector.VectorSchemaRoot;
import org.apache.arrow.vector.types.pojo.Field;
import org.apache.arrow.vector.types.pojo.Schema;
import org.codeanatomy.engine.api.SlotLease;
import org.codeanatomy.engine.build.BuildException;
import org.codeanatomy.engine.build.BuildException.Kind;
import org.codeanatomy.engine.build.OutputManifest;
import org.codeanatomy.engine.build.internal.hash.ContentHasher;
import org.codeanatomy.plugin.api.PluginException;
import org.codeanatomy.plugin.api.table.TableSink;
import org.codeanatomy.plugin.api.table.WriteResult;
import org.codeanatomy.plugin.api.vector.Batch;
import org.codeanatomy.plugin.api.vector.Column;

/**
 * Writes one table of a build and hashes what it writes. Closing it before {@link #commit} discards the rows. Used by
 * one thread at a time.
 */
public final class TableWriter implements AutoCloseable {

    /** The name under which a commit's metadata holds the content hash. */
    public static final String CONTENT_HASH = "codeanatomy.contentHash";

    private final String name;
    private final Schema schema;
    private final SlotLease<TableSink> sink;
    private final ContentHasher hasher;
    private final Kind mismatch;

    /**
     * A writer that owns the sink's lease and the hasher.
     *
     * @param mismatch the kind of failure if rows do not fit the schema
     */
    public TableWriter(String name, Schema schema, Kind mismatch, SlotLease<TableSink> sink, ContentHasher hasher) {
        this.name = name;
        this.schema = schema;
        this.mismatch = mismatch;
        this.sink = sink;
        this.hasher = hasher;
    }

    /** The plugin that stores the table. */
    public OutputManifest.PluginVersion plugin() {
        return new OutputManifest.PluginVersion(sink.plugin(), sink.version());
    }

    /**
     * Adds rows, which stay the caller's.
     *
     * @throws BuildException if they are not of the table's columns, a column that is never null holds a null, or they
     *     cannot be stored
     */
    public void write(VectorSchemaRoot rows) {
        List<FieldVector> vectors = rows.getFieldVectors();
        check(vectors);
        List<Column> columns = vectors.stream().map(Column::flat).toList();
        try {
            hasher.add(vectors, rows.getRowCount());
            sink.service().write(new Batch(columns, rows.getRowCount(), null));
        } catch (PluginException refused) {
            throw failure(refused);
        } catch (IOException full) {
            throw failure(full);
        }
    }

    private void check(List<FieldVector> vectors) {
        requireColumns(vectors.stream().map(FieldVector::getField).toList());
        List<Field> expected = schema.getFields();
        for (int i = 0; i < vectors.size(); i++) {
            int nulls = expected.get(i).isNullable() ? 0 : vectors.get(i).getNullCount();
            if (nulls > 0) {
                throw new BuildException(
                        mismatch,
                        "NULL_IN_REQUIRED_COLUMN",
                        "column " + expected.get(i).getName() + " of " + name + " must not be null, but is in " + nulls
                                + " rows");
            }
        }
    }

    /**
     * Checks that columns have the names and types of the table's, in the same order.
     *
     * @throws BuildException if not
     */
    public void requireColumns(List<Field> found) {
        if (!columns(found).equals(columns(schema.getFields()))) {
            throw new BuildException(
                    mismatch,
                    "SCHEMA_MISMATCH",
                    "rows of " + name + " have columns " + columns(found) + ", declared are "
                            + columns(schema.getFields()));
        }
    }

    private static List<String> columns(List<Field> fields) {
        return fields.stream()
                .map(field -> field.getName() + " " + field.getType())
                .toList();
    }

    /** Makes the rows durable as a new version of the table, which no manifest names yet. */
    public OutputManifest.Table commit() {
        try {
            String hash = hasher.finish();
            WriteResult result = sink.service().commit(Map.of(CONTENT_HASH, hash));
            return new OutputManifest.Table(name, result.version(), result.rows(), result.bytes(), hash);
        } catch (PluginException refused) {
            throw failure(refused);
        } catch (IOException full) {
            throw failure(full);
        }
    }

    private BuildException failure(IOException full) {
        return new BuildException(
                Kind.EXECUTION, "WRITE_FAILED", "cannot hash the rows of " + name + ": " + full.getMessage(), full);
    }

    private BuildException failure(PluginException refused) {
        String message = "plugin " + sink.plugin() + " cannot write table " + name + ": " + refused.getMessage();
        return new BuildException(Kind.EXECUTION, refused.code(), message);
    }

    @Override
    public void close() {
        try (sink) {
            sink.service().close();
            hasher.close();
        } catch (IOException failed) {
            throw new BuildException(Kind.EXECUTION, "WRITE_FAILED", "cannot remove scratch rows of " + name, failed);
        }
    }
}
