package org.codeanatomy.plugin.delta;

import java.nio.file.Path;
import org.codeanatomy.plugin.api.table.WriteMode;

/**
 * A program that writes version after version of a table until it is killed, and says each one it was told is
 * committed. Version v has the ids from 10 v; every fifth version replaces all rows.
 */
final class Appender {

    static final int ROWS = 10;
    static final int OVERWRITE_EVERY = 5;

    private Appender() {}

    /** Writes to the table whose folder is the one argument. */
    public static void main(String[] arguments) throws Exception {
        Path table = Path.of(arguments[0]);
        long version = Long.parseLong(TableRows.open(table).details().get("version"));
        while (true) {
            version++;
            WriteMode mode = version % OVERWRITE_EVERY == 0 ? WriteMode.OVERWRITE : WriteMode.APPEND;
            long committed = TestTable.write(table, mode, version * ROWS, (version + 1) * ROWS)
                    .version();
            System.out.println(committed);
        }
    }
}
