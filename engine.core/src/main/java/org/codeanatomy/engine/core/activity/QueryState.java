package org.codeanatomy.engine.core.activity;

/** How far a query has come. */
public enum QueryState {
    /** It is planned, or its rows are fetched. */
    RUNNING,
    /** Its last row was fetched. */
    DONE,
    /** It ended with an error. */
    FAILED,
    /** Somebody stopped it, or closed it before its last row. */
    CANCELLED
}
