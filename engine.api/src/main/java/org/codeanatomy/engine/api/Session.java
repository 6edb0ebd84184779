package org.codeanatomy.engine.api;

import java.util.List;
import java.util.Map;
import org.apache.arrow.memory.BufferAllocator;
import org.apache.arrow.vector.VectorSchemaRoot;
import org.apache.arrow.vector.types.pojo.Schema;
import org.codeanatomy.plugin.api.table.TableSink;
import org.codeanatomy.plugin.api.table.WriteMode;
import org.osgi.annotation.versioning.ProviderType;

/**
 * A place with tables, views and settings of its own. Statements of one session may run at the same time from several
 * threads. Every statement runs on the plugin versions that were serving when it was planned, to its end.
 */
@ProviderType
public interface Session extends AutoCloseable {

    /**
     * Cuts a script into statements at {@code ;}, not inside texts, quoted names and comments. Empty ones are left out.
     *
     * @throws EngineException with code {@code PARSE} if a text, name or comment does not end
     */
    List<String> split(String script);

    /**
     * Plans and starts one statement.
     *
     * @param sql one statement, without or with one {@code ;} at its end
     * @return its rows, computed as they are taken; a statement that is no query has none. Close it
     * @throws EngineException if it does not parse, does not validate or cannot be started
     */
    Result execute(String sql);

    /**
     * Plans a query that is to be run many times.
     *
     * @param sql a query, in which {@code ?} stands for values to come
     * @throws EngineException if it is no query, does not parse or validate, or the type of a parameter cannot be told;
     *     {@code CAST(? AS type)} tells it
     */
    PreparedStatement prepare(String sql);

    /**
     * Makes Arrow data a table of this session, without a copy. The data must stay open and unchanged as long as the
     * session.
     *
     * @throws EngineException if the name is taken or the data contradicts itself
     */
    void register(String name, VectorSchemaRoot data);

    /**
     * Makes a table of this session, as {@code CREATE EXTERNAL TABLE} does.
     *
     * @param kind a table kind that a plugin serves
     * @param options its options by name
     * @throws EngineException if the name is taken, or the kind or an option is refused
     */
    void register(String name, String kind, Map<String, String> options);

    /**
     * Opens a sink for rows of a table kind that can be written.
     *
     * @throws EngineException if no plugin serves the kind, it cannot be written, or an option is refused
     */
    SlotLease<TableSink> openSink(String kind, Map<String, String> options, Schema schema, WriteMode mode);

    /**
     * Leases every service of a slot from the plugins that serve now; for the parts of the system that drive plugins
     * otherwise than by SQL.
     *
     * @param slot a slot interface of the plugin API
     */
    <T> List<SlotLease<T>> lease(Class<T> slot);

    /** Where an application may allocate data for {@link #register}; its memory counts against the session's. */
    BufferAllocator allocator();

    /** Names that complete a statement being typed: tables, columns, functions and keywords, sorted. */
    List<String> completions();

    /** Cancels what runs and releases the session's tables. */
    @Override
    void close();
}
