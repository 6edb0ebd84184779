package org.codeanatomy.plugin.api.table;

/** What a write does to the rows that are there. */
public enum WriteMode {
    /** The table must not exist. */
    CREATE,
    /** The table must exist, with a schema that fits; rows are added. */
    APPEND,
    /** The rows and the schema are replaced; the table is made if it does not exist. */
    OVERWRITE
}
