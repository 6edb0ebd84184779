package org.codeanatomy.plugin.delta.slots;

import java.util.function.Supplier;
import org.codeanatomy.plugin.api.table.BatchReader;
import org.codeanatomy.plugin.api.vector.Batch;

/** A procedure's report, made when it is asked for. */
final class OneBatch implements BatchReader {

    private final Supplier<Batch> report;
    private boolean read;

    OneBatch(Supplier<Batch> report) {
        this.report = report;
    }

    @Override
    public Batch next() {
        if (read) {
            return null;
        }
        read = true;
        return report.get();
    }

    @Override
    public void close() {
        read = true;
    }
}
