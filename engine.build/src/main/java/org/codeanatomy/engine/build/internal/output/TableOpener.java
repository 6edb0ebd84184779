package org.codeanatomy.engine.build.internal.output;

import org.apache.arrow.vector.types.pojo.Schema;
import org.codeanatomy.engine.build.BuildException;

/** Opens the tables of a build for writing. Thread-safe. */
@FunctionalInterface
public interface TableOpener {

    /**
     * A writer that replaces the rows of a table, or makes it; close it.
     *
     * @param mismatch the kind of failure if rows do not fit the schema
     */
    TableWriter open(String name, Schema schema, BuildException.Kind mismatch);
}
