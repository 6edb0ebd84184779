package org.codeanatomy.engine.build.internal.output;

import java.util.Map;
import org.apache.arrow.vector.types.pojo.Schema;
import org.codeanatomy.engine.api.EngineException;
import org.codeanatomy.engine.api.Session;
import org.codeanatomy.engine.api.SlotLease;
import org.codeanatomy.engine.build.BuildException;
import org.codeanatomy.engine.build.BuildException.Kind;
import org.codeanatomy.engine.build.OutputManifest;
import org.codeanatomy.engine.build.internal.hash.ContentHasher;
import org.codeanatomy.plugin.api.table.TableSink;
import org.codeanatomy.plugin.api.table.WriteMode;

/**
 * Opens the tables of an output folder through the plugin that serves their kind.
 *
 * @param session where the plugin is found
 * @param output where the tables lie
 */
public record SessionTables(Session session, OutputFolder output) implements TableOpener {

    @Override
    public TableWriter open(String name, Schema schema, Kind mismatch) {
        ContentHasher hasher;
        try {
            hasher = new ContentHasher(schema, output::openScratch);
        } catch (IllegalArgumentException unhashable) {
            throw new BuildException(
                    mismatch, "UNSUPPORTED_TYPE", "table " + name + " has no content hash: " + unhashable.getMessage());
        }
        try {
            Map<String, String> options = Map.of("location", output.table(name).toString());
            SlotLease<TableSink> sink =
                    session.openSink(OutputManifest.TABLE_KIND, options, schema, WriteMode.OVERWRITE);
            return new TableWriter(name, schema, mismatch, sink, hasher);
        } catch (EngineException refused) {
            throw EngineFailures.of("cannot write table " + name, refused);
        }
    }
}
