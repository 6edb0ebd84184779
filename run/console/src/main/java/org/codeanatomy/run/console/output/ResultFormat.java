package org.codeanatomy.run.console.output;

import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import org.codeanatomy.engine.api.Result;

/** How rows are printed. Each format reads the result to its end. */
public enum ResultFormat {
    /** Columns in boxes, for people. */
    TABLE {
        @Override
        public void write(Result result, PrintStream out) {
            new TableWriter(out).write(result);
        }
    },
    /** Comma-separated values with a line of names; null is an empty field. */
    CSV {
        @Override
        public void write(Result result, PrintStream out) throws IOException {
            CsvOutput.write(result, out);
        }
    },
    /** One array of row objects on a line of its own. */
    JSON {
        @Override
        public void write(Result result, PrintStream out) throws IOException {
            JsonOutput.write(result, out);
        }
    },
    /** An Arrow IPC stream. */
    ARROW {
        @Override
        public void write(Result result, PrintStream out) throws IOException {
            ArrowOutput.write(result, (OutputStream) out);
        }
    };

    /** Writes all rows of a result that returns rows. */
    public abstract void write(Result result, PrintStream out) throws IOException;
}
