package org.codeanatomy.plugin.testkit;

import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import org.apache.arrow.memory.BufferAllocator;
import org.apache.arrow.vector.FieldVector;

/** Something that a plugin is tried with because it cannot be made up: arguments, options, a file. Immutable. */
public sealed interface Sample {

    /** The function, procedure, table kind or language that it is for. */
    String name();

    /**
     * Arguments for a scalar function, a table function or a procedure.
     *
     * @param name its name
     * @param arguments a {@code String}, {@code Long} or other {@code Number}, {@code Double}, {@code BigDecimal},
     *     {@code Boolean}, {@code byte[]} or null for each argument
     */
    static Sample call(String name, Object... arguments) {
        return new Call(name, Collections.unmodifiableList(Arrays.asList(arguments.clone())));
    }

    /**
     * Rows of arguments for a scalar function whose types cannot be written as Java values, for instance structs.
     *
     * @param name its name
     * @param columns makes one vector per argument, all of one length, from the given allocator; they are closed for it
     */
    static Sample columns(String name, Function<BufferAllocator, List<FieldVector>> columns) {
        return new Columns(name, columns);
    }

    /**
     * A table that is there.
     *
     * @param kind the table kind
     * @param options texts by option, as {@code OPTIONS} and {@code LOCATION} give them
     */
    static Sample table(String kind, Map<String, String> options) {
        return new TableOptions(kind, options);
    }

    /**
     * A source file. Beside it the extractor is given damaged copies of it: without its last line break, with a byte
     * order mark, with bytes that are no UTF-8, cut off, empty, unread.
     *
     * @param language the extractor's language
     * @param path relative to the repository, with {@code /}
     * @param content its text
     */
    static Sample source(String language, String path, String content) {
        return new Source(language, path, content);
    }

    /** Arguments of a call. */
    record Call(String name, List<Object> arguments) implements Sample {
        /** Checks the name. */
        public Call {
            Objects.requireNonNull(name, "name is null");
        }
    }

    /** Rows of arguments. */
    record Columns(String name, Function<BufferAllocator, List<FieldVector>> columns) implements Sample {
        /** Checks that nothing is missing. */
        public Columns {
            Objects.requireNonNull(name, "name is null");
            Objects.requireNonNull(columns, "columns is null");
        }
    }

    /** A table; the name is its kind. */
    record TableOptions(String name, Map<String, String> options) implements Sample {
        /** Copies the options. */
        public TableOptions {
            Objects.requireNonNull(name, "kind is null");
            options = Map.copyOf(options);
        }
    }

    /** A source file; the name is its language. */
    record Source(String name, String path, String content) implements Sample {
        /** Checks that nothing is missing. */
        public Source {
            Objects.requireNonNull(name, "language is null");
            Objects.requireNonNull(path, "path is null");
            Objects.requireNonNull(content, "content is null");
        }
    }
}
