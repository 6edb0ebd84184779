package org.codeanatomy.run.console.output;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.channels.Channels;
import org.apache.arrow.memory.BufferAllocator;
import org.apache.arrow.memory.RootAllocator;
import org.apache.arrow.vector.VectorLoader;
import org.apache.arrow.vector.VectorSchemaRoot;
import org.apache.arrow.vector.VectorUnloader;
import org.apache.arrow.vector.ipc.ArrowStreamWriter;
import org.apache.arrow.vector.ipc.message.ArrowRecordBatch;
import org.codeanatomy.engine.api.Result;

/** Prints rows as an Arrow IPC stream. */
final class ArrowOutput {

    private ArrowOutput() {}

    static void write(Result result, OutputStream out) throws IOException {
        try (BufferAllocator allocator = new RootAllocator();
                VectorSchemaRoot root = VectorSchemaRoot.create(result.schema(), allocator);
                ArrowStreamWriter writer = new ArrowStreamWriter(root, null, Channels.newChannel(out))) {
            writer.start();
            VectorLoader loader = new VectorLoader(root);
            for (VectorSchemaRoot batch = result.next(); batch != null; batch = result.next()) {
                try (ArrowRecordBatch record = new VectorUnloader(batch).getRecordBatch()) {
                    loader.load(record);
                    writer.writeBatch();
                }
            }
            writer.end();
        }
    }
}
