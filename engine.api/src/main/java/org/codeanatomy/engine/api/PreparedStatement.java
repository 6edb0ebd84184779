package org.codeanatomy.engine.api;

import java.util.List;
import org.apache.arrow.vector.types.pojo.Field;
import org.apache.arrow.vector.types.pojo.Schema;
import org.osgi.annotation.versioning.ProviderType;

/**
 * A query that was planned once, to be run many times with other values in the place of its parameters, which are written
 * {@code ?}. Thread-safe: executions may overlap.
 *
 * <p>Its plan is kept as long as everything in it is as it was. When a plugin that it uses is replaced, or a view that it
 * names, the next execution plans it again; executions that run end on the version they began with. A statement that
 * reads a plugin's table, a table of schema {@code sys} or the clock is planned again for each execution, since its plan
 * says what was so when it was made. It holds no plugin.
 */
@ProviderType
public interface PreparedStatement extends AutoCloseable {

    /** Its text. */
    String sql();

    /** The parameters in the order in which they are written; their types say what {@link #execute} takes. */
    List<Field> parameters();

    /** The columns of its result. */
    Schema schema();

    /**
     * Runs it.
     *
     * @param values one per parameter, or null for SQL's: {@code Boolean}; any integer of Java for integers; any number
     *     for floating point and decimals, if nothing is lost; {@code String}; {@code byte[]}; {@code LocalDate}; {@code
     *     LocalDateTime} for timestamps, {@code Instant} for those with a time zone
     * @return its rows. Close it
     * @throws EngineException if a value does not fit; if it cannot be planned any more, because of a plugin that is gone
     *     or changed what it takes or returns, which the sentence names; if it cannot be started
     * @throws IllegalStateException if it is closed
     */
    Result execute(Object... values);

    /** Forgets it. Executions that run are not affected. */
    @Override
    void close();
}
