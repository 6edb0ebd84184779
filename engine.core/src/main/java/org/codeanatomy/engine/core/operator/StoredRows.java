package org.codeanatomy.engine.core.operator;

import org.codeanatomy.plugin.api.vector.Batch;

/** Rows that a finished pipeline breaker gives on, in parts of at most one batch. Thread-safe. */
public interface StoredRows {

    /** Number of parts. */
    int parts();

    /** A part; it belongs to the caller. */
    Batch part(int index, Worker worker);
}
